// A program of blocks, from the workspace to the simulated board and to the chip.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import { start, until } from "../support/process.js";
import { type Editor, EditorSite } from "./editor.js";
import { bootedElf, flashOf } from "./flash-image.js";

const text = (name: string, value: string) =>
  `<value name="${name}"><shadow type="text"><field name="TEXT">${value}</field></shadow></value>`;

const parameter = (name: string) =>
  `<block type="argument_reporter_string"><field name="VALUE">${name}</field></block>`;

/** Joins the network, connects, says so, and answers commands, which switch the light. */
const program = (port: number) => `<xml>
<block type="pxt-on-start"><statement name="HANDLER">
  <block type="wifi_join">${text("ssid", "my network")}${text("password", "my password")}<next>
    <block type="mqtt_connect"><mutation _expanded="1" _input_init="true"></mutation>${text("broker", "broker")}
      <value name="port"><shadow type="math_number"><field name="NUM">${port}</field></shadow></value><next>
      <block type="mqtt_publish">${text("topic", "blocks/state")}${text("message", "ready")}</block>
    </next></block>
  </next></block>
</statement></block>
<block type="mqtt_on_message" x="600">${text("filter", "blocks/command")}
  <value name="HANDLER_DRAG_PARAM_topic">${parameter("topic")}</value>
  <value name="HANDLER_DRAG_PARAM_message">${parameter("message")}</value>
  <statement name="HANDLER">
    <block type="led_set"><value name="on"><block type="logic_compare"><field name="OP">EQ</field>
        <value name="A">${parameter("message")}</value>
        <value name="B"><block type="text"><field name="TEXT">on</field></block></value>
      </block></value><next>
      <block type="mqtt_publish">${text("topic", "blocks/answer")}<value name="message">${parameter("message")}</value></block>
    </next></block>
  </statement>
</block></xml>`;

/** What is used of Blockly. */
interface Blockly {
  getMainWorkspace(): { clear(): void };
  utils: { xml: { textToDom(text: string): Element } };
  Xml: { domToWorkspace(xml: Element, workspace: unknown): void };
}

/** Puts blocks into the workspace in place of those that are there. */
async function putBlocks(editor: Editor, xml: string): Promise<void> {
  await editor.page.evaluate((xml) => {
    const { pxt } = window as unknown as { pxt: { blocks: { requireBlockly(): Blockly } } };
    const blockly = pxt.blocks.requireBlockly();
    const workspace = blockly.getMainWorkspace();
    workspace.clear();
    blockly.Xml.domToWorkspace(blockly.utils.xml.textToDom(xml), workspace);
  }, xml);
}

test("a program of blocks gets a message and publishes one on the simulated board, and downloaded on the chip, at the same broker", async (t) => {
  const broker = await Mosquitto.start(t, { webSockets: true });
  const site = await EditorSite.start(t);
  const editor = await site.open();
  await editor.newProject();
  await editor.useWebSocket(broker.webSocketPort!);
  await putBlocks(editor, program(broker.port));
  await editor.lamp("broker", "on");

  const subscriber = await broker.subscribe("blocks/#");
  const simulator = await editor.simulator();
  await simulator.locator("#messages tr[data-direction=sent]", { hasText: "blocks/state" }).waitFor();
  await until("the simulated board's answer", async () => {
    // It has connected before it has subscribed.
    await broker.publish("blocks/command", "on");
    return /^blocks\/answer on$/m.test(subscriber.stdout);
  });
  await simulator
    .locator("#messages tr[data-direction=received]", { hasText: "blocks/command" })
    .first()
    .waitFor();
  await simulator.locator("#board .led[aria-label='light: on']").waitFor();
  await editor.picture("program-of-blocks");

  const { flash } = flashOf(await editor.download());
  await site.close();
  const chip = chipOfBoard("esp8266");
  const elf = join(temporaryFolder(t), "booted.elf");
  writeFileSync(elf, bootedElf(flash, chip));
  const onChip = await broker.subscribe("blocks/#");
  const [command, ...args] = qemuCommand(chip, elf);
  start(t, command!, args);
  await onChip.waitFor(/^blocks\/state ready$/m);
  await until("the chip's answer", async () => {
    await broker.publish("blocks/command", "from the desk");
    return /^blocks\/answer from the desk$/m.test(onChip.stdout);
  });
});
