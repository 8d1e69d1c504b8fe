// `pxt-esp serve` as a process: what it serves, to whom, what it opens, and how it ends.

import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cli, repository, startCli, temporaryFolder } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import { start, until } from "../support/process.js";
import { EditorSite } from "./editor.js";

/** The IPv4 addresses at which anything listens on a port, as Linux lists them; an IPv6 address stands as it is. */
function listeners(port: number): string[] {
  const lines = ["tcp", "tcp6"].flatMap((name) => readFileSync(`/proc/net/${name}`, "utf8").split("\n"));
  return lines.flatMap((line) => {
    const [, local, , state] = line.trim().split(/\s+/);
    const [address, hexPort] = (local ?? "").split(":");
    // 0A is LISTEN.
    if (state !== "0A" || parseInt(hexPort!, 16) !== port) return [];
    return [address!.length === 8 ? [...Buffer.from(address!, "hex")].reverse().join(".") : address!];
  });
}

test("serve gives the editor to this machine only, and ends with Ctrl-C", async (t) => {
  const port = await freePort();
  const server = startCli(t, ["serve", "--port", String(port), "--no-open"]);
  const [, url] = await server.waitFor(/^The editor is at (\S+) /m);
  assert.equal(url, `http://127.0.0.1:${port}/`);
  const site = await EditorSite.at(t, url);
  const editor = await site.open();
  await editor.newProject();
  await (await editor.simulator()).locator("#board").waitFor();
  assert.deepEqual(editor.complaints, []);
  await site.close();

  assert.deepEqual(listeners(port), ["127.0.0.1"]);

  const second = await cli(t, "serve", "--port", String(port), "--no-open");
  assert.equal(second.status, 1);
  assert.match(second.stderr, new RegExp(`port ${port}`));

  server.kill("SIGINT");
  assert.equal((await server.ended).status, 130);
});

test("serve opens the editor with what the system opens pages with", async (t) => {
  const folder = temporaryFolder(t);
  const opened = join(folder, "opened");
  writeFileSync(join(folder, "xdg-open"), `#!/bin/sh\necho "$1" > ${opened}\n`);
  chmodSync(join(folder, "xdg-open"), 0o755);
  const server = start(
    t,
    process.execPath,
    [join(repository, "cli/bin/pxt-esp.mjs"), "serve", "--port", "0"],
    {
      cwd: repository,
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    },
  );
  const [, url] = await server.waitFor(/^The editor is at (\S+) /m);
  await until("a page is opened", () => existsSync(opened) && readFileSync(opened, "utf8").endsWith("\n"));
  assert.equal(readFileSync(opened, "utf8"), `${url}\n`);
  server.kill("SIGTERM");
  assert.equal((await server.ended).status, 143);
});
