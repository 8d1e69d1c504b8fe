// Joining a wireless network, over the C++ of wifi.cpp.

/**
 * Where joining a network stands.
 */
enum WifiState {
  /** Not asked to join. */
  //% block="not joined" blockIdentity="wifi.stateValue"
  Idle = 0,
  //% block="joining" blockIdentity="wifi.stateValue"
  Connecting = 1,
  //% block="connected" blockIdentity="wifi.stateValue"
  Connected = 2,
  /** Could not join, or lost the network. The board goes on trying, unless it was told to leave. */
  //% block="failed" blockIdentity="wifi.stateValue"
  Failed = 3,
}

/**
 * Why the board is not connected.
 */
enum WifiReason {
  //% block="none" blockIdentity="wifi.reasonValue"
  None = 0,
  /** The program left the network. */
  //% block="program left" blockIdentity="wifi.reasonValue"
  Left = 1,
  /** A name of more than 32 bytes, or a password of more than 64. */
  //% block="name or password too long" blockIdentity="wifi.reasonValue"
  Settings = 2,
  /** No such network in reach. */
  //% block="network not found" blockIdentity="wifi.reasonValue"
  NotFound = 3,
  /** The network does not accept the password. */
  //% block="wrong password" blockIdentity="wifi.reasonValue"
  Refused = 4,
  /** The network gave no address. */
  //% block="no address" blockIdentity="wifi.reasonValue"
  NoAddress = 5,
  /** The network has gone out of reach. */
  //% block="out of reach" blockIdentity="wifi.reasonValue"
  LinkLost = 6,
  /** The network has taken the address back. */
  //% block="address lost" blockIdentity="wifi.reasonValue"
  AddressLost = 7,
}

/**
 * The board's wireless network.
 */
//% color="#2E7D8C" weight=75 icon="\uf1eb" block="Wi-Fi"
//% groups='["Connect", "State", "Networks"]'
namespace wifi {
  const EVENT_SOURCE = 9101;
  const POLL_MS = 20;

  /**
   * A network in reach.
   */
  export class Network {
    /** Its name. */
    ssid: string;
    /** Strength of its signal in dBm, a negative number; 0 where it can't be measured. */
    signal: number;
    /** The radio channel; 0 where there is none. */
    channel: number;
    /** True if it wants a password. */
    secured: boolean;
  }

  /**
   * Join a network, and wait until the board has an address in it. Other fibers run meanwhile.
   * Returns false when the network refuses, or after the time given.
   * @param ssid name of the network
   * @param password its password; empty for an open network
   * @param timeoutMs how long to try, in milliseconds, eg: 20000
   */
  //% blockId=wifi_connect block="Wi-Fi joins $ssid with password $password||within $timeoutMs ms"
  //% ssid.defl="my network" password.defl="my password" timeoutMs.defl=20000 timeoutMs.shadow=timePicker
  //% inlineInputMode="inline" expandableArgumentMode="toggle"
  //% group="Connect" weight=60 advanced=true help=wifi/connect
  export function connect(ssid: string, password: string, timeoutMs: number = 20000): boolean {
    wifishims.join(ssid, password);
    const start = control.millis();
    while (wifishims.state() == WifiState.Connecting && control.millis() - start < timeoutMs) pause(POLL_MS);
    if (wifishims.state() == WifiState.Connected) return true;
    wifishims.leave();
    return false;
  }

  /**
   * Leave the network.
   */
  //% blockId=wifi_disconnect block="disconnect from Wi-Fi"
  //% group="Connect" weight=55 advanced=true help=wifi/disconnect
  export function disconnect(): void {
    wifishims.leave();
  }

  /**
   * Look for networks in reach, and wait for the result; the strongest come first. Other fibers run meanwhile.
   */
  //% blockId=wifi_scan block="Wi-Fi networks in reach" blockSetVariable="networks"
  //% group="Networks" weight=100 advanced=true help=wifi/scan
  export function scan(): Network[] {
    const HEADER_BYTES = 4;
    wifishims.scan();
    let records = wifishims.scanned();
    while (!records) {
      pause(POLL_MS);
      records = wifishims.scanned();
    }
    const networks: Network[] = [];
    for (let at = 0; at < records.length; at += HEADER_BYTES + records[at]) {
      const network = new Network();
      network.ssid = records.slice(at + HEADER_BYTES, records[at]).toString();
      network.signal = (records[at + 1] << 24) >> 24;
      network.channel = records[at + 2];
      network.secured = records[at + 3] != 0;
      networks.push(network);
    }
    networks.sort((a, b) => b.signal - a.signal);
    return networks;
  }

  /**
   * Where joining a network stands.
   */
  //% blockId=wifi_state block="Wi-Fi state"
  //% group="State" weight=60 advanced=true help=wifi/state
  export function state(): WifiState {
    return wifishims.state();
  }

  /**
   * Why the board is not connected.
   */
  //% blockId=wifi_reason block="Wi-Fi reason"
  //% group="State" weight=50 advanced=true help=wifi/reason
  export function reason(): WifiReason {
    return wifishims.reason();
  }

  /**
   * True while the board has an address in a network.
   */
  //% blockId=wifi_is_connected block="Wi-Fi is connected"
  //% group="State" weight=100 help=wifi/is-connected
  export function isConnected(): boolean {
    return wifishims.state() == WifiState.Connected;
  }

  /**
   * The board's IPv4 address, such as "192.168.4.20"; empty when it has none.
   */
  //% blockId=wifi_address block="IP address"
  //% group="State" weight=90 help=wifi/address
  export function address(): string {
    return wifishims.address();
  }

  /**
   * Strength of the network's signal in dBm, a negative number; 0 when there is none or it can't be measured.
   */
  //% blockId=wifi_signal block="Wi-Fi signal strength (dBm)"
  //% group="State" weight=80 help=wifi/signal-strength
  export function signalStrength(): number {
    return wifishims.signal();
  }

  /**
   * Run code each time the board has got an address: also when it is back in a network that it had lost.
   */
  //% blockId=wifi_on_connected block="on Wi-Fi connected"
  //% group="Connect" weight=90 help=wifi/on-connected
  export function onConnected(handler: () => void): void {
    control.onEvent(EVENT_SOURCE, WifiState.Connected, handler);
  }

  /**
   * Run code each time the board has lost its network or left it, or could not join it. After a loss the board joins again by
   * itself as soon as the network is back.
   */
  //% blockId=wifi_on_disconnected block="on Wi-Fi disconnected because of $reason"
  //% draggableParameters="reporter"
  //% group="Connect" weight=80 help=wifi/on-disconnected
  export function onDisconnected(handler: (reason: WifiReason) => void): void {
    // State.Idle is 0, which as the value of a listener means any: so the state decides.
    control.onEvent(EVENT_SOURCE, DAL.DEVICE_EVT_ANY, () => {
      const state = wifishims.state();
      if (state == WifiState.Idle || state == WifiState.Failed) handler(wifishims.reason());
    });
  }
}
