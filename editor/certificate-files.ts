// PEM files that are dropped onto the editor, or opened with its import dialog, become files of the project, in certs/.

import { isCertificateFile } from "../cli/makecode/certificates.js";
import { certificateFileName } from "./project.js";
import { lf, type ResourceImporter } from "./pxt.js";

/** @param tell shows the user a sentence */
export function certificateImporter(tell: (message: string) => void): ResourceImporter {
  return {
    id: "certificates",
    canImport: (file) => isCertificateFile(certificateFileName(file.name)),
    async importAsync(view, file) {
      const name = certificateFileName(file.name);
      await view.updateFileAsync(name, await file.text());
      tell(lf("{0} is in the project now", name));
    },
  };
}
