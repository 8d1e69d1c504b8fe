// What a project's files say besides its program: settings, certificates, board. The command line reads the same with the same
// code.

import {
  CERTIFICATES_FOLDER,
  isCertificateFile,
  type ProjectCertificates,
  readCertificates,
} from "../cli/makecode/certificates.js";
import type { Diagnostic } from "../cli/makecode/project.js";
import type { AppTarget, PackageConfig } from "../cli/makecode/pxt.js";
import { declaredSettings, readSettings, type Settings } from "../cli/makecode/settings.js";
import { type MainPackage, pxt } from "./pxt.js";

/** A mistake in a project's files; line and column count from 0, as pxt-core's do. */
export interface ProjectError {
  fileName: string;
  line: number;
  column: number;
  message: string;
}

export interface ProjectFacts {
  declared: Settings;
  settings: Settings;
  certificates: ProjectCertificates;
  errors: ProjectError[];
  warnings: ProjectError[];
}

/** Reads a project's settings and certificates. */
export function readProjectFacts(project: MainPackage): ProjectFacts {
  const declared = declaredSettings(pxt.appTarget as unknown as AppTarget);
  const text = (name: string) => project.readFile(name) ?? "";
  const { inForce, errors, warnings } = readSettings(
    {
      config: project.config as unknown as PackageConfig,
      pxtJson: text("pxt.json"),
      sdkconfig: project.config.files.includes("sdkconfig") ? text("sdkconfig") : "",
    },
    declared,
  );
  const files = Object.fromEntries(
    project.config.files.filter(isCertificateFile).map((name) => [name, text(name)]),
  );
  const certificates = readCertificates(files, (told) =>
    (told.severity === "error" ? errors : warnings).push(told),
  );
  const ours = ({ fileName, line, column, message }: Diagnostic): ProjectError => ({
    fileName,
    line: line - 1,
    column: column - 1,
    message,
  });
  return {
    declared,
    settings: inForce,
    certificates,
    errors: errors.map(ours),
    warnings: warnings.map(ours),
  };
}

/** The chip whose package the project depends on; the target's first where it names none. */
export function boardOf(project: MainPackage): string {
  const { boards } = pxt.appTarget.esp;
  return boards.find((id) => id in project.config.dependencies) ?? boards[0]!;
}

/** Name of the project's file for a file of certificates that the user brings. */
export function certificateFileName(name: string): string {
  return `${CERTIFICATES_FOLDER}/${name.replace(/[^\w.-]/g, "-")}`;
}
