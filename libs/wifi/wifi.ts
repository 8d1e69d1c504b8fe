// Joining a wireless network, over the C++ of wifi.cpp.

/**
 * The board's wireless network.
 */
//% color="#2E7D8C" weight=75 icon="\uf1eb"
namespace wifi {
  const EVENT_SOURCE = 9101;
  const POLL_MS = 20;

  const enum State {
    Idle = 0,
    Connecting = 1,
    Connected = 2,
    Failed = 3,
  }

  /**
   * Join a network, and wait until the board has an address in it. Other fibers run meanwhile.
   * Returns false when the network refuses, or after the time given.
   * @param ssid name of the network
   * @param password its password; empty for an open network
   * @param timeoutMs how long to try, in milliseconds, eg: 20000
   */
  //% blockId=wifi_connect block="connect to Wi-Fi $ssid with password $password||for at most $timeoutMs ms"
  //% expandableArgumentMode="toggle" weight=100
  export function connect(ssid: string, password: string, timeoutMs: number = 20000): boolean {
    wifishims.join(ssid, password);
    const start = control.millis();
    while (wifishims.state() == State.Connecting && control.millis() - start < timeoutMs) pause(POLL_MS);
    if (wifishims.state() == State.Connected) return true;
    wifishims.leave();
    return false;
  }

  /**
   * Leave the network.
   */
  //% blockId=wifi_disconnect block="disconnect from Wi-Fi" weight=90
  export function disconnect(): void {
    wifishims.leave();
  }

  /**
   * True while the board has an address in a network.
   */
  //% blockId=wifi_is_connected block="Wi-Fi is connected" weight=80
  export function isConnected(): boolean {
    return wifishims.state() == State.Connected;
  }

  /**
   * The board's IPv4 address, such as "192.168.4.20"; empty when it has none.
   */
  //% blockId=wifi_address block="IP address" weight=70
  export function address(): string {
    return wifishims.address();
  }

  /**
   * Strength of the network's signal in dBm, a negative number; 0 when there is none or it can't be measured.
   */
  //% blockId=wifi_signal block="Wi-Fi signal strength (dBm)" weight=60
  export function signalStrength(): number {
    return wifishims.signal();
  }

  /**
   * Run code each time the board has got an address.
   */
  //% blockId=wifi_on_connected block="on Wi-Fi connected" weight=50
  export function onConnected(handler: () => void): void {
    control.onEvent(EVENT_SOURCE, State.Connected, handler);
  }

  /**
   * Run code each time the board has lost its network or left it, or could not join it.
   */
  //% blockId=wifi_on_disconnected block="on Wi-Fi disconnected" weight=40
  export function onDisconnected(handler: () => void): void {
    // State.Idle is 0, which as the value of a listener means any: so the state decides.
    control.onEvent(EVENT_SOURCE, DAL.DEVICE_EVT_ANY, () => {
      const state = wifishims.state();
      if (state == State.Idle || state == State.Failed) handler();
    });
  }
}
