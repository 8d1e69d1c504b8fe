// Our part of MakeCode's editor, loaded by pxt-core's web application (pxtarget.json: appTheme.extendEditor).

import { certificateImporter } from "./certificate-files.js";
import { extendCompilation } from "./compile-options.js";
import { saveFirmware } from "./download.js";
import { pxt } from "./pxt.js";

pxt.editor.initExtensionsAsync = async ({ showNotification }) => {
  extendCompilation((problems) => {
    for (const { fileName, line, message } of problems)
      showNotification(`${fileName}:${line + 1}: ${message}`);
  });
  return {
    deployAsync: saveFirmware,
    saveOnlyAsync: saveFirmware,
    resourceImporters: [certificateImporter(showNotification)],
  };
};
