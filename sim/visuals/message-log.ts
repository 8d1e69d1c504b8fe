// The message log: every MQTT message that the program sends or receives, newest last, with a box to search for some of them.

namespace pxsim.visuals {
  export type MessageDirection = "sent" | "received";

  const MOST_ENTRIES = 500;
  const MOST_CHARACTERS = 200;

  export class MessageLog {
    readonly element: HTMLElement;
    private readonly rows = element("tbody");
    private readonly filter = element("input", { type: "search", id: "filter" });
    private readonly scroller: HTMLElement;

    constructor() {
      const { lf } = localization;
      this.filter.placeholder = lf("topic or text");
      this.filter.addEventListener("input", () => {
        for (const row of Array.from(this.rows.rows)) this.applyFilter(row);
      });
      const clear = element("button", { type: "button", id: "clear" }, lf("Clear"));
      clear.addEventListener("click", () => this.clear());
      const head = element("tr");
      for (const title of [
        lf("Time"),
        lf("Direction"),
        lf("Topic"),
        lf("Payload"),
        lf("QoS"),
        lf("Retain"),
      ]) {
        const cell = element("th", {}, title);
        cell.scope = "col";
        head.append(cell);
      }
      const table = element("table", {}, element("thead", {}, head), this.rows);
      // Scrolled with the keyboard, too.
      this.scroller = element("div", { className: "scroller", tabIndex: 0 }, table);
      this.scroller.setAttribute("role", "region");
      this.scroller.setAttribute("aria-label", lf("Messages"));
      this.element = element(
        "section",
        { id: "messages" },
        element("h2", {}, lf("Messages")),
        element("div", { className: "tools" }, element("label", {}, `${lf("Filter")} `, this.filter), clear),
        this.scroller,
      );
    }

    add(direction: MessageDirection, message: MqttMessage): void {
      const { lf } = localization;
      const time = new Date();
      const clock = time.toTimeString().slice(0, 8);
      const row = this.rows.insertRow();
      row.dataset.direction = direction;
      const payload = payloadText(message);
      const values = [
        clock,
        direction === "sent" ? `↑ ${lf("sent")}` : `↓ ${lf("received")}`,
        message.topic,
        payload.length > MOST_CHARACTERS ? `${payload.slice(0, MOST_CHARACTERS)}…` : payload,
        `${message.qos}${message.duplicate ? ` ${lf("again")}` : ""}`,
        message.retain ? lf("yes") : lf("no"),
      ];
      for (const value of values) row.insertCell().textContent = value;
      row.cells[0]!.title = `${clock}.${String(time.getMilliseconds()).padStart(3, "0")}`;
      row.cells[3]!.title = payload;
      this.applyFilter(row);
      while (this.rows.rows.length > MOST_ENTRIES) this.rows.deleteRow(0);
      this.scroller.scrollTop = this.scroller.scrollHeight;
    }

    clear(): void {
      this.rows.replaceChildren();
    }

    private applyFilter(row: HTMLTableRowElement): void {
      const wanted = this.filter.value.trim().toLowerCase();
      const text = `${row.cells[2]!.textContent} ${row.cells[3]!.title}`.toLowerCase();
      row.hidden = wanted !== "" && !text.includes(wanted);
    }
  }

  /** The payload as text if it is UTF-8, and in hexadecimal if it is not. */
  function payloadText({ payload, payloadBytes }: MqttMessage): string {
    const rest = payloadBytes > payload.length ? "…" : "";
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(payload, { stream: rest !== "" }) + rest;
    } catch {
      return Array.from(payload, (byte) => byte.toString(16).padStart(2, "0")).join(" ") + rest;
    }
  }
}
