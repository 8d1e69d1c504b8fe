// What blocks need besides wifi.ts: joining a network without thinking of failure, and values to compare with.

namespace wifi {
  /** How long to wait before trying again. */
  const RETRY_MS = 3000;

  /**
   * Join a wireless network, and wait until the board is in it. When that fails the board says why on the console, and tries again.
   * @param ssid name of the network
   * @param password its password; empty for an open network
   */
  //% blockId=wifi_join block="connect to Wi-Fi $ssid password $password"
  //% ssid.defl="my network" password.defl="my password" inlineInputMode="inline"
  //% group="Connect" weight=100 help=wifi/join
  export function join(ssid: string, password: string): void {
    while (!connect(ssid, password)) {
      const why = reason();
      // After the time given, connect() leaves the network.
      console.log("wifi: " + ssid + ": " + (why == WifiReason.Left ? "no answer in time" : describe(why)));
      pause(RETRY_MS);
    }
  }

  /**
   * The name of a network.
   * @param network one of those that were found
   */
  //% blockId=wifi_network_name block="name of $network"
  //% network.shadow=variables_get network.defl=network
  //% group="Networks" weight=98 advanced=true help=wifi/network
  export function networkName(network: Network): string {
    return network.ssid;
  }

  /**
   * How strongly the board hears a network, in dBm, a negative number; 0 where it can't be measured.
   * @param network one of those that were found
   */
  //% blockId=wifi_network_signal block="signal of $network (dBm)"
  //% network.shadow=variables_get network.defl=network
  //% group="Networks" weight=96 advanced=true help=wifi/network
  export function networkSignal(network: Network): number {
    return network.signal;
  }

  /**
   * The radio channel of a network; 0 where there is none.
   * @param network one of those that were found
   */
  //% blockId=wifi_network_channel block="channel of $network"
  //% network.shadow=variables_get network.defl=network
  //% group="Networks" weight=94 advanced=true help=wifi/network
  export function networkChannel(network: Network): number {
    return network.channel;
  }

  /**
   * True if a network wants a password.
   * @param network one of those that were found
   */
  //% blockId=wifi_has_password block="$network has a password"
  //% network.shadow=variables_get network.defl=network
  //% group="Networks" weight=90 advanced=true help=wifi/has-password
  export function hasPassword(network: Network): boolean {
    return network.secured;
  }

  /**
   * A reason in words.
   * @param reason one of WifiReason
   */
  //% blockId=wifi_describe block="Wi-Fi reason $reason in words" reason.shadow=wifi_reason_value
  //% group="State" weight=40 advanced=true help=wifi/describe
  export function describe(reason: number): string {
    switch (reason) {
      case WifiReason.Left:
        return "the program has left the network";
      case WifiReason.Settings:
        return "the network's name or password is too long";
      case WifiReason.NotFound:
        return "no such network in reach";
      case WifiReason.Refused:
        return "the network does not accept the password";
      case WifiReason.NoAddress:
        return "the network gives no address";
      case WifiReason.LinkLost:
        return "the network has gone out of reach";
      case WifiReason.AddressLost:
        return "the network has taken the address back";
      default:
        return "connected";
    }
  }

  /**
   * One of the states, to compare "Wi-Fi state" with.
   */
  //% blockId=wifi_state_value block="$state" shim=TD_ID
  //% group="State" weight=55 advanced=true help=wifi/state
  export function stateValue(state: WifiState): number {
    return state;
  }

  /**
   * One of the reasons, to compare a reason with.
   */
  //% blockId=wifi_reason_value block="$reason" shim=TD_ID
  //% group="State" weight=45 advanced=true help=wifi/reason
  export function reasonValue(reason: WifiReason): number {
    return reason;
  }
}
