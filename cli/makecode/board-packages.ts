// Packages that are boards, among the target's: a program is compiled with that of the board it is built for, whichever of them its
// project names. MakeCode's editor lists the same packages in its dialog of boards.

import type { AppTarget, PackageConfig } from "./pxt.js";

/** Names of the packages that are boards. */
export function boardPackages(target: AppTarget): string[] {
  return Object.entries(target.bundledpkgs)
    .filter(([, files]) => (JSON.parse(files["pxt.json"]!) as PackageConfig).core && "board.json" in files)
    .map(([id]) => id);
}

/**
 * Dependencies with the package of another board in place of the project's own. They stay as they are where the project names no
 * board's package, or the board has none.
 */
export function onBoard(
  dependencies: Record<string, string>,
  board: string,
  boards: readonly string[],
): Record<string, string> {
  if (!boards.includes(board)) return dependencies;
  return Object.fromEntries(
    Object.entries(dependencies).map(([id, version]) => (boards.includes(id) ? [board, "*"] : [id, version])),
  );
}
