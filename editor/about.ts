// What of MakeCode's pages leads into the network, where this editor needs none: pxt-core's "About" links to a service's list of releases,
// its help on the keyboard to a page elsewhere.

import { element } from "./elements.js";
import { lf, type ProjectView, pxt } from "./pxt.js";

/** The same help is in the panel that the link is beside. */
const STYLE = `#sidedocsbar a[href^="https:"] { display: none; }`;

/** Has "About" tell the versions without links, and hides the link to a page elsewhere. */
export function showVersionsOnly(view: ProjectView): void {
  document.head.append(element("style", {}, STYLE));
  view.showAboutDialog = () => {
    const { title, versions } = pxt.appTarget;
    void view.showModalDialogAsync({
      header: lf("About"),
      body: lf(
        "{0}, version {1}, on Microsoft MakeCode {2}. Free software under the MIT licence. This editor uses no service in the network.",
        title,
        versions.target,
        versions.pxt,
      ),
    });
  };
}
