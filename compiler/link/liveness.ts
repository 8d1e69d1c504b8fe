// Which sections a program needs: everything reachable from the roots, each reference resolved.

import { LinkError } from "./errors.js";
import { displayNameOf, type ObjectSection, type SymbolReference } from "./object.js";

/** The program's symbols: the section and offset of each. */
export type Definitions = Map<string, { section: ObjectSection; offset: number }>;

/** @throws LinkError when two sections define the same symbol */
export function definitionsOf(sections: readonly ObjectSection[]): Definitions {
  const definitions: Definitions = new Map();
  for (const section of sections) {
    for (const { name, offset } of section.symbols) {
      const other = definitions.get(name);
      if (other)
        throw new LinkError(
          `${name} is defined twice: in ${displayNameOf(other.section)} and in ${displayNameOf(section)}`,
        );
      definitions.set(name, { section, offset });
    }
  }
  return definitions;
}

/** The symbols that a section's content refers to. */
function referencesOf(section: ObjectSection): SymbolReference[] {
  return section.relocations.flatMap((relocation) => {
    if (relocation.kind !== "literal") return [relocation];
    return "symbol" in relocation.literal ? [relocation.literal] : [];
  });
}

/**
 * The sections reachable from the roots, in their given order; all of them when `roots` is undefined.
 *
 * @param isExternal whether a name is defined outside the program
 * @throws LinkError listing every undefined symbol and who refers to it
 */
export function liveSections(
  sections: readonly ObjectSection[],
  definitions: Definitions,
  roots: readonly string[] | undefined,
  isExternal: (name: string) => boolean,
): ObjectSection[] {
  const live = new Set<ObjectSection>();
  const missing = new Map<string, Set<string>>();
  const pending: ObjectSection[] = [];

  const reach = (name: string, from: string): void => {
    const definition = definitions.get(name);
    if (definition) {
      if (!live.has(definition.section)) {
        live.add(definition.section);
        pending.push(definition.section);
      }
    } else if (!isExternal(name)) {
      const users = missing.get(name) ?? new Set<string>();
      missing.set(name, users.add(from));
    }
  };

  for (const name of roots ?? []) reach(name, "the program's roots");
  if (roots === undefined)
    for (const section of sections) {
      live.add(section);
      pending.push(section);
    }
  for (let section = pending.pop(); section; section = pending.pop())
    for (const { symbol } of referencesOf(section)) reach(symbol, displayNameOf(section));

  if (missing.size > 0) {
    const list = [...missing]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, users]) => `  ${name}, referred to by ${[...users].sort().join(", ")}`);
    throw new LinkError(`undefined symbols:\n${list.join("\n")}`);
  }
  return sections.filter((section) => live.has(section));
}
