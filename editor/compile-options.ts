// What pxt-core's compiler is given in the editor, as the command line gives it (cli/makecode/compile.ts): the board's runtime
// image instead of an image from a build service, and the project's settings, certificates and time of build.

import { addCertificates } from "../cli/makecode/certificates.js";
import { addBuildTime, addSettings } from "../cli/makecode/settings.js";
import { boardOf, type ProjectError, readProjectFacts } from "./project.js";
import { type MainPackage, pxt } from "./pxt.js";

const runtimes = new Map<string, Promise<string>>();

/** The board's runtime image as JSON; fetched once. */
function runtimeOf(board: string): Promise<string> {
  const known = runtimes.get(board);
  if (known) return known;
  const fetched = fetch(`${pxt.webConfig.cdnUrl}boards/${board}.json`).then((response) => {
    if (!response.ok) throw new Error(`boards/${board}.json: HTTP status ${response.status}`);
    return response.text();
  });
  runtimes.set(board, fetched);
  fetched.catch(() => runtimes.delete(board));
  return fetched;
}

/** A mistake with its place, for files that the editor does not show errors in. */
export function describe({ fileName, line, message }: ProjectError): string {
  return `${fileName}:${line + 1}: ${message}`;
}

/**
 * Has every compilation from now on take part in this.
 * @param tell is given what is wrong with the project's files, each time it differs from the last time
 */
export function extendCompilation(tell: (problems: ProjectError[]) => void): void {
  let told = "";
  const { prototype } = pxt.MainPackage;
  const original = prototype.getCompileOptionsAsync;
  // The image comes from the board's file, whatever packages a project has.
  pxt.hexloader.getHexInfoAsync = async () => ({ hex: [] });
  prototype.getCompileOptionsAsync = async function (this: MainPackage, target) {
    const options = await original.call(this, target);
    const isNative = options.target.isNative;
    const facts = readProjectFacts(this);
    if (isNative) {
      options.breakpoints = true;
      options.extinfo.hexinfo = { hex: [await runtimeOf(boardOf(this))] };
      options.projectErrors = facts.errors.map((error) => ({ ...error, message: describe(error) }));
    }
    addSettings(options, facts.settings, facts.declared);
    addCertificates(options, facts.certificates, isNative);
    addBuildTime(options, Math.floor(Date.now() / 1000));
    const problems = [...facts.errors, ...facts.warnings];
    const text = JSON.stringify(problems);
    if (text !== told && problems.length > 0) tell(problems);
    told = text;
    return options;
  };
}
