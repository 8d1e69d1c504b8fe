// Errors of linking and image writing that a user can act on.

/** The program can't be linked: something is undefined, defined twice, or does not fit. */
export class LinkError extends Error {
  override name = "LinkError";
}

/** An address as people write it. */
export function hex(address: number): string {
  return `0x${address.toString(16).padStart(8, "0")}`;
}
