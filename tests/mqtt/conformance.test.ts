// docs/mqtt-conformance.md says for each rule of MQTT which test shows it. This holds it to that.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../support/cli.js";

/** How many statements each section of MQTT 3.1.1 has (appendix B of the OASIS standard), in the order of the sections. */
const statements: Record<string, number> = {
  ...{ "1.5.3": 3, "2.2.2": 2, "2.3.1": 7 },
  ...{ "3.1.0": 2, "3.1.2": 24, "3.1.3": 11, "3.1.4": 5, "3.2.0": 1, "3.2.2": 6 },
  ...{ "3.3.1": 12, "3.3.2": 3, "3.3.4": 1, "3.3.5": 2, "3.6.1": 1 },
  ...{ "3.8.1": 1, "3.8.3": 4, "3.8.4": 6, "3.9.3": 2, "3.10.1": 1, "3.10.3": 2, "3.10.4": 6 },
  ...{ "3.12.4": 1, "3.14.1": 1, "3.14.4": 3 },
  ...{ "4.1.0": 2, "4.3.1": 1, "4.3.2": 2, "4.3.3": 2, "4.4.0": 1, "4.5.0": 2, "4.6.0": 6 },
  ...{ "4.7.1": 3, "4.7.2": 1, "4.7.3": 4, "4.8.0": 2, "6.0.0": 4, "7.0.0": 2, "7.1.1": 1, "7.1.2": 1 },
};

/** Sections of the MQTT 3.1 specification that have rules for a client. */
const sections31 = [
  ...["2.1", "2.3", "2.4", "2.5", "2.6"],
  ...Array.from({ length: 14 }, (_, i) => `3.${i + 1}`),
  ...["4.1", "4.2", "4.3", "A"],
];

const page = readFileSync(join(repository, "docs/mqtt-conformance.md"), "utf8");

/** Lines of tables: what is in their first cell, and the tests in their last. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (-+|statement|rule|constant) /.test(line))
  .map((line) => {
    const cells = line.slice(2, -2).split(" | ");
    return {
      name: cells[0]!.replace(/`/g, ""),
      value: cells[1]!,
      tests: [...cells.at(-1)!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    };
  });

/** The part of a test's name that does not say on which board. */
const testNames = new Set(
  readdirSync(join(repository, "tests/mqtt"))
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(join(repository, "tests/mqtt", file), "utf8").matchAll(
        /^ *test\(\s*`on \$\{board\} ([^`]*)`/gm,
      ),
    ])
    .map((match) => match[1]!),
);

test("every statement of MQTT 3.1.1 is in the table, or is a broker's or WebSocket's, once", () => {
  const expected = Object.entries(statements).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, i) => `MQTT-${section}-${i + 1}`),
  );
  const others = [...page.matchAll(/^Statements that concern .*: (.*)\.$/gm)].flatMap((match) =>
    match[1]!.split(", "),
  );
  const listed = [...rows.map(({ name }) => name).filter((name) => name.startsWith("MQTT-")), ...others];
  assert.deepEqual([...listed].sort(), [...expected].sort());
});

test("every section of MQTT 3.1 with rules for a client is in the table, its rules numbered from 1", () => {
  const rules = rows.map(({ name }) => name).filter((name) => /^(\d\.\d+|A)-\d+$/.test(name));
  const next = new Map<string, number>();
  for (const rule of rules) {
    const [section, number] = rule.split("-") as [string, string];
    assert.equal(Number(number), (next.get(section) ?? 0) + 1, rule);
    next.set(section, Number(number));
  }
  assert.deepEqual([...next.keys()].sort(), [...sections31].sort());
});

test("every reason that programs meet is in the table with its value", () => {
  const constants = readFileSync(join(repository, "libs/mqtt/constants.ts"), "utf8");
  const expected = [...constants.matchAll(/export const (\w+) = (\S+);/g)].map(
    (match) => `${match[1]} ${match[2]}`,
  );
  const listed = rows
    .filter(({ name }) => /^[A-Z_]{4,}$/.test(name))
    .map(({ name, value }) => `${name} ${value.replace("−", "-")}`);
  assert.ok(expected.length > 0);
  assert.deepEqual([...listed].sort(), [...expected].sort());
});

test("every line of the tables names tests, and each of them exists", () => {
  assert.deepEqual(
    rows.filter(({ tests }) => tests.length === 0).map(({ name }) => name),
    [],
  );
  const missing = rows.flatMap(({ name, tests }) =>
    tests.filter((each) => !testNames.has(each)).map((each) => `${name}: ${each}`),
  );
  assert.deepEqual(missing, []);
});
