// Pins with a vendor's SDK, on the machine of the tests, against drivers that the tests play: docs/boards.md says that no board has run it.

import { join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../../targets/build/debian-source.js";
import { assertChecksHold } from "./host-program.js";

test("with a vendor's SDK eight pins have PWM until they are written, read or pulled up, others are low or high, and what a pin can't do does nothing", async (t) => {
  await assertChecksHold(t, {
    sources: [
      "libs/core/pins.cpp",
      "targets/sdk-port/pins.cpp",
      "targets/sdk-port/pwm-channels.cpp",
      "tests/sdk/pins/port.cpp",
    ],
    includes: [join(repositoryRoot, "tests/sdk/pins"), join(repositoryRoot, "targets/runtime")],
    checks: 22,
  });
});

for (const { sdk, project, checks } of [
  { sdk: "ESP8266_RTOS_SDK", project: "esp8266/rtos-sdk", checks: 22 },
  { sdk: "ESP-IDF", project: "esp32/idf", checks: 15 },
])
  test(`${sdk}'s drivers make the shares that were asked for, and what they measure has 10 bits`, async (t) => {
    const component = `targets/${project}/components/pxt_esp`;
    await assertChecksHold(t, {
      sources: [
        `${component}/analog.cpp`,
        `${component}/pwm.cpp`,
        `tests/sdk/pins/${project.split("/")[1]}.cpp`,
      ],
      checks,
    });
  });
