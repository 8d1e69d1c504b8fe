// What TLS leaves of a board's data RAM, for the build's account of memory.

import type { RegionUse } from "../compiler/link/firmware.js";
import type { RuntimeImage } from "../compiler/link/runtime-image.js";
import type { SizeReport } from "../compiler/link/size-report.js";

/** The runtime's two words: what a session takes all the time, and besides until its handshake is over (targets/runtime/tls/tls.h). */
const SESSION_BYTES = "tls_session_bytes";
/** Is in programs with certificates only. */
const CERTIFICATES_FUNCTION = "net._setCertificates";

/** A sentence for programs with certificates; empty for others, and where a session is in memory that is not the program's. */
export function tlsMemory(image: RuntimeImage, memory: RegionUse[], report: SizeReport): string {
  const words = wordsOf(image, SESSION_BYTES, 2);
  const ram = memory.find(({ region }) => region === image.chip.place.data);
  if (!words || !ram || !report.functions.some(({ name }) => name === CERTIFICATES_FUNCTION)) return "";
  const [session, handshake] = words as [number, number];
  if (session === 0) return "";
  const left = ram.free - session - handshake;
  return (
    `TLS: a session takes ${session} bytes of the ${ram.title}, and ${handshake} more until its handshake is over; ` +
    `then ${left} are left for the program's objects, stacks and sockets.\n`
  );
}

function wordsOf(image: RuntimeImage, name: string, count: number): number[] | undefined {
  const symbol = image.symbols[name];
  const segment =
    symbol && image.segments.find(({ address, size }) => symbol[0] >= address && symbol[0] < address + size);
  if (!segment) return undefined;
  const bytes = Buffer.from(segment.data, "base64");
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(symbol[0] - segment.address + 4 * i));
}
