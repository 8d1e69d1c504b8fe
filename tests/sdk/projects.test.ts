// What the vendor SDKs' projects say in their tools' forms, beside what chip.json says of the chip.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PartitionJson } from "../../compiler/chip.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { readChip, runtimeFolder } from "../../targets/build/build-runtime.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { usableBytes } from "../../targets/build/linker-script.js";
import { readSdk } from "../../targets/build/sdk.js";

const targets = join(repositoryRoot, "targets");
const chips = readdirSync(targets).filter((name) => existsSync(join(targets, name, "chip.json")));

/** The rows of a table: name, type, subtype, offset, size. */
function partitions(csv: string): PartitionJson[] {
  return csv
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [name, type, subtype, offset, size] = line.split(",").map((field) => field.trim());
      return { name, type, subtype, offset, size } as PartitionJson;
    });
}

for (const name of chips)
  test(`the partitions of the vendor's SDK are where chip.json has them: ${name}`, async () => {
    const chip = await readChip(name);
    const { project, sdk } = await readSdk(name);
    const table = partitions(readFileSync(join(project, "partitions.csv"), "utf8"));
    if (chip.image.partitions) assert.deepEqual(table, chip.image.partitions);
    const settings = table.find((partition) => partition.name === "settings");
    assert.ok(settings && chip.settings);
    const window = Number(chip.image.flashWindow ?? 0);
    assert.equal(window + Number(settings.offset), Number(chip.settings.address));
    assert.equal(Number(settings.size), Number(chip.settings.size));
    const app = table.find(({ type }) => type === "app");
    assert.ok(app && Number(sdk.regions.irom!.size) <= Number(app.size));
    for (const [n, { offset, size }] of table.entries())
      assert.ok(!table[n + 1] || Number(offset) + Number(size) <= Number(table[n + 1]!.offset));
  });

for (const name of chips)
  test(`with the vendor's SDK a program has the data RAM that it has on the emulated board: ${name}`, async () => {
    const { project } = await readSdk(name);
    const kconfig = readFileSync(join(project, "components/pxt_esp/Kconfig"), "utf8");
    const onBoard = Number(/config PXT_ESP_PROGRAM_RAM\s+int .*\s+default (\d+)/.exec(kconfig)![1]);
    const image = JSON.parse(readFileSync(join(runtimeFolder(name), "runtime.json"), "utf8")) as RuntimeImage;
    const region = image.chip.place.bss;
    const taken = image.segments
      .filter((segment) => segment.region === region)
      .reduce((sum, { size }) => sum + size, 0);
    const emulated = usableBytes(image.chip, region) - taken;
    assert.ok(onBoard >= emulated && onBoard < 1.1 * emulated, `${onBoard} bytes, ${emulated} emulated`);
  });

for (const name of chips)
  test(`the vendor's SDK compiles every source of the component, with the parts of the SDK that they include: ${name}`, async () => {
    const { project } = await readSdk(name);
    const folder = join(project, "components/pxt_esp");
    const list = readFileSync(join(folder, "CMakeLists.txt"), "utf8");
    const sources = readdirSync(folder).filter((file) => file.endsWith(".cpp"));
    const compiled = [.../SRCS ((?:"[^"]+" ?)+)/.exec(list)![1]!.matchAll(/"([^"]+)"/g)].map(
      ([, file]) => file!,
    );
    assert.deepEqual(compiled.sort(), sources.sort());
    const required = /REQUIRES ([^)]+)\)/.exec(list)![1]!.split(/\s+/);
    // Headers in a folder of their own are in the part of that name, but for those that all have.
    const included = sources
      .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/#include "(\w+)\/\w+\.h"/g)])
      .map(([, part]) => part!)
      .filter((part) => part.startsWith("esp_") || part === "freertos");
    for (const part of included) assert.ok(required.includes(part), part);
  });

test("where PWM is the SDK's interrupt handler, no watchdog has its interrupt", async () => {
  const { project } = await readSdk("esp8266");
  const defaults = readFileSync(join(project, "sdkconfig.defaults"), "utf8");
  assert.match(defaults, /^CONFIG_ESP8266_NMI_WDT=n$/m);
});
