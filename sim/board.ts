// The simulated board: what pxt-core's simulator creates when a program starts.

namespace pxsim {
  export class EspBoard extends BaseBoard {
    /** Level of each pin written to. */
    readonly pins: number[] = [];
    /** Open connections and the wireless link end with the program. */
    readonly network = new SimNetwork(this);

    constructor() {
      super();
      this.bus.setNotify(DEVICE_ID_NOTIFY, DEVICE_ID_NOTIFY_ONE);
    }

    kill() {
      super.kill();
      this.network.closeAll();
    }
  }

  // Numbers of libs/core/dal.d.ts.
  const DEVICE_ID_NOTIFY_ONE = 1022;
  const DEVICE_ID_NOTIFY = 1023;

  export function espBoard(): EspBoard {
    return runtime.board as EspBoard;
  }

  initCurrentRuntime = () => {
    runtime.board = new EspBoard();
  };
}
