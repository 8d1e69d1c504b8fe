// The wireless link of the simulator: every network can be joined, with a short delay as on a board.

namespace pxsim {
  export enum LinkState {
    Idle = 0,
    Connecting = 1,
    Connected = 2,
    Failed = 3,
  }

  /** Event source of the link; the value is its state. */
  const EVENT_SOURCE_WIFI = 9101;
  const JOIN_MS = 50;

  export class SimLink {
    state = LinkState.Idle;
    private joining: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly board: BaseBoard) {}

    join(ssid: string): void {
      this.stop();
      this.set(LinkState.Connecting);
      this.joining = setTimeout(() => this.set(ssid ? LinkState.Connected : LinkState.Failed), JOIN_MS);
    }

    leave(): void {
      this.stop();
      this.set(LinkState.Idle);
    }

    stop(): void {
      if (this.joining !== undefined) clearTimeout(this.joining);
      this.joining = undefined;
    }

    private set(state: LinkState): void {
      this.state = state;
      this.board.bus.queue(EVENT_SOURCE_WIFI, state);
    }
  }
}

namespace pxsim.wifishims {
  export function join(ssid: string, _password: string): void {
    espBoard().network.link.join(ssid);
  }

  export function leave(): void {
    espBoard().network.link.leave();
  }

  export function state(): number {
    return espBoard().network.link.state;
  }

  export function address(): string {
    return state() === LinkState.Connected ? "127.0.0.1" : "";
  }

  export function signal(): number {
    return state() === LinkState.Connected ? -50 : 0;
  }
}
