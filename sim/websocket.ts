// The browser's transport: MQTT over WebSocket [MQTT 3.1.1 §6], to the broker's WebSocket listener; with TLS where the program wants
// it, in which the browser decides whom it trusts.

namespace pxsim {
  /** Names of the sub-protocol: of MQTT 3.1.1 (§6) and of what spoke 3.1. The broker takes the first that it knows. */
  const SUBPROTOCOLS = ["mqtt", "mqttv3.1"];
  /** DAL.CFG_MQTT_PROTOCOL_311: the project's setting. */
  const KEY_MQTT_PROTOCOL_311 = 3000;

  export class WebSocketTransport implements SocketTransport {
    private isTold = false;
    private readonly toldAddresses = new Set<string>();

    connect(
      host: string,
      port: number,
      listener: SocketListener,
      security?: SocketSecurity,
    ): SocketConnection {
      if (security) this.tellLimits(host, security);
      const address = brokerAddress.of(host, port, security !== undefined);
      const is311 = pxtcore.getConfig(KEY_MQTT_PROTOCOL_311, 1) !== 0;
      let socket: WebSocket;
      try {
        socket = new WebSocket(address, is311 ? SUBPROTOCOLS : [...SUBPROTOCOLS].reverse());
      } catch {
        // The browser refuses at once what is no address, and on a page from an HTTPS server what is not encrypted.
        const sentence =
          location.protocol === "https:" && address.startsWith("ws:")
            ? localization.lf(
                "a page from an HTTPS server can't connect to {0}; it needs an address that begins with wss://",
                address,
              )
            : localization.lf("{0} is no address of a WebSocket", address);
        this.tell(address, sentence);
        setTimeout(() => listener.failed(SocketError.Refused, sentence), 0);
        return new NoConnection();
      }
      socket.binaryType = "arraybuffer";
      let opened = false;
      socket.onopen = () => {
        opened = true;
        listener.opened();
      };
      socket.onmessage = (message: MessageEvent) =>
        listener.received(new Uint8Array(message.data as ArrayBuffer));
      // A browser does not tell a script why a WebSocket could not be opened.
      socket.onclose = (event: CloseEvent) => {
        if (!opened) {
          const sentence = nothingThere(address);
          this.tell(address, sentence);
          listener.failed(SocketError.Refused, sentence);
        } else if (event.wasClean) listener.closed();
        else listener.failed(SocketError.Reset);
      };
      return {
        send(data: Uint8Array) {
          socket.send(data);
          setTimeout(() => listener.sent(), 0);
        },
        pending: () => socket.bufferedAmount,
        end: () => socket.close(),
        close() {
          socket.onopen = socket.onmessage = socket.onclose = null;
          socket.close();
        },
        // A browser keeps all of this to itself.
        setNoDelay() {},
        setKeepAlive() {},
        address: (isRemote: boolean) => (isRemote ? host : ""),
        port: (isRemote: boolean) => (isRemote ? port : 0),
      };
    }

    /** Says on the console what is wrong with an address; once for each. */
    private tell(address: string, sentence: string): void {
      if (!this.toldAddresses.has(address)) runtime.board.writeSerial(`${sentence}\n`);
      this.toldAddresses.add(address);
    }

    /** Says, once, what of a program's choices a script in a browser can't have. */
    private tellLimits(host: string, { serverName, insecure, pin, trust, identity }: SocketSecurity): void {
      const ignored = [
        ...(serverName !== host ? ["serverName"] : []),
        ...(insecure ? ["insecure"] : []),
        ...(pin.length > 0 ? ["fingerprint"] : []),
        ...(trust.length > 0 ? ["the project's certificates"] : []),
        ...(identity.length > 0 ? ["the client certificate"] : []),
      ];
      if (ignored.length === 0 || this.isTold) return;
      this.isTold = true;
      runtime.board.writeSerial(
        `TLS: the browser decides which servers it trusts, without regard to ${ignored.join(", ")}\n`,
      );
    }
  }

  /** The sentence for an address at which no WebSocket was opened. */
  function nothingThere(address: string): string {
    const { port: given, protocol, host } = new URL(address);
    if (protocol === "wss:")
      return localization.lf(
        "no WebSocket listener at {0}, or the browser does not trust its certificate: https://{1}/ in another tab shows which; a listener needs the lines `listener {2}`, `protocol websockets`, `certfile` and `keyfile` in mosquitto.conf",
        address,
        host,
        given || "443",
      );
    return localization.lf(
      "no WebSocket listener at {0}; add the lines `listener {1}` and `protocol websockets` to mosquitto.conf",
      address,
      given || "80",
    );
  }

  /** Stands for a connection that could not even be begun. */
  class NoConnection implements SocketConnection {
    send(): void {}
    pending(): number {
      return 0;
    }
    end(): void {}
    close(): void {}
    setNoDelay(): void {}
    setKeepAlive(): void {}
    address(): string {
      return "";
    }
    port(): number {
      return 0;
    }
  }

  if (typeof WebSocket !== "undefined") socketTransport = new WebSocketTransport();
}
