// MakeCode's own command line for this target, without network or cloud: `node cli/makecode/pxt.mjs buildtarget` makes
// built/target.json and built/sim.js for the editor, `... serve --no-browser` serves it, `... build` compiles the project in
// the current folder. It needs the C++ runtime and the code generator (npm run build).

import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const targetRoot = fileURLToPath(new URL("../..", import.meta.url));

const args = process.argv.slice(2);
if (args[0] === "buildtarget") {
  // pxt looks at packages' C++ only to tell whether the runtime image has changed; the platform below may have, too.
  rmSync(join(targetRoot, "built", "hexcache"), { recursive: true, force: true });
  for (const entry of readdirSync(join(targetRoot, "libs"), { withFileTypes: true }))
    if (entry.isDirectory())
      rmSync(join(targetRoot, "libs", entry.name, "built", "dockermake"), { recursive: true, force: true });
}

// C++ is "built" by the board package's Makefile on this machine, not by MakeCode's build service or Docker.
process.env.PXT_NODOCKER = "force";
process.env.PXT_FORCE_LOCAL = "1";
createRequire(import.meta.url)("pxt-core/built/pxt.js").mainCli(targetRoot, args);
