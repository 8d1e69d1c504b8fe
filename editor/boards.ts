// MakeCode's dialogs of boards and of extensions: what they say of packages in the user's language, and where their help is.

import type { PackageConfig } from "../cli/makecode/pxt.js";
import { type ProjectView, pxt } from "./pxt.js";

/** Translates the packages' names and descriptions (editor/page/locales), which pxt-core shows as they are in the packages. */
export function translatePackages(): void {
  for (const files of Object.values(pxt.appTarget.bundledpkgs)) {
    const config = JSON.parse(files["pxt.json"]!) as PackageConfig;
    for (const key of ["displayName", "description"]) {
      const text = config[key];
      if (typeof text === "string") config[key] = pxt.Util.rlf(text);
    }
    files["pxt.json"] = JSON.stringify(config);
  }
}

/**
 * Lets the user close the dialog of boards, which leaves the project its board. pxt-core shows it for a new project without a button for that,
 * and waits for ever when it is closed by Escape.
 */
export function extendBoardDialog(view: ProjectView): void {
  const show = view.showBoardDialogAsync.bind(view);
  view.showBoardDialogAsync = (features) => {
    const closed = dialogClosed();
    return Promise.race([closed, show(features, true)]);
  };
}

/** Resolves when the dialog, which is about to open, is gone. */
function dialogClosed(): Promise<void> {
  return new Promise((resolve) => {
    let isOpen = false;
    const observer = new MutationObserver(() => {
      const wasOpen = isOpen;
      isOpen = document.querySelector(".searchdialog") !== null;
      if (isOpen || !wasOpen) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** Has the dialogs' links to help, which begin at the server's root, lead to the editor's own pages. */
export function extendHelpLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[target^='_'][href^='/']") : null;
    if (!link) return;
    event.preventDefault();
    window.open(`${pxt.webConfig.docsUrl}#doc:${link.getAttribute("href")!.slice(1)}`, "_docs");
  });
}
