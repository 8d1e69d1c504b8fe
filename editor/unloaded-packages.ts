// The moment between a new dependency in pxt.json, an extension or another board, and the project's being opened anew: pxt-core's toolbox and
// a compilation that is under way ask for the project's packages then, and fail at that which is not loaded.

import { type MainPackage, pxt } from "./pxt.js";

/** Gives pxt-core a project's packages without those that are not loaded yet. */
export function leaveOutUnloadedPackages(): void {
  const { prototype } = pxt.MainPackage;
  const { sortedDeps, resolvedDependencies } = prototype;
  prototype.sortedDeps = function (this: MainPackage, ...options) {
    const isLoaded = Object.keys(this.config.dependencies).every((id) => this.deps[id]);
    return isLoaded ? sortedDeps.apply(this, options) : Object.values(this.deps);
  };
  prototype.resolvedDependencies = function (this: MainPackage) {
    return resolvedDependencies.call(this).filter((each) => each);
  };
}
