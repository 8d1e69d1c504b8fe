// Our part of MakeCode's editor, loaded by pxt-core's web application (pxtarget.json: appTheme.extendEditor).

import { showVersionsOnly } from "./about.js";
import { extendBoardDialog, extendHelpLinks, translatePackages } from "./boards.js";
import { certificateImporter } from "./certificate-files.js";
import { describe, extendCompilation } from "./compile-options.js";
import { saveFirmware } from "./download.js";
import { keepErrorMarks } from "./error-marks.js";
import { extendExtensionsDialog } from "./extensions-dialog.js";
import { pxt } from "./pxt.js";
import { extendSettings } from "./settings-form.js";
import { keepUnknownChoices } from "./unknown-choices.js";
import { leaveOutUnloadedPackages } from "./unloaded-packages.js";

pxt.editor.initExtensionsAsync = async ({ projectView, showNotification }) => {
  const certificates = certificateImporter(showNotification);
  extendSettings(projectView, certificates);
  extendCompilation((problems) => {
    for (const problem of problems) showNotification(describe(problem));
  });
  translatePackages();
  extendBoardDialog(projectView);
  extendExtensionsDialog(projectView, showNotification);
  extendHelpLinks();
  keepUnknownChoices();
  keepErrorMarks(projectView);
  leaveOutUnloadedPackages();
  showVersionsOnly(projectView);
  return {
    deployAsync: saveFirmware,
    saveOnlyAsync: saveFirmware,
    resourceImporters: [certificates],
  };
};
