// The .robot files, which are for renode-test, hold on Renode's keyword server. That listens on all of the machine's addresses, so
// it runs in a network namespace of its own, together with a broker and the network of the boards; and all that was started ends
// with the namespace for processes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { renodeBoards } from "../support/boards.js";
import { cli, project, repository, temporaryFolder } from "../support/cli.js";
import { start } from "../support/process.js";
import { withoutRenode } from "../support/renode.js";

const cases = fileURLToPath(new URL("robot-cases.ts", import.meta.url));

/** Runs a command where there is only a loopback. Mosquitto can't be root without being able to become somebody else. */
const user = process.getuid!() === 0 ? [] : ["--user", "--map-current-user", "--keep-caps"];
const namespaces = ["--net", "--pid", "--fork", "--kill-child=KILL"];
const alone = ["unshare", ...user, ...namespaces, "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

const withoutNamespace =
  spawnSync(alone[0]!, [...alone.slice(1), "true"]).status !== 0 &&
  "the system does not let this user make a network namespace";

for (const board of renodeBoards)
  test(`the test cases of boards.robot pass on ${board}`, {
    skip: withoutRenode || withoutNamespace,
  }, async (t) => {
    const folder = temporaryFolder(t);
    const build = async (what: string, name: string) => {
      const out = join(folder, name);
      const built = await cli(t, "build", what, "--board", board, "--out", out);
      assert.equal(built.status, 0, built.stderr);
      return join(out, "firmware.elf");
    };
    const hello = await build(project(t, 'console.log("hello from renode")'), "hello");
    const mqtt = await build(join(repository, "examples/hello-mqtt"), "mqtt");
    const command = [process.execPath, "--import", "tsx", cases, board, hello, mqtt];
    const run = start(t, alone[0]!, [...alone.slice(1), ...command], { cwd: repository });
    const timer = setTimeout(() => run.kill("SIGKILL"), 300_000);
    const { stdout, stderr, status } = await run.ended;
    clearTimeout(timer);
    assert.equal(stdout, "pass: Program Prints To Its Console\npass: Program Talks To A Broker\n", stderr);
    assert.equal(status, 0);
  });
