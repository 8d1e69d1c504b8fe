// Lamps of the wireless link and of the connection to the broker, each with its state in words.

namespace pxsim.visuals {
  export type LampState = "off" | "waiting" | "on" | "failed";

  export class Lamps {
    readonly element: HTMLElement;
    private readonly link = new Lamp("wifi", localization.lf("Wi-Fi"));
    private readonly broker = new Lamp("broker", localization.lf("Broker"));

    constructor() {
      this.element = element("section", { id: "lamps" }, this.link.element, this.broker.element);
      this.element.setAttribute("aria-label", localization.lf("Connections"));
      this.element.setAttribute("aria-live", "polite");
    }

    reset(): void {
      this.showLink(LinkState.Idle);
      this.showBroker("off", localization.lf("not connected"));
    }

    showLink(state: LinkState): void {
      const shown: [LampState, string] =
        state === LinkState.Connected
          ? ["on", localization.lf("connected")]
          : state === LinkState.Connecting
            ? ["waiting", localization.lf("connecting")]
            : state === LinkState.Failed
              ? ["failed", localization.lf("failed")]
              : ["off", localization.lf("not connected")];
      this.link.show(...shown);
    }

    showBroker(state: LampState, text: string): void {
      this.broker.show(state, text);
    }
  }

  class Lamp {
    readonly element: HTMLElement;
    private readonly text = element("span", { className: "text" });

    constructor(name: string, label: string) {
      const light = element("span", { className: "light" });
      light.setAttribute("aria-hidden", "true");
      this.element = element(
        "p",
        { id: `lamp-${name}` },
        light,
        element("strong", {}, `${label}: `),
        this.text,
      );
    }

    show(state: LampState, text: string): void {
      this.element.dataset.state = state;
      if (this.text.textContent !== text) this.text.textContent = text;
    }
  }
}
