// The MQTT protocol version, by each way to choose it: a peer looks at CONNECT. And what is said about wrong choices.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readSdkconfig } from "../../cli/makecode/sdkconfig.js";
import { declaredSettings } from "../../cli/makecode/settings.js";
import { buildTarget } from "../../cli/makecode/target.js";
import { Peer } from "../mqtt/peer.js";
import { boards } from "../support/boards.js";
import { cli, project, repository, startCli, temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { TestScope } from "../support/process.js";
import { inTerminal, type Step } from "../support/terminal.js";

/** CONNECT of a client "c": fixed header, protocol name and level, flags, keep-alive time, client identifier. */
const connect31 = "100f00064d514973647003020078000163";
const connect311 = "100d00044d51545404020078000163";

const enabled = "CONFIG_MQTT_PROTOCOL_311=y\n";
const disabled = "# CONFIG_MQTT_PROTOCOL_311 is not set\n";
const pxtJsonSays = (value: unknown) => ({ yotta: { config: { MQTT_PROTOCOL_311: value } } });

interface Choice {
  /** More for pxt.json. */
  config?: Record<string, unknown>;
  sdkconfig?: string;
  /** Lines of the program before connect(). */
  lines?: string;
}

/** A project whose client connects to a port of this machine. */
function connecting(t: TestScope, port: number, { config = {}, sdkconfig, lines = "" }: Choice): string {
  const source = `
wifi.connect("network", "password");
const client = new mqtt.Client("c");
${lines}
if (!client.connect("broker", ${port})) console.log("refused");
`;
  const folder = project(t, source, { config });
  if (sdkconfig !== undefined) writeFileSync(join(folder, "sdkconfig"), sdkconfig);
  return folder;
}

/**
 * Runs a project on a board, and fails unless the first bytes that it sends are these.
 * @param prepare does something to the project's folder first
 * Returns what was written to standard error.
 */
async function sends(
  t: TestScope,
  board: string,
  bytes: string,
  choice: Choice,
  prepare = async (_folder: string): Promise<void> => {},
): Promise<string> {
  const broker = await Peer.start(t);
  const folder = connecting(t, broker.port, choice);
  await prepare(folder);
  const started = startCli(t, ["run", folder, "--board", board]);
  const connect = await (await broker.next(60)).expect("CONNECT");
  started.kill("SIGTERM");
  await started.ended;
  assert.equal(connect.bytes.toString("hex"), bytes);
  return started.stderr;
}

/** The way to the symbol, the space bar on it, and leaving with saving. */
const toggle: Step[] = [
  [/Component config {2}--->/, "\n"],
  [/ESP-MQTT Configurations {2}--->/, "\n"],
  [/Enable MQTT protocol 3\.1\.1/, " Q"],
  [/Save configuration\?/, "y"],
];
const save: Step[] = [
  [/Component config {2}--->/, "S"],
  [/Filename to save configuration to/, "\n"],
  [/Configuration saved/, "\nQ"],
];

const menuconfig = async (t: TestScope, folder: string, steps: Step[], env: NodeJS.ProcessEnv = {}) => {
  const bin = join(repository, "cli/bin/pxt-esp.mjs");
  return inTerminal(t, `'${process.execPath}' '${bin}' menuconfig '${folder}'`, steps, { env });
};

for (const board of boards) {
  test(`on ${board} CONNECT is MQTT 3.1.1's when nothing else was chosen`, async (t) => {
    assert.equal(await sends(t, board, connect311, {}), "");
  });

  test(`on ${board} what MakeCode's project settings have saved is what CONNECT says`, async (t) => {
    assert.equal(await sends(t, board, connect311, { config: pxtJsonSays(1) }), "");
    assert.equal(await sends(t, board, connect31, { config: pxtJsonSays(0) }), "");
  });

  test(`on ${board} what menuconfig has saved is what CONNECT says`, async (t) => {
    await sends(t, board, connect31, {}, async (folder) => {
      const command = `npm run --silent menuconfig -- '${folder}'`;
      const { status, shown } = await inTerminal(t, command, toggle, { cwd: repository });
      assert.equal(status, 0, shown);
      assert.ok(readFileSync(join(folder, "sdkconfig"), "utf8").includes(disabled));
    });
  });

  test(`on ${board} sdkconfig goes before pxt.json, which one line says`, async (t) => {
    const wins = (here: string, there: string) =>
      `sdkconfig:2:1: warning: MQTT_PROTOCOL_311 is ${here} here and ${there} in pxt.json:11; sdkconfig wins\n`;
    const off = { config: pxtJsonSays(0), sdkconfig: `\n${enabled}` };
    assert.equal(await sends(t, board, connect311, off), wins("y", "n"));
    const on = { config: pxtJsonSays(true), sdkconfig: `\n${disabled}` };
    assert.equal(await sends(t, board, connect31, on), wins("n", "y"));
  });

  test(`on ${board} a constant of the program goes before sdkconfig`, async (t) => {
    const lines = "namespace userconfig { export const MQTT_PROTOCOL_311 = 1 }";
    await sends(t, board, connect311, { sdkconfig: disabled, lines });
  });

  test(`on ${board} client.protocol goes before everything`, async (t) => {
    await sends(t, board, connect31, { sdkconfig: enabled, lines: "client.protocol = MqttProtocol.V31;" });
    await sends(t, board, connect311, { sdkconfig: disabled, lines: "client.protocol = MqttProtocol.V311;" });
  });

  test(`on ${board} Mosquitto sees a client of MQTT 3.1, and sends its message back`, async (t) => {
    const broker = await Mosquitto.start(t);
    const folder = connecting(t, broker.port, {
      sdkconfig: disabled,
      lines: `
client.on("message", (client, topic, message) => console.log("received " + topic + " " + message));
client.on("connect", () => client.subscribe("a/#", 1, () => client.publish("a/b", "hello", 1)));`,
    });
    const run = await cli(
      t,
      "run",
      folder,
      "--board",
      board,
      "--until",
      "^received a/b hello",
      "--timeout",
      "60",
    );
    assert.equal(run.status, 0, run.stdout + run.stderr);
    // Mosquitto numbers the versions: p1 is 3.1, p2 is 3.1.1.
    await broker.waitForLog(/New client connected from \S+ as c \(p1, c1, k120\)/);
  });

  test(`on ${board} a client whose protocol is neither 3 nor 4 does not connect`, async (t) => {
    const broker = await Peer.start(t);
    const folder = connecting(t, broker.port, { lines: "client.protocol = 5;" });
    const run = await cli(t, "run", folder, "--board", board, "--until", "^refused", "--timeout", "60");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(broker.connections.length, 0);
  });
}

for (const board of boards) {
  test(`on ${board} a client that is given none takes broker, client identifier and keep-alive time from the project's settings`, async (t) => {
    const broker = await Mosquitto.start(t);
    const source = `
while (!wifi.connect("network", "password")) {}
const client = new mqtt.Client();
client.connectTimeout = 1;
client.connect(undefined, ${broker.port}, () => console.log("connected"), (client) => console.log(client.reasonText));`;
    const runs = async (config: object, until: string) => {
      const folder = project(t, source, { config: { yotta: { config } } });
      const run = await cli(t, "run", folder, "--board", board, "--until", until, "--timeout", "60");
      assert.equal(run.status, 0, run.stdout + run.stderr);
    };
    await runs({ MQTT_CLIENT_ID: "from-settings", MQTT_KEEP_ALIVE: 7 }, "^connected");
    await broker.waitForLog(/New client connected from \S+ as from-settings \(p2, c1, k7\)/);
    await runs({ MQTT_BROKER: "nowhere.invalid" }, "nowhere\\.invalid");
  });

  test(`on ${board} the project's broker, client identifier and keep-alive time reach the program, from pxt.json and from sdkconfig`, async (t) => {
    const source =
      'console.log(mqtt.defaultBroker() + " " + mqtt.defaultClientId() + " " + mqtt.defaultKeepAlive() + ".")';
    const config = { MQTT_BROKER: 'ä "b"', MQTT_KEEP_ALIVE: 7 };
    const folder = project(t, source, { config: { yotta: { config } } });
    writeFileSync(join(folder, "sdkconfig"), `CONFIG_MQTT_CLIENT_ID="x\\"y"\n`);
    const run = await cli(t, "run", folder, "--board", board, "--until", "\\.$", "--timeout", "60");
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /^ä "b" x"y 7\.$/m);
    const plain = await cli(
      t,
      "run",
      project(t, source),
      "--board",
      board,
      "--until",
      "\\.$",
      "--timeout",
      "60",
    );
    assert.match(plain.stdout, /^broker {2}120\.$/m);
  });
}

test("a setting leaves the name config to the program", async (t) => {
  const folder = project(t, 'const config = 7; console.log("config " + config);', { config: pxtJsonSays(0) });
  const run = await cli(t, "run", folder, "--board", "sim", "--until", "^config 7", "--timeout", "60");
  assert.equal(run.status, 0, run.stderr);
});

test("menuconfig begins with what is in force", async (t) => {
  const saved = async (choice: Choice) => {
    const folder = connecting(t, 1883, choice);
    const { status, shown } = await menuconfig(t, folder, save);
    assert.equal(status, 0, shown);
    return readFileSync(join(folder, "sdkconfig"), "utf8")
      .split("\n")
      .filter((line) => line.includes("CONFIG_MQTT_PROTOCOL_311"));
  };
  assert.deepEqual(await saved({}), [enabled.trim()]);
  assert.deepEqual(await saved({ config: pxtJsonSays(0) }), [disabled.trim()]);
  assert.deepEqual(await saved({ config: pxtJsonSays(0), sdkconfig: "" }), [disabled.trim()]);
  assert.deepEqual(await saved({ config: pxtJsonSays(0), sdkconfig: enabled }), [enabled.trim()]);
  assert.deepEqual(await saved({ config: pxtJsonSays(1), sdkconfig: disabled }), [disabled.trim()]);
});

test("menuconfig says when it has saved something else than pxt.json says", async (t) => {
  const folder = connecting(t, 1883, { config: pxtJsonSays(1) });
  const { shown } = await menuconfig(t, folder, toggle);
  assert.match(shown, /is n here and y in pxt\.json:11; sdkconfig wins/);
});

test("Ctrl-C leaves menuconfig without saving, with status 130", async (t) => {
  const folder = connecting(t, 1883, {});
  const { status, shown } = await menuconfig(t, folder, [[/Component config {2}--->/, "\x03"]]);
  assert.equal(status, 130);
  assert.doesNotMatch(shown, /Traceback|pxt-esp:/);
  assert.equal(existsSync(join(folder, "sdkconfig")), false);
});

test("without Kconfiglib menuconfig says what to install", async (t) => {
  const modules = temporaryFolder(t);
  writeFileSync(join(modules, "menuconfig.py"), "raise ImportError\n");
  const folder = connecting(t, 1883, {});
  const { status, shown } = await menuconfig(t, folder, [], { PYTHONPATH: modules });
  assert.equal(status, 1);
  assert.match(shown, /^pxt-esp: menuconfig needs Kconfiglib, .*: apt-get install python3-kconfiglib\r?\n$/);
  assert.equal(existsSync(join(folder, "sdkconfig")), false);
});

test("without a terminal, or with a project that is wrong, menuconfig says so", async (t) => {
  const error = async (folder: string) => {
    const run = await cli(t, "menuconfig", folder);
    assert.equal(run.status, 1);
    return run.stderr;
  };
  assert.equal(await error(connecting(t, 1883, {})), "pxt-esp: menuconfig needs a terminal\n");
  assert.match(await error(connecting(t, 1883, { sdkconfig: "MQTT\n" })), /^sdkconfig:1:1: neither/);
  assert.match(await error(temporaryFolder(t)), /^pxt\.json:1:1: not found/);
});

const wrong: [what: string, choice: Choice, complaint: string][] = [
  [
    "a line of sdkconfig that is not Kconfig's",
    { sdkconfig: `# by hand\n\n${disabled}MQTT_PROTOCOL_311=y\n` },
    "sdkconfig:4:1: neither CONFIG_<name>=<value> nor # CONFIG_<name> is not set, nor a comment",
  ],
  [
    "a value in sdkconfig that is neither y nor n",
    { sdkconfig: "CONFIG_MQTT_PROTOCOL_311=5\r\n" },
    "sdkconfig:1:1: CONFIG_MQTT_PROTOCOL_311 must be y or n, not 5",
  ],
  [
    "a value in pxt.json that is neither 1 nor 0",
    { config: pxtJsonSays("3.1") },
    'pxt.json:11:7: the setting MQTT_PROTOCOL_311 must be 1 or 0 (or true or false), not "3.1"',
  ],
  [
    "a number in sdkconfig that is none",
    { sdkconfig: "CONFIG_MQTT_KEEP_ALIVE=y\n" },
    "sdkconfig:1:1: CONFIG_MQTT_KEEP_ALIVE must be a whole number that is not negative, not y",
  ],
  [
    "a number in pxt.json where a text should be",
    { config: { yotta: { config: { MQTT_BROKER: 5 } } } },
    "pxt.json:11:7: the setting MQTT_BROKER must be a text, not 5",
  ],
  [
    "settings in pxt.json that are no object",
    { config: { yotta: 1 } },
    'pxt.json:9:3: "yotta" must be an object',
  ],
  [
    "a list of settings in pxt.json",
    { config: { yotta: { config: ["MQTT_PROTOCOL_311"] } } },
    'pxt.json:10:5: "config" must be an object',
  ],
  [
    "an unknown setting in pxt.json that is a list",
    { config: { yotta: { config: { OTHER: [1] } } } },
    "pxt.json:11:7: the setting OTHER can't be a list",
  ],
];
for (const [what, choice, complaint] of wrong) {
  test(`${what} is an error with its place`, async (t) => {
    const folder = connecting(t, 1883, choice);
    for (const args of [
      ["build", folder, "--board", "esp8266"],
      ["run", folder, "--board", "sim"],
    ]) {
      const run = await cli(t, ...args);
      assert.equal(run.status, 1);
      assert.equal(run.stderr, `${complaint}\n`);
    }
    assert.equal(existsSync(join(folder, "built")), false);
  });
}

test("unknown settings, and a setting that sdkconfig sets twice, are warnings with their places", async (t) => {
  const folder = connecting(t, 1883, {
    config: { yotta: { config: { "microbit-dal": { debug: 1 } } } },
    sdkconfig: `CONFIG_MQTT_PROTOCOL_5=y\n${enabled}${disabled}`,
  });
  const run = await cli(t, "build", folder, "--board", "esp8266");
  assert.equal(run.status, 0);
  assert.equal(
    run.stderr,
    `pxt.json:11:7: warning: unknown setting microbit-dal is ignored; this target has MQTT_PROTOCOL_311, MQTT_KEEP_ALIVE, MQTT_CLIENT_ID, MQTT_BROKER
sdkconfig:1:1: warning: unknown setting MQTT_PROTOCOL_5 is ignored; this target has MQTT_PROTOCOL_311, MQTT_KEEP_ALIVE, MQTT_CLIENT_ID, MQTT_BROKER
sdkconfig:3:1: warning: CONFIG_MQTT_PROTOCOL_311 is set in line 2 already; this line counts
`,
  );
});

test("the Kconfig files have the settings that the packages declare, with the same defaults", async (t) => {
  const sdkconfig = join(temporaryFolder(t), "sdkconfig");
  execFileSync("/usr/bin/python3", ["-m", "alldefconfig", "Kconfig"], {
    cwd: repository,
    env: { ...process.env, KCONFIG_CONFIG: sdkconfig },
  });
  const kconfig = readSdkconfig(readFileSync(sdkconfig, "utf8"));
  assert.deepEqual(
    new Map(
      kconfig.map(({ symbol, value }) => [
        symbol,
        value === "y" || value === "n" ? value === "y" : (JSON.parse(value) as string | number),
      ]),
    ),
    declaredSettings(await buildTarget()),
  );
});
