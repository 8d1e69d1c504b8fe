// What pxt-core's dialog of project settings has no field for: the project's configuration, and certificates. Its own switches set a
// value, and take it back when they are off, which is the same for a setting that is on by default. The fields appear below the dialog's own
// and are saved with them, in pxt.json.

import { isCertificateFile } from "../cli/makecode/certificates.js";
import type { AppTarget, PackageConfig } from "../cli/makecode/pxt.js";
import { declaredSettings, type SettingValue } from "../cli/makecode/settings.js";
import { element } from "./elements.js";
import { lf, type ProjectView, pxt, type ResourceImporter } from "./pxt.js";

/** pxt-core's editor of pxt.json, while it is shown. */
interface SettingsEditor {
  config: PackageConfig & { yotta?: { config?: Record<string, unknown> } };
  save(stayInEditor: boolean): Promise<void>;
}

interface EditorFile {
  name: string;
  content: string;
}

/** What the form says of the settings that packages declare (docs/configuration.md), in its order. */
const LABELS: Record<string, () => string> = {
  MQTT_PROTOCOL_311: () => lf("Enable MQTT protocol 3.1.1"),
  MQTT_BROKER: () => lf("Broker"),
  MQTT_CLIENT_ID: () => lf("Client identifier"),
  MQTT_KEEP_ALIVE: () => lf("Keep-alive time in seconds"),
};

/** MQTT's keep-alive time has 16 bits; no number among the settings is larger. */
const LARGEST = 65535;

/** pxt-core's form has fields as wide as it is; its placeholders, and a field of files in high contrast, are hard to read. */
const STYLE = `
.esp-switch input { width: auto !important; }
.esp-switch label { display: inline !important; }
.esp-settings input[type=file] { color: var(--pxt-target-foreground3) !important; }
.esp-settings input::placeholder { color: color-mix(in srgb, currentColor 70%, transparent) !important; }
`;

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
  document.head.append(element("style", {}, STYLE));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const extend = () => {
    clearTimeout(waiting);
    const shown = document.querySelector(".pxt-json-settings");
    if (!shown || shown.parentElement!.querySelector(".esp-settings")) return;
    const editor = view.editor as Partial<SettingsEditor> | undefined;
    // The dialog is there before it has read the file; till then it has what it was last shown with.
    if (editor?.config && editor.save && isContent(editor.config, view.editorFile))
      shown.after(form(editor as SettingsEditor, view, certificates));
    else waiting = setTimeout(extend, LOOK_AGAIN);
  };
  new MutationObserver(extend).observe(document.body, { childList: true, subtree: true });
}

/** Whether a configuration is what the file says that is open in the editor. */
function isContent(config: object, file: EditorFile | undefined): boolean {
  return file?.name === "pxt.json" && JSON.stringify(JSON.parse(file.content)) === JSON.stringify(config);
}

function form(editor: SettingsEditor, view: ProjectView, certificates: ResourceImporter): HTMLElement {
  const declared = declaredSettings(pxt.appTarget as unknown as AppTarget);
  const settings = Object.entries(LABELS).map(([name, label]) =>
    settingField(editor, name, label(), declared.get(name)!),
  );
  const files = element("input", {
    type: "file",
    accept: ".pem,.key",
    multiple: true,
    id: "esp-certificates",
  });
  files.addEventListener("change", async () => {
    for (const file of Array.from(files.files ?? [])) {
      if (certificates.canImport(file)) await certificates.importAsync(view, file);
    }
  });
  const present = editor.config.files.filter(isCertificateFile);
  return element(
    "section",
    { class: "ui segment form text esp-settings", "aria-label": lf("MQTT settings") },
    ...settings,
    field(lf("Certificates to trust, or client.pem and client.key, as PEM files"), files),
    element(
      "p",
      {},
      present.length > 0
        ? lf("In the project: {0}", present.join(", "))
        : lf("The project has no certificates."),
    ),
  );
}

/** The field of a setting; a value that is the default, or none, is not kept in pxt.json. */
function settingField(
  editor: SettingsEditor,
  name: string,
  label: string,
  byDefault: SettingValue,
): HTMLElement {
  const present = editor.config.yotta?.config?.[name];
  const isSwitch = typeof byDefault === "boolean";
  const isNumber = typeof byDefault === "number";
  const input = element("input", {
    id: `esp-${name}`,
    type: isSwitch ? "checkbox" : isNumber ? "number" : "text",
    ...(isSwitch ? {} : { placeholder: String(byDefault) }),
    ...(isNumber ? { min: "0", max: String(LARGEST) } : {}),
  });
  if (isSwitch) input.checked = present === undefined || present === null ? byDefault : Boolean(present);
  else input.value = String(present ?? "");
  input.addEventListener("change", () => {
    if (!input.checkValidity()) return void input.reportValidity();
    const text = input.value.trim();
    const value = isSwitch ? input.checked : text === "" ? byDefault : isNumber ? Number(text) : text;
    const yotta = { ...editor.config.yotta, config: { ...editor.config.yotta?.config } };
    if (value === byDefault) delete yotta.config[name];
    else yotta.config[name] = isSwitch ? Number(value) : value;
    editor.config.yotta = yotta;
    void editor.save(true);
  });
  return field(label, input);
}

function field(label: string, input: HTMLInputElement): HTMLElement {
  const text = element("label", { for: input.id }, label);
  return input.type === "checkbox"
    ? element("div", { class: "field esp-switch" }, input, " ", text)
    : element("div", { class: "field" }, text, input);
}
