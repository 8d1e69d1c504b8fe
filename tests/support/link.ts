// The cable between an emulated board and QEMU's user-mode network, in the test's hands: Ethernet frames travel as UDP datagrams
// on the loopback, and what a test says is lost on the way. So a broker's host can fall silent at any point of a TCP connection. A test
// may also answer the board's questions for names itself.

import { createSocket, type Socket } from "node:dgram";
import { answerTo, questionIn, type Resolution } from "./name-server.js";
import type { TestScope } from "./process.js";

const SYN = 2;

/** What of the TCP segments to and from a port is lost. */
export type Loss = "nothing" | "all" | "all but SYN";

export class Link {
  /** What the board has asked name servers for. */
  readonly questions: string[] = [];
  /** Answers questions for names; without it the network does. */
  resolve: ((name: string) => Resolution) | undefined;
  private port = 0;
  private loss: Loss = "nothing";

  /** Each side: the socket, and QEMU's own port. */
  private constructor(
    private readonly board: [Socket, number],
    private readonly network: [Socket, number],
  ) {
    const relay = ([from]: [Socket, number], [to, port]: [Socket, number]) =>
      from.on("message", (frame) => {
        if (this.answers(frame) || this.loses(frame)) return;
        to.send(frame, port, "127.0.0.1");
      });
    relay(board, network);
    relay(network, board);
  }

  /** A cable for a board that is started with its `qemu` arguments; until the test ends. */
  static async start(t: TestScope): Promise<Link> {
    const [board, network, ...reserved] = await Promise.all([bound(), bound(), bound(), bound()]);
    const ports = reserved.map((socket) => socket.address().port);
    for (const socket of reserved) await new Promise<void>((resolve) => socket.close(resolve));
    t.after(() => {
      board.close();
      network.close();
    });
    return new Link([board, ports[0]!], [network, ports[1]!]);
  }

  /** QEMU's arguments: the board's Ethernet ends here, and so does the user-mode network. */
  get qemu(): string[] {
    const ends = ([socket, port]: [Socket, number]) =>
      `socket,udp=127.0.0.1:${socket.address().port},localaddr=127.0.0.1:${port}`;
    return [
      ...["-nic", ends(this.board), "-netdev", "user,id=n0", "-netdev", `${ends(this.network)},id=n1`],
      ...["-netdev", "hubport,hubid=1,id=n2,netdev=n0", "-netdev", "hubport,hubid=1,id=n3,netdev=n1"],
    ];
  }

  /** From now on loses segments of this port. */
  lose(loss: Loss, port: number): void {
    this.loss = loss;
    this.port = port;
  }

  /** Whether a frame was a question that no name server is to see. */
  private answers(frame: Buffer): boolean {
    const name = questionIn(frame);
    if (name === undefined) return false;
    this.questions.push(name);
    if (!this.resolve) return false;
    const resolution = this.resolve(name);
    const [socket, port] = this.board;
    if (resolution !== "silence") socket.send(answerTo(frame, resolution), port, "127.0.0.1");
    return true;
  }

  private loses(frame: Buffer): boolean {
    const isTcp = frame.readUInt16BE(12) === 0x0800 && frame[23] === 6;
    if (!isTcp || (frame.readUInt16BE(34) !== this.port && frame.readUInt16BE(36) !== this.port))
      return false;
    return this.loss === "all" || (this.loss === "all but SYN" && (frame[47]! & SYN) === 0);
  }
}

function bound(): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1", () => resolve(socket));
  });
}
