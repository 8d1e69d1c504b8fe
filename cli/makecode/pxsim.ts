// Types of the simulator's JavaScript (pxt-core's pxtsim.js, pxt-common-packages' common-sim.js and sim/) as its Node host
// sees them.

export interface SimRuntime {
  board: {
    writeSerial(text: string): void;
    kill(): void;
    initAsync(message: { type: "run"; storedState: Record<string, string> }): Promise<void>;
  };
  errorHandler: (error: Error) => void;
  run(done: (value: unknown) => void): void;
  kill(): void;
}

export interface SimMessage {
  type: string;
  command?: string;
}

/** sim/transport.ts */
export interface SocketListener {
  opened(): void;
  received(data: Uint8Array): void;
  sent(): void;
  failed(error: number, text?: string): void;
  closed(): void;
}

export interface SocketConnection {
  send(data: Uint8Array): void;
  pending(): number;
  end(): void;
  close(): void;
  setNoDelay(noDelay: boolean): void;
  setKeepAlive(idleSeconds: number): void;
  address(isRemote: boolean): string;
  port(isRemote: boolean): number;
}

export interface SocketSecurity {
  serverName: string;
  insecure: boolean;
  trust: Uint8Array;
  pin: Uint8Array;
  identity: Uint8Array;
}

export interface SocketTransport {
  connect(host: string, port: number, listener: SocketListener, security?: SocketSecurity): SocketConnection;
}

export interface Pxsim {
  Runtime: {
    new (message: { type: "run"; code: string }): SimRuntime;
    messagePosted: (message: SimMessage) => void;
  };
  runtime: SimRuntime;
  initCurrentRuntime: (message: unknown) => void;
  socketTransport: SocketTransport;
}
