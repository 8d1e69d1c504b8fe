// Boards as packages: what a project's own board is for the command line, and what differs between programs for the boards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cli, project, temporaryFolder } from "../support/cli.js";

const esp32 = { dependencies: { esp32: "*" } };

const highPins = `
pins.digitalWritePin(DigitalPin.P25, 1)
pins.digitalWritePin(DigitalPin.P33, 1)
console.log("pins " + [25, 33, 32, 1, 39].map(pin => pins.digitalReadPin(pin)).join(" "))
led.set(true)
console.log("light at " + pins.digitalReadPin(DigitalPin.P2))
pins.digitalReadPin(40)
`;

for (const board of [[], ["--board", "sim"]])
  test(`a project that depends on esp32 has its pins above 16, its light and no pin 40, run with ${board.join(" ") || "no --board"}`, async (t) => {
    const run = await cli(t, "run", project(t, highPins, esp32), ...board, "--timeout", "60");
    assert.equal(run.status, 2, run.stderr);
    assert.match(run.stdout, /^pins 1 1 0 [01] 0\r?\nlight at 1\r?$/m);
    assert.match(run.stdout + run.stderr, /908/);
  });

test("without --board a program is built for the board whose package its project depends on", async (t) => {
  for (const [board, region] of [
    ["esp32", "flash, data"],
    ["esp8266", "flash "],
  ] as const) {
    const folder = project(t, "", { dependencies: { [board]: "*" } });
    const built = await cli(t, "build", folder);
    assert.equal(built.status, 0, built.stderr);
    assert.match(built.stdout, new RegExp(`^${region}`, "m"));
    assert.match(built.stdout, new RegExp(`written to .*built/${board}\\n$`));
  }
});

test("--board takes the place of the project's board: its pins are those that there are, and the light is lit as there", async (t) => {
  const out = temporaryFolder(t);
  const built = await cli(t, "build", project(t, highPins, esp32), "--board", "esp8266", "--out", out);
  assert.equal(built.status, 1);
  assert.match(built.stderr, /^main\.ts:2:\d+: Property 'P25' does not exist/m);

  const light = `led.set(true)\nconsole.log("light at " + pins.digitalReadPin(2))`;
  const run = await cli(t, "run", project(t, light), "--board", "esp32", "--until", "^light at 1");
  assert.equal(run.status, 0, run.stdout + run.stderr);
});
