// The partition tables of the vendor SDKs' projects, which their tools want as CSV, beside what chip.json says of the flash.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PartitionJson } from "../../compiler/chip.js";
import { readChip } from "../../targets/build/build-runtime.js";
import { repositoryRoot } from "../../targets/build/debian-source.js";
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
