// The simulated board: what pxt-core's simulator creates when a program starts.

namespace pxsim {
  /** Tells the boards of several tabs apart, as chips' serial numbers do; the same for all programs that a page runs. */
  const PAGE_ID = `b${1 + Math.floor(Math.random() * 0x7ffffffe)}`;

  export class EspBoard extends BaseBoard {
    readonly pins = new SimPins();
    /** Open connections and the wireless link end with the program. */
    readonly network = new SimNetwork(this);

    constructor() {
      super();
      this.id = PAGE_ID;
      this.bus.setNotify(DEVICE_ID_NOTIFY, DEVICE_ID_NOTIFY_ONE);
    }

    initAsync(message: SimulatorRunMessage): Promise<void> {
      if (typeof document !== "undefined") visuals.showBoard(this, message);
      return super.initAsync(message);
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
