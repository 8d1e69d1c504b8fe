// What the dialog says about a firmware that is not on the board: what is wrong, and what to do.

import type { Localize } from "../localize.js";
import type { FlashFirmware } from "./firmware.js";
import type { FailureReason } from "./write-firmware.js";

export function failureMessage(lf: Localize, reason: FailureReason, firmware: FlashFirmware): string {
  switch (reason.kind) {
    case "port":
      return lf(
        "The port can't be opened. Close other programs and pages that use it; on Linux, check that you are in the group that may use serial ports (dialout). The browser says: {0}",
        reason.message,
      );
    case "silent":
      return lf(
        "No loader answered. Check the cable, and put the board into its loader: hold the button FLASH or BOOT, press and release RESET, release the first button. Then try again.",
      );
    case "chip":
      return reason.found === undefined
        ? lf(
            "The board has a chip that is not known. The program was built for {0}; nothing was written.",
            firmware.chip.name,
          )
        : lf(
            "The board has another chip: {0}. The program was built for {1}; nothing was written.",
            reason.found,
            firmware.chip.name,
          );
    case "content":
      return lf(
        "The board's flash does not hold what was written, from offset {0} on. Try another cable; if that does not help, the flash chip is worn out.",
        `0x${reason.offset.toString(16)}`,
      );
    case "stopped":
      return lf("Stopped. What is on the board now is not complete: flash it again.");
    case "lost":
      return lf(
        "The board stopped answering. What is on it now is not complete: check the cable and flash it again. The loader says: {0}",
        reason.message,
      );
  }
}
