// Runs the test cases of a .robot file on Renode's XML-RPC server, which renode-test also talks to. It reads as much of Robot
// Framework's format as our files use: variables, keywords with arguments, test cases. Every keyword that the file does not define
// is Renode's.

import { readFileSync } from "node:fs";
import { dirname } from "node:path";

interface Keyword {
  parameters: string[];
  steps: string[][];
}

/** A .robot file. */
export class RobotFile {
  private readonly variables = new Map<string, string>();
  private readonly keywords = new Map<string, Keyword>();
  private readonly cases = new Map<string, Keyword>();

  constructor(path: string, variables: Record<string, string>) {
    this.variables.set("CURDIR", dirname(path));
    this.read(readFileSync(path, "utf8"));
    for (const [name, value] of Object.entries(variables)) this.variables.set(name, value);
  }

  get testCases(): string[] {
    return [...this.cases.keys()];
  }

  /** Runs one test case. Throws with Renode's message when a keyword fails. */
  run(testCase: string, renode: KeywordServer): Promise<void> {
    return this.runSteps(this.cases.get(testCase)!, this.variables, renode);
  }

  private read(text: string): void {
    let section = "";
    let current: Keyword | undefined;
    for (const line of text.split("\n")) {
      const cells = line.trim().split(/ {2,}/);
      const [first, ...rest] = cells as [string, ...string[]];
      const [, heading] = /^\*\*\* (.*) \*\*\*$/.exec(line) ?? [];
      if (heading !== undefined) section = heading;
      else if (line.trim() === "" || section === "Comments") continue;
      else if (section === "Variables")
        this.variables.set(first.slice(2, -1), substitute(rest[0]!, this.variables));
      else if (!line.startsWith(" ")) {
        current = { parameters: [], steps: [] };
        (section === "Keywords" ? this.keywords : this.cases).set(first, current);
      } else if (first === "[Arguments]") current!.parameters = rest.map((name) => name.slice(2, -1));
      else current!.steps.push(cells);
    }
  }

  private async runSteps(
    { steps }: Keyword,
    variables: Map<string, string>,
    renode: KeywordServer,
  ): Promise<void> {
    for (const [name, ...cells] of steps as [string, ...string[]][]) {
      const args = cells.map((cell) => substitute(cell, variables));
      const own = this.keywords.get(name);
      if (!own) await renode.runKeyword(name, args);
      else {
        const inner = new Map(variables);
        own.parameters.forEach((parameter, i) => {
          inner.set(parameter, args[i]!);
        });
        await this.runSteps(own, inner, renode);
      }
    }
  }
}

function substitute(text: string, variables: Map<string, string>): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = variables.get(name);
    if (value === undefined) throw new Error(`the robot file's variable ${name} has no value`);
    return value;
  });
}

/** Renode's XML-RPC server (`renode --robot-server-port`). */
export class KeywordServer {
  constructor(private readonly port: number) {}

  /** Runs a keyword. Throws with Renode's message when it fails. */
  async runKeyword(name: string, args: string[]): Promise<void> {
    const values = args.map((arg) => `<value><string>${escaped(arg)}</string></value>`).join("");
    // The names that Robot Framework shows have spaces where Renode's have capitals.
    const answer = await this.call(
      "run_keyword",
      `<value><string>${escaped(name.replaceAll(" ", ""))}</string></value>`,
      `<value><array><data>${values}</data></array></value>`,
    );
    if (/>PASS</.test(answer)) return;
    throw new Error(`${[name, ...args].join("  ")}\n${answer}`);
  }

  /** Whether the server is there. */
  async answers(): Promise<boolean> {
    try {
      return /methodResponse/.test(await this.call("get_keyword_names"));
    } catch {
      return false;
    }
  }

  /** Ends Renode. */
  async stop(): Promise<void> {
    await this.call("stop_remote_server").catch(() => {});
  }

  private async call(method: string, ...params: string[]): Promise<string> {
    const body = `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params
      .map((param) => `<param>${param}</param>`)
      .join("")}</params></methodCall>`;
    const response = await fetch(`http://localhost:${this.port}/`, { method: "POST", body });
    return response.text();
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
