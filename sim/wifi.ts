// The wireless link of the simulator: every network can be joined, with a short delay as on a board.

namespace pxsim {
  export enum LinkState {
    Idle = 0,
    Connecting = 1,
    Connected = 2,
    Failed = 3,
  }

  /** Numbers of network::Reason. */
  enum LinkReason {
    None = 0,
    Left = 1,
    Settings = 2,
    NoLink = 3,
  }

  /** Event source of the link; the value is its state. */
  const EVENT_SOURCE_WIFI = 9101;
  const JOIN_MS = 50;

  export class SimLink {
    state = LinkState.Idle;
    reason = LinkReason.None;
    /** Told of each change of the state. */
    onState: ((state: LinkState) => void) | undefined;
    private joining: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly board: BaseBoard) {}

    join(ssid: string, password: string): void {
      this.stop();
      const bytes = (text: string) => new TextEncoder().encode(text).length;
      if (bytes(ssid) > 32 || bytes(password) > 64) return this.set(LinkState.Failed, LinkReason.Settings);
      this.set(LinkState.Connecting, LinkReason.None);
      this.joining = setTimeout(() => {
        if (ssid) this.set(LinkState.Connected, LinkReason.None);
        else this.set(LinkState.Failed, LinkReason.NoLink);
      }, JOIN_MS);
    }

    leave(): void {
      this.stop();
      this.set(LinkState.Idle, this.state === LinkState.Failed ? this.reason : LinkReason.Left);
    }

    stop(): void {
      if (this.joining !== undefined) clearTimeout(this.joining);
      this.joining = undefined;
    }

    private set(state: LinkState, reason: LinkReason): void {
      this.state = state;
      this.reason = reason;
      this.onState?.(state);
      this.board.bus.queue(EVENT_SOURCE_WIFI, state);
    }
  }
}

namespace pxsim.wifishims {
  export function join(ssid: string, password: string): void {
    espBoard().network.link.join(ssid, password);
  }

  export function leave(): void {
    espBoard().network.link.leave();
  }

  export function state(): number {
    return espBoard().network.link.state;
  }

  export function reason(): number {
    return espBoard().network.link.reason;
  }

  const NETWORK = { name: "simulated network", signal: -50, channel: 1, secured: 1 };

  export function scan(): void {}

  /** The one network as a record of libs/wifi/wifi.cpp. */
  export function scanned(): RefBuffer {
    const name = new TextEncoder().encode(NETWORK.name);
    return new RefBuffer(
      Uint8Array.from([name.length, NETWORK.signal & 255, NETWORK.channel, NETWORK.secured, ...name]),
    );
  }

  export function address(): string {
    return state() === LinkState.Connected ? "127.0.0.1" : "";
  }

  export function signal(): number {
    return state() === LinkState.Connected ? NETWORK.signal : 0;
  }
}
