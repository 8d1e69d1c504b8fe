// What pxt-core's dialog of project settings has no field for: texts and numbers of the project's configuration, and certificates. The
// fields appear below the dialog's own and are saved with them, in pxt.json.

import { isCertificateFile } from "../cli/makecode/certificates.js";
import type { PackageConfig } from "../cli/makecode/pxt.js";
import { lf, type ProjectView, type ResourceImporter } from "./pxt.js";

/** pxt-core's editor of pxt.json, while it is shown. */
interface SettingsEditor {
  config: PackageConfig & { yotta?: { config?: Record<string, unknown> } };
  save(stayInEditor: boolean): Promise<void>;
}

interface EditorFile {
  name: string;
  content: string;
}

/** Settings of libs/mqtt/pxt.json, in the order of the form. */
const FIELDS = [
  { name: "MQTT_BROKER", label: () => lf("Broker"), type: "text", placeholder: "broker" },
  { name: "MQTT_CLIENT_ID", label: () => lf("Client identifier"), type: "text", placeholder: "" },
  {
    name: "MQTT_KEEP_ALIVE",
    label: () => lf("Keep-alive time in seconds"),
    type: "number",
    placeholder: "120",
  },
] as const;

/** How often to look whether the dialog has read pxt.json, in ms. */
const LOOK_AGAIN = 100;

/**
 * Adds the fields each time the dialog is shown.
 * @param certificates takes the files that are chosen
 */
export function extendSettings(
  view: ProjectView & { editor?: unknown; editorFile?: EditorFile },
  certificates: ResourceImporter,
): void {
  const extend = () => {
    const shown = document.querySelector(".pxt-json-settings");
    if (!shown || shown.parentElement!.querySelector(".esp-settings")) return;
    const editor = view.editor as Partial<SettingsEditor> | undefined;
    // The dialog is there before it has read the file; till then it has what it was last shown with.
    if (editor?.config && editor.save && isContent(editor.config, view.editorFile))
      shown.after(form(editor as SettingsEditor, view, certificates));
    else setTimeout(extend, LOOK_AGAIN);
  };
  new MutationObserver(extend).observe(document.body, { childList: true, subtree: true });
}

/** Whether a configuration is what the file says that is open in the editor. */
function isContent(config: object, file: EditorFile | undefined): boolean {
  return file?.name === "pxt.json" && JSON.stringify(JSON.parse(file.content)) === JSON.stringify(config);
}

function form(editor: SettingsEditor, view: ProjectView, certificates: ResourceImporter): HTMLElement {
  const section = document.createElement("section");
  section.className = "ui segment form text esp-settings";
  section.setAttribute("aria-label", lf("MQTT settings"));
  for (const { name, label, type, placeholder } of FIELDS) {
    const input = document.createElement("input");
    Object.assign(input, { type, placeholder, id: `esp-${name}` });
    if (type === "number") Object.assign(input, { min: "0", max: "65535" });
    input.value = String(editor.config.yotta?.config?.[name] ?? "");
    input.addEventListener("change", () => {
      const text = input.value.trim();
      if (!input.checkValidity()) return void input.reportValidity();
      const yotta = { ...editor.config.yotta, config: { ...editor.config.yotta?.config } };
      if (text === "") delete yotta.config[name];
      else yotta.config[name] = type === "number" ? Number(text) : text;
      editor.config.yotta = yotta;
      void editor.save(true);
    });
    section.append(field(label(), input));
  }
  const files = document.createElement("input");
  Object.assign(files, { type: "file", accept: ".pem,.key", multiple: true, id: "esp-certificates" });
  files.addEventListener("change", async () => {
    for (const file of Array.from(files.files ?? [])) {
      if (certificates.canImport(file)) await certificates.importAsync(view, file);
    }
  });
  section.append(field(lf("Certificates to trust, or client.pem and client.key, as PEM files"), files));
  const present = editor.config.files.filter(isCertificateFile);
  const list = document.createElement("p");
  list.textContent =
    present.length > 0
      ? lf("In the project: {0}", present.join(", "))
      : lf("The project has no certificates.");
  section.append(list);
  return section;
}

function field(label: string, input: HTMLInputElement): HTMLElement {
  const line = document.createElement("div");
  line.className = "field";
  const text = document.createElement("label");
  text.htmlFor = input.id;
  text.textContent = label;
  line.append(text, input);
  return line;
}
