// The ESP8266's description, as the compiler's tests need it.

import { readFileSync } from "node:fs";
import type { ChipJson } from "../../compiler/chip.js";

export const esp8266 = JSON.parse(
  readFileSync(new URL("../../targets/esp8266/chip.json", import.meta.url), "utf8"),
) as ChipJson;
