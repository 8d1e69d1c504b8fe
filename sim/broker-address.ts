// Which WebSocket stands for a host and port that a program connects to: a browser reaches brokers over WebSocket only. The user's
// own rules go before the default: the same host, port 9001.

namespace pxsim {
  const DEFAULT_PORT = 9001;
  const STORAGE_KEY = "pxt-esp-websocket-addresses";

  /** The rules of a page whose browser stores nothing. */
  let pageRules = "";

  export namespace brokerAddress {
    /** The rules as text: one a line, "host:port = address", "host = address", or an address alone for everything else. */
    export function rules(): string {
      try {
        return localStorage.getItem(STORAGE_KEY) ?? "";
      } catch {
        return pageRules;
      }
    }

    export function setRules(text: string): void {
      try {
        localStorage.setItem(STORAGE_KEY, text.trim());
      } catch {
        pageRules = text.trim();
      }
    }

    /** The first line that is no rule; undefined when all are. */
    export function wrongRule(text: string): string | undefined {
      return lines(text).find((line) => {
        const address = line.slice(line.indexOf("=") + 1).trim();
        try {
          return !/^wss?:$/.test(new URL(address).protocol);
        } catch {
          return true;
        }
      });
    }

    /**
     * The address for a connection.
     * @param isSecure whether the program wants TLS
     */
    export function of(host: string, port: number, isSecure: boolean): string {
      const found = [`${host}:${port}`, host, ""].map((name) => ruleFor(name)).find((address) => address);
      if (found) return found;
      // As on an emulated board, "broker" is the machine that the board is simulated on.
      const where = host === "broker" ? location.hostname || "127.0.0.1" : host;
      const scheme = isSecure || location.protocol === "https:" ? "wss" : "ws";
      return `${scheme}://${where.includes(":") ? `[${where}]` : where}:${DEFAULT_PORT}/`;
    }

    function ruleFor(name: string): string | undefined {
      for (const line of lines(rules())) {
        const equals = line.indexOf("=");
        const left = equals < 0 ? "" : line.slice(0, equals).trim();
        if (left === name) return line.slice(equals + 1).trim();
      }
      return undefined;
    }

    function lines(text: string): string[] {
      return text.split("\n").filter((line) => line.trim() !== "");
    }
  }
}
