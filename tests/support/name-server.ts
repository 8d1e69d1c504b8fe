// A name server on the wire: reads questions out of Ethernet frames, and makes the frames of their answers (RFC 1035 §4).

const PORT = 53;
const ETHERNET_BYTES = 14;
const IP_BYTES = 20;
const UDP_BYTES = 8;
const DNS_AT = ETHERNET_BYTES + IP_BYTES + UDP_BYTES;
const DNS_HEADER_BYTES = 12;

/** What is said of a name: its address, that there is none, or nothing at all. */
export type Resolution = string | "unknown" | "silence";

/** The name that a frame asks a name server for; undefined for all other frames. */
export function questionIn(frame: Buffer): string | undefined {
  const isUdp = frame.readUInt16BE(12) === 0x0800 && frame[14] === 0x45 && frame[23] === 17;
  if (!isUdp || frame.readUInt16BE(ETHERNET_BYTES + IP_BYTES + 2) !== PORT) return undefined;
  const labels: string[] = [];
  for (let at = DNS_AT + DNS_HEADER_BYTES; frame[at]! > 0; at += 1 + frame[at]!)
    labels.push(frame.subarray(at + 1, at + 1 + frame[at]!).toString("latin1"));
  return labels.join(".");
}

/** The frame that answers a question's frame. */
export function answerTo(question: Buffer, resolution: string | "unknown"): Buffer {
  const record = resolution === "unknown" ? Buffer.alloc(0) : addressRecord(resolution);
  const udpBytes = question.readUInt16BE(ETHERNET_BYTES + IP_BYTES + 4);
  const frame = Buffer.concat([question.subarray(0, ETHERNET_BYTES + IP_BYTES + udpBytes), record]);
  const swap = (at: number, bytes: number) => {
    question.copy(frame, at, at + bytes, at + 2 * bytes);
    question.copy(frame, at + bytes, at, at + bytes);
  };
  swap(0, 6);
  swap(ETHERNET_BYTES + 12, 4);
  swap(ETHERNET_BYTES + IP_BYTES, 2);
  frame.writeUInt16BE(frame.length - ETHERNET_BYTES, ETHERNET_BYTES + 2);
  frame.writeUInt16BE(udpBytes + record.length, ETHERNET_BYTES + IP_BYTES + 4);
  frame.writeUInt16BE(0, ETHERNET_BYTES + IP_BYTES + 6); // no UDP checksum (RFC 768)
  // Answer, recursion available, and NXDOMAIN or one record.
  frame.writeUInt16BE(resolution === "unknown" ? 0x8183 : 0x8180, DNS_AT + 2);
  frame.writeUInt16BE(resolution === "unknown" ? 0 : 1, DNS_AT + 6);
  frame.writeUInt16BE(0, ETHERNET_BYTES + 10);
  frame.writeUInt16BE(
    ipChecksum(frame.subarray(ETHERNET_BYTES, ETHERNET_BYTES + IP_BYTES)),
    ETHERNET_BYTES + 10,
  );
  return frame;
}

/** A record of type A and class IN, valid for five minutes, for the name at the question's place. */
function addressRecord(address: string): Buffer {
  return Buffer.from([
    0xc0,
    DNS_HEADER_BYTES,
    0,
    1,
    0,
    1,
    0,
    0,
    1,
    44,
    0,
    4,
    ...address.split(".").map(Number),
  ]);
}

function ipChecksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}
