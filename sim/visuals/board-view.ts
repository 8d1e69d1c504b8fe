// The picture of a board with what on it can be seen and touched: its light, its button, its pins.

namespace pxsim.visuals {
  const SVG = "http://www.w3.org/2000/svg";
  const BUTTON_SIZE = 26;
  const PIN_SIZE = 16;

  function svg(name: string, attributes: Record<string, string | number>, ...children: Node[]): SVGElement {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.append(...children);
    return made;
  }

  export class BoardView {
    readonly element: HTMLElement;
    private readonly light: SVGElement;
    private readonly glow: SVGElement;
    private readonly pinViews = new Map<number, () => void>();

    constructor(
      private readonly board: EspBoard,
      private readonly picture: BoardPicture,
      name: string,
    ) {
      const { width, height, led } = picture;
      const image = svg("image", { href: picture.image, width, height, role: "img" });
      image.setAttribute("aria-label", localization.lf("Picture of a board with an {0}", name));
      const bulb = { cx: led.x, cy: led.y, r: 7 };
      this.glow = svg("circle", { class: "glow", ...bulb });
      this.light = svg("g", { class: "led", role: "img" }, svg("circle", bulb), this.glow);
      const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group" }, image, this.light);
      drawing.setAttribute("aria-label", localization.lf("Simulated board: {0}", name));
      for (const pin of picture.pins) drawing.append(this.pin(pin));
      drawing.append(this.button());
      this.element = element("div", {}, drawing, ...this.analog());
      board.pins.onChange = (pin) => this.show(pin);
      this.show(led.pin);
      for (const { pin } of picture.pins) this.show(pin);
    }

    private show(pin: number): void {
      this.pinViews.get(pin)?.();
      const { led } = this.picture;
      if (pin !== led.pin) return;
      const brightness = this.brightness();
      this.glow.setAttribute("opacity", String(brightness / ANALOG_HIGHEST));
      this.light.setAttribute(
        "aria-label",
        brightness === ANALOG_HIGHEST
          ? localization.lf("light: on")
          : brightness === 0
            ? localization.lf("light: off")
            : localization.lf("light: {0} of {1}", brightness, ANALOG_HIGHEST),
      );
    }

    /** Of the light, from 0 to ANALOG_HIGHEST; it is dark until something has set its pin. */
    private brightness(): number {
      const { pins } = this.board;
      const { pin, lit } = this.picture.led;
      if (!pins.isSet(pin)) return 0;
      const high = pins.share(pin) ?? pins.level(pin) * ANALOG_HIGHEST;
      return lit ? high : ANALOG_HIGHEST - high;
    }

    /** Held down with the mouse, a finger, or the space or enter key. */
    private button(): SVGElement {
      const { button } = this.picture;
      const { pins } = this.board;
      const drawn = svg(
        "g",
        { class: "button", id: "button", tabindex: 0, role: "button", "aria-pressed": "false" },
        svg("rect", {
          x: button.x - BUTTON_SIZE / 2,
          y: button.y - BUTTON_SIZE / 2,
          width: BUTTON_SIZE,
          height: BUTTON_SIZE,
          rx: 4,
        }),
        svg("circle", { cx: button.x, cy: button.y, r: BUTTON_SIZE / 3 }),
      );
      drawn.setAttribute("aria-label", localization.lf("Button {0}", button.label));
      const press = (isPressed: boolean) => {
        pins.putOn(button.pin, isPressed ? 0 : undefined);
        drawn.setAttribute("aria-pressed", String(isPressed));
      };
      drawn.addEventListener("pointerdown", () => press(true));
      for (const name of ["pointerup", "pointerleave", "blur"])
        drawn.addEventListener(name, () => press(false));
      const isKey = (event: Event) => [" ", "Enter"].includes((event as KeyboardEvent).key);
      drawn.addEventListener("keydown", (event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        press(true);
      });
      drawn.addEventListener("keyup", (event) => {
        if (isKey(event)) press(false);
      });
      return drawn;
    }

    /** Each press puts the next of these on the pin: high, low, nothing. */
    private pin({ pin, label, x, y }: BoardPicture["pins"][number]): SVGElement {
      const { pins } = this.board;
      const drawn = svg("g", { class: "pin", tabindex: 0, role: "button", "data-pin": pin });
      const box = { x: x - PIN_SIZE / 2, y: y - PIN_SIZE / 2, width: PIN_SIZE, height: PIN_SIZE, rx: 3 };
      const glow = svg("rect", { class: "glow", ...box });
      drawn.append(svg("rect", box), glow);
      const title = document.createElementNS(SVG, "title");
      drawn.append(title);
      const next = () => {
        const now = pins.putOnLevel(pin);
        pins.putOn(pin, now === undefined ? 1 : now === 1 ? 0 : undefined);
      };
      drawn.addEventListener("click", next);
      drawn.addEventListener("keydown", (event) => {
        if (![" ", "Enter"].includes((event as KeyboardEvent).key)) return;
        event.preventDefault();
        next();
      });
      this.pinViews.set(pin, () => {
        const share = pins.share(pin);
        const level =
          share !== undefined
            ? localization.lf("{0} of {1}", share, ANALOG_HIGHEST)
            : pins.level(pin)
              ? localization.lf("high")
              : localization.lf("low");
        const outside = pins.putOnLevel(pin) !== undefined;
        glow.setAttribute("opacity", String(share === undefined ? pins.level(pin) : share / ANALOG_HIGHEST));
        drawn.classList.toggle("outside", outside);
        const text = outside
          ? localization.lf("{0}: {1}, put on from outside", label, level)
          : localization.lf("{0}: {1}", label, level);
        drawn.setAttribute("aria-label", text);
        title.textContent = text;
      });
      return drawn;
    }

    private analog(): HTMLElement[] {
      const { analog } = this.picture;
      if (!analog) return [];
      const { pins } = this.board;
      const shown = element("output", {}, "0");
      const slider = element("input", {
        type: "range",
        min: "0",
        max: String(ANALOG_HIGHEST),
        value: "0",
        id: "analog",
      });
      slider.addEventListener("input", () => {
        pins.analog = Number(slider.value);
        shown.textContent = slider.value;
      });
      return [element("label", { className: "analog" }, `${analog.label} `, slider, shown)];
    }
  }
}
