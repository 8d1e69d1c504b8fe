// Progress lines of the set-up: one line when a step begins, one when it has ended, nothing when there is nothing to do.

/** An error that the person at the keyboard can act on: shown as it is, without a stack trace. */
export class SetupError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step between two progress lines.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} step
 * @returns {Promise<T>}
 */
export async function step(what, step) {
  const start = Date.now();
  say(`${what} …`);
  const result = await step();
  say(`${what}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
