// The user's rules about which WebSocket stands for which broker (broker-address.ts).

namespace pxsim.visuals {
  export class AddressSettings {
    readonly element: HTMLElement;

    constructor() {
      const { lf } = localization;
      const rules = element("textarea", { id: "websocket-addresses", rows: 3, value: brokerAddress.rules() });
      rules.placeholder = "broker:1883 = ws://127.0.0.1:9001/";
      rules.spellcheck = false;
      const answer = element("p", { id: "websocket-answer" });
      answer.setAttribute("role", "status");
      const save = element("button", { type: "button", id: "websocket-save" }, lf("Save"));
      save.addEventListener("click", () => {
        const wrong = brokerAddress.wrongRule(rules.value);
        if (wrong === undefined) brokerAddress.setRules(rules.value);
        answer.textContent =
          wrong === undefined
            ? lf("Saved. It counts from the next connection on.")
            : lf("Not an address that begins with ws:// or wss://: {0}", wrong);
      });
      this.element = element(
        "details",
        { id: "addresses" },
        element("summary", {}, lf("WebSocket addresses")),
        element(
          "label",
          {},
          lf(
            "A browser reaches a broker over WebSocket: at port 9001 of the same host, unless a line here says otherwise. A line is `host:port = address`, `host = address`, or an address for all hosts.",
          ),
          rules,
        ),
        save,
        answer,
      );
    }
  }
}
