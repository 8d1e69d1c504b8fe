// Generated code is call0-style on every chip. On chips whose C++ uses the windowed ABI it calls C++ by way of the runtime's
// bridge (targets/runtime/abi-windowed.S): for each C++ function that a program calls there is an entry under the same name in
// the program, which says to the bridge where the function is.

import { LinkError } from "../link/errors.js";
import type { LinkInput } from "../link/link.js";
import type { ObjectSection, Relocation } from "../link/object.js";
import type { RuntimeImage } from "../link/runtime-image.js";
import { XtensaAssembler } from "./assembler.js";
import { EXTRA, T0 } from "./convention.js";

const BRIDGE = "_pxt_bridge";
/** Behind the name of a routine of the runtime's that generated code may call as it is (targets/runtime/generated-code.h). */
const CALL0_SUFFIX = ".call0";

/**
 * What a program is linked from, with entries for the C++ functions that the program calls, where the chip needs them.
 *
 * @throws LinkError when the program holds the address of a C++ function that it calls as data, which C++ might call
 */
export function withBridges({ image, sections }: LinkInput): LinkInput {
  if (image.chip.abi === "call0") return { image, sections };
  const defined = new Set(sections.flatMap(({ symbols }) => symbols.map(({ name }) => name)));
  const isImported = (name: string): boolean =>
    !defined.has(name) && Object.hasOwn(image.symbols, name) && image.symbols[name]![2] === "func";
  const called = new Set<string>();
  const held = new Set<string>();
  for (const { kind, relocations } of sections)
    for (const name of relocations.flatMap(symbolOf))
      if (isImported(name)) (kind === "text" ? called : held).add(name);
  const both = [...called].filter((name) => held.has(name));
  if (both.length > 0) throw new LinkError(`called by the program, and held as data: ${both.join(", ")}`);

  const symbols = { ...image.symbols };
  const bridges: ObjectSection[] = [];
  for (const name of [...called].sort()) {
    const routine = symbols[name + CALL0_SUFFIX];
    if (routine) symbols[name] = routine;
    else bridges.push(bridge(image, name));
  }
  return { image: { ...image, symbols }, sections: [...sections, ...bridges] };
}

function symbolOf(relocation: Relocation): string[] {
  if (relocation.kind !== "literal") return [relocation.symbol];
  return "symbol" in relocation.literal ? [relocation.literal.symbol] : [];
}

function bridge({ chip, symbols }: RuntimeImage, name: string): ObjectSection {
  const asm = new XtensaAssembler(name, { features: chip.features, displayName: `${name} [bridge]` });
  asm.emit("l32r", EXTRA, asm.literal(symbols[name]![0]));
  asm.jumpTo(BRIDGE, T0);
  return asm.finish();
}
