// Serves files that are in memory or read as they are asked for, on this machine's loopback only.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { StaticPackage } from "./static-package.js";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".gif": "image/gif",
  ".md": "text/markdown; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
};

export interface FileServer {
  /** The address of the package's folder, with "/" at its end. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves a package on a port of 127.0.0.1.
 * @param port 0 for any that is free
 * @throws Error of Node's when the port is in use
 */
export async function serveFiles(files: StaticPackage, port: number): Promise<FileServer> {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? "/");
    const content = path === undefined ? undefined : files.get(path);
    if (!content || (request.method !== "GET" && request.method !== "HEAD")) {
      response
        .writeHead(content ? 405 : 404, { "Content-Type": "text/plain" })
        .end(content ? "" : "not found");
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(path!)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
    });
    response.end(content());
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The package's file for a request; undefined for what is no path. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname).slice(1) || "index.html";
  } catch {
    return undefined;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
