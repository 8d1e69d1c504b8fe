// The browser's transport: MQTT over WebSocket [MQTT 3.1.1 §6], to the broker's WebSocket listener on the same host.

namespace pxsim {
  export class WebSocketTransport implements SocketTransport {
    connect(host: string, port: number, listener: SocketListener): SocketConnection {
      const socket = new WebSocket(
        `${location.protocol === "https:" ? "wss" : "ws"}://${host}:${port}/mqtt`,
        "mqtt",
      );
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
        if (!opened) listener.failed(SocketError.Refused);
        else if (event.wasClean) listener.closed();
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
  }

  if (typeof WebSocket !== "undefined") socketTransport = new WebSocketTransport();
}
