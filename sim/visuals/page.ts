// The simulator's page: the board, lamps for its links, its inputs, the message log, and the settings of the browser's
// connections. It stays while programs come and go; a program that starts takes it over.

namespace pxsim.visuals {
  /** What a board's package says of its picture (libs/<chip>/board.json). Places are in the picture's own units. */
  export interface BoardPicture {
    image: string;
    width: number;
    height: number;
    led: { pin: number; lit: 0 | 1; x: number; y: number };
    button: { pin: number; label: string; x: number; y: number };
    pins: { pin: number; label: string; x: number; y: number }[];
    analog?: { label: string };
  }

  export function element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    properties: Partial<HTMLElementTagNameMap[Name]> = {},
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Name] {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  let page: { board: HTMLElement; lamps: Lamps; log: MessageLog } | undefined;

  /** Shows the board of a program that starts. */
  export function showBoard(board: EspBoard, message: SimulatorRunMessage): void {
    page ??= makePage();
    document.body.classList.toggle("high-contrast", !!message.highContrast);
    const name = message.boardDefinition?.boardName ?? localization.lf("board");
    const picture = message.boardDefinition?.visual as unknown as BoardPicture | undefined;
    page.board.replaceChildren(...(picture?.image ? [new BoardView(board, picture, name).element] : []));
    page.lamps.reset();
    page.log.clear();
    const { lamps, log } = page;
    board.network.link.onState = (state) => lamps.showLink(state);
    board.network.watch = (host, port) => new ConnectionView(lamps, log, `${host}:${port}`);
  }

  function makePage() {
    const board = element("div", { id: "board" });
    const lamps = new Lamps();
    const log = new MessageLog();
    document.body.replaceChildren(
      element("main", {}, board, lamps.element, log.element, new AddressSettings().element),
    );
    return { board, lamps, log };
  }

  /** Follows one connection: reads its packets for the log, and shows its state. */
  class ConnectionView implements SocketWatcher {
    private protocol = "";
    private isOver = false;
    private readonly outgoing = new MqttReader((packet) => this.saw(packet, "sent"));
    private readonly incoming = new MqttReader((packet) => this.saw(packet, "received"));

    constructor(
      private readonly lamps: Lamps,
      private readonly log: MessageLog,
      private readonly where: string,
    ) {
      lamps.showBroker("waiting", localization.lf("connecting to {0}", where));
    }

    sent(data: Uint8Array): void {
      this.outgoing.take(data);
    }

    received(data: Uint8Array): void {
      this.incoming.take(data);
    }

    /** A program closes its side of a connection that has failed: the failure stays to be read. */
    ended(reason: string): void {
      if (this.isOver) return;
      this.isOver = true;
      if (reason) this.lamps.showBroker("failed", reason);
      else this.lamps.showBroker("off", localization.lf("not connected"));
    }

    private saw(packet: MqttPacket, direction: MessageDirection): void {
      if (packet.type === MqttPacketType.Connect) this.protocol = protocolOf(packet);
      else if (packet.type === MqttPacketType.Connack) {
        const code = packet.body[1] ?? 0;
        if (code === 0)
          this.lamps.showBroker("on", localization.lf("connected to {0}, {1}", this.where, this.protocol));
        else this.lamps.showBroker("failed", localization.lf("refused by the broker, code {0}", code));
      } else if (packet.type === MqttPacketType.Publish) {
        const message = readPublish(packet);
        if (message) this.log.add(direction, message);
      }
    }
  }
}
