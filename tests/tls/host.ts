// Runs tests/tls/host/session.cpp by hand: what is damaged, first seed, and number of runs.

import { spawnSync } from "node:child_process";
import { buildHostSession, hostCertificates } from "./host-build.js";

const [mode = "streams", first = "0", runs = "1000"] = process.argv.slice(2);
const program = await buildHostSession();
process.exit(spawnSync(program, [hostCertificates(), mode, first, runs], { stdio: "inherit" }).status ?? 1);
