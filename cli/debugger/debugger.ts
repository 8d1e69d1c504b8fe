// A TypeScript-level debugger on the emulator's GDB port: breakpoints at lines, steps by lines, call stacks.

import { formatPlace } from "../../compiler/trace/console-translator.js";
import type { CodePlace, ProgramMap } from "../../compiler/trace/program-map.js";
import type { GdbRemote, Registers } from "./gdb-remote.js";

/** Registers of TypeScript code (docs/abi.md). */
const RETURN_ADDRESS = 0;
const STACK = 15;

/** Length of a call instruction. */
const CALL_BYTES = 3;

export interface Breakpoint {
  number: number;
  addresses: number[];
  /** Where the program will stop, such as "fib (main.ts:3:5)". */
  description: string;
}

interface Caller {
  /** Where it goes on. */
  pc: number;
  /** Its stack pointer then. */
  stack: number;
}

export class Debugger {
  readonly breakpoints: Breakpoint[] = [];
  private lastNumber = 0;

  constructor(
    private readonly remote: GdbRemote,
    private readonly map: ProgramMap,
  ) {}

  /**
   * Sets a breakpoint at "file:line", or the next line that has code, or at a function by its name.
   *
   * @returns undefined when no code belongs to it
   */
  async break(where: string): Promise<Breakpoint | undefined> {
    const addresses = this.addressesOf(where);
    const place = addresses[0] === undefined ? undefined : this.map.placeOf(addresses[0]);
    if (!place) return undefined;
    for (const address of addresses) await this.remote.setBreakpoint(address);
    const breakpoint = { number: ++this.lastNumber, addresses, description: formatPlace(place) };
    this.breakpoints.push(breakpoint);
    return breakpoint;
  }

  /** Removes a breakpoint; false when there is none of this number. */
  async delete(number: number): Promise<boolean> {
    const index = this.breakpoints.findIndex((b) => b.number === number);
    if (index < 0) return false;
    const [removed] = this.breakpoints.splice(index, 1);
    for (const address of removed!.addresses)
      if (!this.isBreakpoint(address)) await this.remote.removeBreakpoint(address);
    return true;
  }

  /** Where the program stands; undefined outside of TypeScript code. */
  async place(): Promise<CodePlace | undefined> {
    return this.map.placeOf((await this.remote.registers()).pc);
  }

  registers(): Promise<Registers> {
    return this.remote.registers();
  }

  /** Runs to the next breakpoint. */
  async continue(): Promise<void> {
    // The stub would stop at once at a breakpoint that the program stands on.
    await this.remote.step();
    const { pc } = await this.remote.registers();
    if (!this.isBreakpoint(pc)) await this.remote.continue();
  }

  /** Stops the program while it runs. */
  interrupt(): void {
    this.remote.interrupt();
  }

  /** Runs to another line: of this function or its caller, or with `into` of a function that it calls. */
  async step(into: boolean): Promise<void> {
    let before = await this.remote.registers();
    const from = this.map.placeOf(before.pc);
    if (!from) return this.continue();
    for (;;) {
      await this.remote.step();
      const now = await this.remote.registers();
      if (this.isBreakpoint(now.pc)) return;
      const back = now.a[RETURN_ADDRESS]!;
      const f = this.map.frameAt(now.pc) && this.map.functionAt(now.pc);
      if (!f) {
        // In C++: called by the program, or returned to.
        if (now.pc === back) return this.continue();
        if (!(await this.runTo(back, now.a[STACK]!))) return;
      } else if (!into && back === before.pc + CALL_BYTES && now.pc !== back) {
        if (!(await this.runTo(back, now.a[STACK]!))) return;
      } else {
        const place = this.hasSource(f.name) ? this.map.placeOf(now.pc) : undefined;
        if (place && now.pc === f.address) {
          const body = this.map.bodyOf(f.address);
          if (body !== undefined && body !== now.pc) await this.runTo(body);
          return;
        }
        const isNew = place && (place.line !== from.line || place.function !== from.function);
        if (isNew && this.map.isRowStart(now.pc)) return;
      }
      before = await this.remote.registers();
    }
  }

  /** Runs until the function that the program stands in has returned; false when C++ has called it. */
  async finish(): Promise<boolean> {
    const { pc, a } = await this.remote.registers();
    const caller = await this.callerOf(pc, a[STACK]!, a[RETURN_ADDRESS]!);
    if (!caller) return false;
    await this.runTo(caller.pc, caller.stack);
    return true;
  }

  /** The calls that lead to where the program stands, innermost first, out to the function that C++ called. */
  async callStack(): Promise<CodePlace[]> {
    const { pc, a } = await this.remote.registers();
    const places: CodePlace[] = [];
    let address = pc;
    let caller = await this.callerOf(pc, a[STACK]!, a[RETURN_ADDRESS]!);
    for (;;) {
      const place = this.map.placeOf(address);
      if (place) places.push(place);
      if (!caller) return places;
      address = caller.pc - 1;
      caller = await this.callerOf(address, caller.stack);
    }
  }

  /** The caller of a function that stands at `address`; undefined when that is C++. */
  private async callerOf(address: number, stack: number, a0?: number): Promise<Caller | undefined> {
    const frame = this.map.frameAt(address);
    if (!frame || frame.returnAddress === "lost") return undefined;
    const entryStack = stack + frame.stack;
    const pc =
      frame.returnAddress === "register" ? a0 : await this.remote.word(entryStack - frame.returnAddress);
    return pc !== undefined && this.map.frameAt(pc - 1) ? { pc, stack: entryStack } : undefined;
  }

  /** Runs to an address, with the stack pointer there; false when something else stops the program before. */
  private async runTo(address: number, stack?: number): Promise<boolean> {
    const isOwn = !this.isBreakpoint(address);
    if (isOwn) await this.remote.setBreakpoint(address);
    try {
      for (;;) {
        await this.continue();
        const { pc, a } = await this.remote.registers();
        if (pc !== address) return false;
        // Another fiber, or a deeper call of the same function, may come by.
        if (stack === undefined || a[STACK] === stack) return true;
        if (!isOwn) return false;
      }
    } finally {
      if (isOwn) await this.remote.removeBreakpoint(address).catch(() => {});
    }
  }

  private isBreakpoint(address: number): boolean {
    return this.breakpoints.some((b) => b.addresses.includes(address));
  }

  /** False for the code generator's routines and for further entries, which are named like "Dog.speak [arguments]". */
  private hasSource(name: string): boolean {
    return !name.endsWith("]");
  }

  private addressesOf(where: string): number[] {
    const [, file, line] = /^(.*):(\d+)$/.exec(where) ?? [];
    if (file === undefined) {
      const f = this.map.functionNamed(where);
      return f ? [this.map.bodyOf(f.address) ?? f.address] : [];
    }
    const rows = this.map.lines.filter((row) => row.file === file || row.file === `pxt_modules/${file}`);
    const first = Math.min(...rows.filter((row) => row.line >= Number(line)).map((row) => row.line));
    const addresses = new Map<string, number>();
    for (const row of rows) {
      const name = this.map.functionAt(row.address)?.name;
      if (row.line === first && name !== undefined && !addresses.has(name)) addresses.set(name, row.address);
    }
    return [...addresses.values()];
  }
}
