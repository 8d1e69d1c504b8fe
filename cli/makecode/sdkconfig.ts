// Reads `sdkconfig`, the file in which Kconfig's tools save a configuration.

/** Name of the file, in the project's folder. */
export const SDKCONFIG = "sdkconfig";

export interface SdkconfigLine {
  /** From 1. */
  line: number;
  /** The symbol that the line sets, without "CONFIG_"; undefined if the line is not Kconfig's. */
  symbol: string | undefined;
  /** "n" for a symbol that "is not set". */
  value: string;
}

/** The lines of an sdkconfig that are neither empty nor comments. */
export function readSdkconfig(text: string): SdkconfigLine[] {
  const lines: SdkconfigLine[] = [];
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    const unset = /^# CONFIG_(\w+) is not set\s*$/.exec(content);
    if (unset) lines.push({ line, symbol: unset[1], value: "n" });
    else if (content.trim() !== "" && !content.startsWith("#")) {
      const assignment = /^CONFIG_(\w+)=(.*?)\s*$/.exec(content);
      lines.push({ line, symbol: assignment?.[1], value: assignment?.[2] ?? "" });
    }
  });
  return lines;
}
