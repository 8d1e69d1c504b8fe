// An 8-bit processor with flags and its assembler: registers in small integer globals, memory in a buffer, stack, branches, traps.

let a: uint8 = 0;
let x: uint8 = 0;
let sp: uint8 = 0xff;
let pc: uint16 = 0;
let zero = false;
let carry = false;
let negative = false;
const memory = Buffer.create(512);
const enum Op {
  HLT,
  LDA,
  LDX,
  STA,
  ADC,
  SBC,
  AND,
  ORA,
  EOR,
  ASL,
  LSR,
  INX,
  DEX,
  CMP,
  CPX,
  BNE,
  BEQ,
  BCS,
  BMI,
  JMP,
  JSR,
  RTS,
  PHA,
  PLA,
  OUT,
  TAX,
  TXA,
  LAX,
  SAX,
  CLC,
  SEC,
}
const NAMES =
  "HLT LDA LDX STA ADC SBC AND ORA EOR ASL LSR INX DEX CMP CPX BNE BEQ BCS BMI JMP JSR RTS PHA PLA OUT TAX TXA LAX SAX CLC SEC".split(
    " ",
  );
class Assembler {
  private labels: { [name: string]: number } = {};
  private uses: { at: number; name: string }[] = [];
  private at = 0;
  constructor() {}
  assemble(lines: string[]): number {
    for (const line of lines) {
      for (const word of line.split(" ")) {
        if (!word) continue;
        const op = NAMES.indexOf(word);
        if (word[word.length - 1] == ":") this.labels[word.substr(0, word.length - 1)] = this.at;
        else if (op >= 0) this.byte(op);
        else if (word[0] == "#") this.value(1, parseInt(word.substr(1)));
        else if (word[0] == "$") this.value(2, parseInt("0x" + word.substr(1)));
        else if (word[0] == ".") this.byte(parseInt(word.substr(1)));
        else {
          this.uses.push({ at: this.at, name: word });
          this.value(2, 0);
        }
      }
    }
    for (const u of this.uses) {
      const target = this.labels[u.name];
      if (target === undefined) throw "no label " + u.name;
      memory.setNumber(NumberFormat.UInt16LE, u.at + 1, target);
    }
    return this.at;
  }
  private byte(b: number): void {
    memory[this.at++] = b;
  }
  private value(mode: number, v: number): void {
    this.byte(mode);
    this.byte(v & 255);
    this.byte(v >> 8);
  }
}
function flags(v: number): void {
  zero = (v & 255) == 0;
  negative = (v & 128) != 0;
}
function operand(): number {
  const mode = memory[pc];
  const v = memory.getNumber(NumberFormat.UInt16LE, pc + 1);
  pc += 3;
  return mode == 1 ? v : memory[v];
}
function address(): number {
  const v = memory.getNumber(NumberFormat.UInt16LE, pc + 1);
  pc += 3;
  return v;
}
function compare(r: number, v: number): void {
  carry = r >= v;
  flags(r - v);
}
function push(v: number): void {
  memory[256 + sp] = v;
  sp--;
}
function pull(): number {
  sp++;
  return memory[256 + sp];
}
let steps = 0;
let out = "";
function step(): boolean {
  steps++;
  const op: Op = memory[pc];
  pc++;
  switch (op) {
    case Op.HLT:
      return false;
    case Op.LDA:
      flags((a = operand()));
      break;
    case Op.LDX:
      flags((x = operand()));
      break;
    case Op.STA:
      memory[address()] = a;
      break;
    case Op.ADC: {
      const sum = a + operand() + (carry ? 1 : 0);
      carry = sum > 255;
      a = sum;
      flags(sum);
      break;
    }
    case Op.SBC: {
      const difference = a - operand() - (carry ? 0 : 1);
      carry = difference >= 0;
      a = difference;
      flags(difference);
      break;
    }
    case Op.AND:
      flags((a &= operand()));
      break;
    case Op.ORA:
      flags((a |= operand()));
      break;
    case Op.EOR:
      flags((a ^= operand()));
      break;
    case Op.ASL:
      carry = (a & 128) != 0;
      a <<= 1;
      flags(a);
      break;
    case Op.LSR:
      carry = (a & 1) != 0;
      a >>= 1;
      flags(a);
      break;
    case Op.INX:
      x++;
      flags(x);
      break;
    case Op.DEX:
      x--;
      flags(x);
      break;
    case Op.CMP:
      compare(a, operand());
      break;
    case Op.CPX:
      compare(x, operand());
      break;
    case Op.BNE:
    case Op.BEQ:
    case Op.BCS:
    case Op.BMI:
    case Op.JMP: {
      const to = address();
      if (
        op == Op.JMP ||
        (op == Op.BNE && !zero) ||
        (op == Op.BEQ && zero) ||
        (op == Op.BCS && carry) ||
        (op == Op.BMI && negative)
      )
        pc = to;
      break;
    }
    case Op.JSR: {
      const to = address();
      push(pc >> 8);
      push(pc & 255);
      pc = to;
      break;
    }
    case Op.RTS:
      pc = pull();
      pc += pull() << 8;
      break;
    case Op.PHA:
      push(a);
      break;
    case Op.PLA:
      flags((a = pull()));
      break;
    case Op.OUT:
      out += a + " ";
      break;
    case Op.TAX:
      flags((x = a));
      break;
    case Op.TXA:
      flags((a = x));
      break;
    case Op.LAX:
      flags((a = memory[address() + x]));
      break;
    case Op.SAX:
      memory[address() + x] = a;
      break;
    case Op.CLC:
    case Op.SEC:
      carry = op == Op.SEC;
      break;
    default:
      throw "bad instruction " + op + " at " + (pc - 1);
  }
  return true;
}
function run(name: string, lines: string[], limit: number): void {
  memory.fill(0);
  a = 0;
  x = 0;
  sp = 255;
  pc = 0;
  steps = 0;
  out = "";
  let end = "halted";
  try {
    const size = new Assembler().assemble(lines);
    end += " size " + size;
    while (steps < limit && step()) {}
    if (steps == limit) end = "stopped";
  } catch (e) {
    end = "" + e;
  }
  console.log(
    `${name}: ${out}| ${end} a=${a} x=${x} sp=${sp} pc=${pc} steps=${steps} ${zero}${carry}${negative}`,
  );
}
run("count", ["LDX #5 loop: TXA OUT DEX BNE loop HLT"], 1000);
run("multiply", ["LDA #0 LDX #13 again: CLC ADC #17 DEX BNE again OUT HLT"], 1000);
run("sixteen bits", ["CLC LDA #200 ADC #100 STA $80 LDA #1 ADC #2 STA $81 LDA $81 OUT LDA $80 OUT HLT"], 100);
run(
  "fibonacci",
  ["LDA #1 STA $70 LDX #13 next: LDA $71 OUT CLC ADC $70 PHA LDA $70 STA $71 PLA STA $70 DEX BNE next HLT"],
  1000,
);
run("subroutine", ["LDA #3 JSR double JSR double OUT HLT double: ASL OUT RTS"], 100);
run(
  "sort",
  [
    "outer: LDX #0 LDA #0 STA $f0",
    "inner: LAX data STA $f1 INX LAX data CMP $f1 BCS fine",
    "PHA LDA $f1 SAX data DEX PLA SAX data INX LDA #1 STA $f0",
    "fine: CPX #7 BNE inner LDA $f0 BNE outer",
    "LDX #0 show: LAX data OUT INX CPX #8 BNE show HLT",
    "data: .9 .3 .255 .0 .17 .3 .128 .64",
  ],
  5000,
);
run(
  "borrow",
  ["SEC LDA #5 SBC #7 OUT BMI low HLT low: SBC #250 OUT LSR OUT EOR #255 OUT AND #15 ORA #64 OUT HLT"],
  100,
);
run("endless", ["here: JMP here"], 50);
run("bad", ["LDA #1 .77"], 50);
run("label", ["JMP nowhere"], 50);
run("deep", ["again: PHA JMP again"], 700);
console.log("DONE");
