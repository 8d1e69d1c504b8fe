// The marks of mistakes in the text of a program. Monaco's own check of TypeScript, which pxt-core has left only suggestions to make, sets its
// marks after each change, under the name that pxt-core sets its under: it takes them away where it is the slower of the two.

import type { ProjectView } from "./pxt.js";

/** Of marks, in place of "typescript". */
const OWNER = "makecode";

/** pxt-core's editor of text. */
interface TextEditor {
  /** Sets the marks of the file that is shown. */
  forceDiagnosticsUpdate(): void;
}

interface MarkedEditor {
  setModelMarkers(model: unknown, owner: string, markers: unknown[]): void;
}

/** Gives pxt-core's marks a name of their own. */
export function keepErrorMarks(view: ProjectView & { textEditor?: TextEditor }): void {
  const text = view.textEditor!;
  const update = text.forceDiagnosticsUpdate.bind(text);
  text.forceDiagnosticsUpdate = () => {
    const monaco = (globalThis as { monaco?: { editor: MarkedEditor } }).monaco;
    if (!monaco) return update();
    const { setModelMarkers } = monaco.editor;
    monaco.editor.setModelMarkers = (model, _owner, markers) => setModelMarkers(model, OWNER, markers);
    try {
      update();
    } finally {
      monaco.editor.setModelMarkers = setModelMarkers;
    }
  };
}
