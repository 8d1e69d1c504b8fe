// `npm run menuconfig`: the settings of a project, or of the example that package.json names when no project is given.
//
//   menuconfig.ts <project folder of the example> [<project folder>]

import { resolve } from "node:path";
import { main } from "./main.js";

const [example = ".", ...given] = process.argv.slice(2);
// npm runs scripts in the repository's folder; what is given is seen from where npm was started.
const from = process.env.INIT_CWD ?? ".";
const args =
  given.length > 0 ? given.map((arg) => (arg.startsWith("-") ? arg : resolve(from, arg))) : [example];
process.exitCode = await main(["menuconfig", ...args]);
