// `pxt-esp run … --emulator renode`: the same options, console and exit statuses as with QEMU, the same network, and nothing left
// running.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { renodeBoards } from "../support/boards.js";
import { cli, project, repository, startCli, temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import { childrenOf, gone, start } from "../support/process.js";
import { withoutRenode } from "../support/renode.js";

const options = { skip: withoutRenode };
/** How long Renode may take to start and to show something, in seconds. */
const longestStart = 150;

const inRenode = (board: string) => ["--board", board, "--emulator", "renode"];

for (const board of renodeBoards) {
  test(
    `run on ${board} in Renode shows the console and ends with status 0 when a line matches --until`,
    options,
    async (t) => {
      const folder = project(t, `let n = 0\nforever(() => { console.log("count ✓ " + n++); pause(50) })`);
      const run = await cli(
        t,
        "run",
        folder,
        ...inRenode(board),
        "--until",
        "^count ✓ 3$",
        "--timeout",
        "60",
      );
      assert.equal(run.stderr, "");
      assert.equal(run.status, 0);
      assert.deepEqual(run.stdout.split("\n").slice(0, 4), [
        "count ✓ 0",
        "count ✓ 1",
        "count ✓ 2",
        "count ✓ 3",
      ]);
    },
  );

  test(
    `run on ${board} in Renode counts --timeout from the program's start, and ends with status 1 then`,
    options,
    async (t) => {
      const folder = project(t, `forever(() => { console.log("here"); pause(50) })`);
      const run = await cli(t, "run", folder, ...inRenode(board), "--until", "^never", "--timeout", "1");
      assert.equal(run.status, 1);
      assert.match(run.stderr, /no line matched \/\^never\/ within 1 s/);
      assert.match(run.stdout, /here/);
    },
  );

  test(`run on ${board} in Renode ends with status 2 on a panic, and shows its place`, options, async (t) => {
    const folder = project(t, `function fails() {\n    control.panic(42)\n}\nconsole.log("before")\nfails()`);
    const run = await cli(t, "run", folder, ...inRenode(board));
    assert.equal(run.status, 2);
    assert.match(run.stdout, /^before$/m);
    assert.match(run.stdout, /^PANIC 42/m);
    assert.match(run.stdout, /main\.ts:2/);
  });

  test(
    `a program on ${board} in Renode keeps its settings in the file of --flash, and restarts`,
    options,
    async (t) => {
      const main = `
const starts = settings.exists("starts") ? settings.readNumber("starts") : 0
settings.writeNumber("starts", starts + 1)
console.log("started before: " + starts)
if (starts < 2) control.reset()`;
      const folder = project(t, main, { dependencies: { esp8266: "*", settings: "*" } });
      const flash = join(temporaryFolder(t), "flash");
      const run = () =>
        cli(
          t,
          "run",
          folder,
          ...inRenode(board),
          "--flash",
          flash,
          "--until",
          "before: [2-9]",
          "--timeout",
          "60",
        );
      const first = await run();
      assert.equal(first.status, 0, first.stderr);
      assert.match(first.stdout, /before: 0\nstarted before: 1\nstarted before: 2\n/);
      // Killed there, Renode has written all of it to the file.
      assert.match((await run()).stdout, /^started before: 3$/m);
    },
  );

  test(
    `a program on ${board} in Renode reaches the machine's broker by the name it has in QEMU`,
    options,
    async (t) => {
      const broker = await Mosquitto.start(t);
      const main = `
const client = new mqtt.Client("in-renode", 30)
client.on("message", (c, topic, message) => console.log(topic + ": " + message))
while (!wifi.connect("any", "any")) { }
client.connect("broker", ${broker.port}, false, false, c => {
    c.subscribe("to/board", 1, () => c.publish("from/board", "hello", 1))
})`;
      const subscriber = await broker.subscribe("from/#");
      const run = startCli(t, ["run", project(t, main), ...inRenode(board), "--until", "to/board: welcome"]);
      await subscriber.waitFor(/^from\/board hello$/m, { seconds: longestStart });
      await broker.publish("to/board", "welcome", "-q", "1");
      assert.equal((await run.ended).status, 0);
    },
  );

  test(
    `Renode and its network end with pxt-esp on ${board}, also when that is killed`,
    options,
    async (t) => {
      const run = startCli(t, [
        "run",
        project(t, `forever(() => { console.log("on"); pause(50) })`),
        ...inRenode(board),
      ]);
      await run.waitFor(/^on$/m, { seconds: longestStart });
      const started = descendantsOf(run.pid);
      assert.ok(started.length >= 2);
      run.kill("SIGKILL");
      await Promise.all(started.map(gone));
    },
  );
}

test("run says what to do when there is no Renode", async (t) => {
  const folder = project(t, `console.log("never")`);
  const run = await start(
    t,
    process.execPath,
    [join(repository, "cli/bin/pxt-esp.mjs"), "run", folder, ...inRenode(renodeBoards[0]!)],
    { env: { ...process.env, RENODE: join(folder, "no-renode") } },
  ).ended;
  assert.equal(run.status, 1);
  assert.match(run.stderr, /Renode was not found: install Renode 1\.16\.1/);
});

function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}
