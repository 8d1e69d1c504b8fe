// MakeCode's dialog of extensions: below the target's packages, which pxt-core shows, are the user's own: other projects of this
// browser, and projects in files. pxt-core's search, which asks a service for repositories of GitHub, is hidden.

import { carriedFile, type Files, readFiles } from "../cli/makecode/carried-packages.js";
import { element } from "./elements.js";
import { asExtension, filesToAdd, type Packages, type Refusal } from "./project-as-extension.js";
import { lf, type ProjectView, pxt, webApplication } from "./pxt.js";

/** pxt-core's dialog, and the part of it that ours follows. */
const DIALOG = ".extensions-browser";
const CARDS = ".extension-display";
const OWN = "esp-own-extensions";

const STYLE = `
${DIALOG} .extension-search-header { display: none; }
${DIALOG} .common-extension-card { height: 12rem; text-align: start; }
${DIALOG} .common-card-label.installed { background: var(--pxt-success); border-color: var(--pxt-success-hover);
  color: var(--pxt-success-foreground); }
.${OWN} { padding: 0 2rem 2rem; max-width: 75rem; margin: 0 auto; text-align: center; }
.${OWN} .extension-display { padding: 1rem 0; }
.${OWN} label { display: block; }
.${OWN} input { font: inherit; max-width: 100%; }
`;

/**
 * Adds our part each time the dialog is shown.
 * @param tell shows the user a sentence
 */
export function extendExtensionsDialog(view: ProjectView, tell: (message: string) => void): void {
  document.head.append(element("style", {}, STYLE));
  const extend = () => {
    const cards = document.querySelector(`${DIALOG} ${CARDS}`);
    if (!cards || document.querySelector(`.${OWN}`)) return;
    const section = element("section", { class: OWN, "aria-label": lf("Your own extensions") });
    cards.after(section);
    void fill(section, view, tell);
  };
  new MutationObserver(extend).observe(document.body, { childList: true, subtree: true });
}

async function fill(section: HTMLElement, view: ProjectView, tell: (message: string) => void): Promise<void> {
  const cards = element("div", { class: "extension-display" });
  const input = element("input", { type: "file", accept: ".uf2" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void addFromFile(view, file, tell);
  });
  section.append(
    element("h2", {}, lf("Your own extensions")),
    cards,
    element(
      "p",
      {},
      lf(
        "Each of your projects is here that has a JavaScript file besides its program. The project takes a copy of it: press again after a change. Nothing is searched for in the network.",
      ),
    ),
    element("label", {}, lf("From a file (.uf2) that this editor has saved:"), " ", input),
  );

  const { workspace, pkg } = webApplication();
  const dependencies = pkg.mainPkg.config?.dependencies ?? {};
  const carried = new Set(
    Object.keys(dependencies).filter((id) => carriedFile(dependencies[id]!) !== undefined),
  );
  for (const { id, name, isDeleted } of workspace.getHeaders()) {
    if (isDeleted || id === view.state.header?.id) continue;
    const project = await workspace.getTextAsync(id);
    const extension = project && asExtension(project, packages());
    if (!extension) continue;
    const isAdded = carried.delete(extension.id);
    cards.append(card(name, extension.description, isAdded, () => void add(view, project, tell)));
  }
  if (carried.size === 0) return;
  section.append(element("p", {}, lf("In the project: {0}", [...carried].join(", "))));
}

/** Looks like pxt-core's own. */
function card(name: string, description: string, isAdded: boolean, press: () => void): HTMLElement {
  const action = element("button", { class: "common-card-action", "aria-label": name });
  action.addEventListener("click", press);
  const contents = element(
    "div",
    { class: "common-extension-card-contents" },
    element("div", { class: "common-extension-card-title" }, name),
    element("div", { class: "common-extension-card-description" }, description),
  );
  return element(
    "div",
    { class: `common-card common-extension-card${isAdded ? " installed" : ""}` },
    element("div", { class: "common-card-body" }, action, contents),
    ...(isAdded ? [element("label", { class: "common-card-label installed" }, lf("Installed"))] : []),
  );
}

function packages(): Packages {
  const { bundledpkgs, esp } = pxt.appTarget;
  return { bundled: bundledpkgs, boards: esp.boards };
}

/** Adds the project that a file holds. */
async function addFromFile(view: ProjectView, file: File, tell: (message: string) => void): Promise<void> {
  // pxt-core refuses a file without a project.
  const saved = await pxt.cpp.unpackSourceFromHexFileAsync(file).catch(() => undefined);
  const project = readFiles(saved?.source);
  if (project) return add(view, project, tell);
  view.hidePackageDialog();
  tell(lf("{0} holds no project", file.name));
}

/** Adds a project to the open one as an extension, or brings the extension up to date; the editor then opens the project anew. */
async function add(view: ProjectView, project: Files, tell: (message: string) => void): Promise<void> {
  view.hidePackageDialog();
  const extension = asExtension(project, packages());
  if (!extension)
    return tell(lf("This project is no extension: it has no JavaScript file besides its program"));
  const open = webApplication().pkg.mainEditorPkg();
  const added = filesToAdd(extension, open.getAllFiles(), packages());
  if ("reason" in added) return tell(refusal(added));
  for (const [name, text] of Object.entries(added.files)) await open.setContentAsync(name, text);
  await open.setDependencyAsync(extension.id, extension.version);
  await view.reloadHeaderAsync();
  tell(lf("{0} is in the project now", extension.id));
}

/** The sentence that says why an extension was not added. */
function refusal(why: Refusal): string {
  switch (why.reason) {
    case "no-name":
      return lf("An extension needs a name: give one to its project");
    case "package-name":
      return lf("An extension can't have the name {0}: this editor has one of this name", why.name);
    case "reserved-name":
      return lf("An extension can't have the name {0}: MakeCode uses it for the project itself", why.name);
    case "file-exists":
      return lf(
        "The extension is kept in the file {0}, and the project has another file of this name",
        why.file,
      );
    case "missing":
      return lf("The extension uses what this editor does not have: {0}", why.names.join(", "));
  }
}
