// Debug information in DWARF 4 (dwarfstd.org), as sections of firmware.elf: which address comes from which line of which
// TypeScript file, where each function is, and how to find a function's caller. Nothing of it goes to the board.
//
// Readers: compiler/trace/ (call stacks), binutils (addr2line, objdump --dwarf), debuggers.

import { architectureOf } from "../architectures.js";
import type { LinkedFirmware } from "../link/firmware.js";
import { debugFrame } from "./elf-dwarf-frame.js";
import { debugAbbrev, debugAranges, debugInfo } from "./elf-dwarf-info.js";
import { debugLine } from "./elf-dwarf-line.js";
import { debugFunctions, sourceFiles } from "./elf-dwarf-program.js";

export interface DebugSection {
  name: string;
  content: Uint8Array;
}

/** The sections; none when the program carries no places in its source. */
export function debugSections(firmware: LinkedFirmware): DebugSection[] {
  const functions = debugFunctions(firmware);
  if (functions.length === 0) return [];
  const files = sourceFiles(functions);
  const frames = architectureOf(firmware.chip).callFrames;
  return [
    { name: ".debug_abbrev", content: debugAbbrev() },
    { name: ".debug_info", content: debugInfo(functions, files) },
    { name: ".debug_aranges", content: debugAranges(functions) },
    { name: ".debug_line", content: debugLine(functions, files) },
    { name: ".debug_frame", content: debugFrame(frames.analyse(firmware), frames.registers) },
  ];
}
