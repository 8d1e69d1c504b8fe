// Joining networks with a vendor's SDK (targets/sdk-port/wifi.cpp), on the machine of the tests, against an SDK that the test plays: what the
// SDK's tasks do one after the other here, they do at the same time on a board.

import { test } from "node:test";
import { runtimeLibraries } from "../../targets/build/build-runtime.js";
import { assertChecksHold } from "./host-program.js";

test("fibers join, leave and scan by what the SDK's tasks do and tell", async (t) => {
  const lwip = (await runtimeLibraries(() => {})).find(({ name }) => name === "lwip")!;
  await assertChecksHold(t, {
    sources: [
      "targets/sdk-port/wifi.cpp",
      "targets/runtime/net/network-state.cpp",
      "tests/sdk/wifi-program.cpp",
    ],
    includes: lwip.includes,
    checks: 23,
  });
});
