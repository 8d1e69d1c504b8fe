// Xtensa as the other passes see it.

import type { Architecture } from "../architectures.js";
import { xtensaBackEnd } from "./back-end.js";
import { withBridges } from "./bridge.js";
import { xtensaCallFrames } from "./frames.js";
import { xtensaRelocations } from "./relocations.js";

export const xtensa: Architecture = {
  backEnd: xtensaBackEnd,
  withBridges,
  relocations: xtensaRelocations,
  callFrames: xtensaCallFrames,
  elf: {
    /** EM_XTENSA. */
    machine: 94,
    /** EF_XTENSA_XT_INSN | EF_XTENSA_XT_LIT, as Xtensa's tools set them (binutils' include/elf/xtensa.h). */
    flags: 0x300,
  },
};
