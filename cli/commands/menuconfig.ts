// `pxt-esp menuconfig`: a project's settings in Kconfig's menus.

import { join } from "node:path";
import { type Command, CommandError, projectFolder, readArguments } from "../command.js";
import { menuconfig } from "../kconfiglib.js";
import { formatDiagnostic, readProject } from "../makecode/project.js";
import { SDKCONFIG } from "../makecode/sdkconfig.js";
import { declaredSettings } from "../makecode/settings.js";
import { buildTarget } from "../makecode/target.js";

export const menuconfigCommand: Command = {
  name: "menuconfig",
  summary: "choose a project's settings in Kconfig's menus",
  help: `Usage: pxt-esp menuconfig [<project folder>]

Shows the settings of the project, of the one in this folder when none is given, in the menus of Kconfiglib's menuconfig, as they
are in force, and saves them as ${SDKCONFIG} in the project folder, which build and run honour.

Options:
  --help  this text

Exit status: 0 when the menus were left; 1 after any error, also when Kconfiglib (Debian's python3-kconfiglib) is missing;
130 after Ctrl-C.
`,
  async run(args) {
    const parsed = readArguments(this, args, {});
    if (!parsed) return 0;
    const folder = projectFolder(this, parsed.positionals.length > 0 ? parsed.positionals : ["."]);
    const target = await buildTarget();
    const declared = declaredSettings(target);
    const settings = () => readProject(folder, Object.keys(target.bundledpkgs), declared).settings;
    const { pxtJson } = settings();
    if (!process.stdin.isTTY || !process.stdout.isTTY) throw new CommandError("menuconfig needs a terminal");
    const defaults = new Map([...pxtJson].filter(([name, value]) => value !== declared.get(name)));
    const status = await menuconfig(join(folder, SDKCONFIG), defaults);
    for (const warning of settings().warnings) process.stderr.write(`${formatDiagnostic(warning)}\n`);
    return status;
  },
};
