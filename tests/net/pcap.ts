// Reads TCP segments out of a packet capture as QEMU's filter-dump writes it (the classic pcap format, Ethernet frames).

export interface CapturedSegment {
  sourcePort: number;
  destinationPort: number;
  flags: number;
  payload: Buffer;
}

const fileHeaderBytes = 24;
const recordHeaderBytes = 16;
const magicLittleEndian = 0xa1b2c3d4;
const ethernetHeaderBytes = 14;
const etherTypeIpv4 = 0x0800;
const protocolTcp = 6;

/** All TCP segments over IPv4, in the order of capture. Throws when the file is not a little-endian pcap file. */
export function tcpSegments(file: Buffer): CapturedSegment[] {
  if (file.readUInt32LE(0) !== magicLittleEndian) throw new Error("not a little-endian pcap file");
  const segments: CapturedSegment[] = [];
  for (let at = fileHeaderBytes; at + recordHeaderBytes <= file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const frame = file.subarray(at + recordHeaderBytes, at + recordHeaderBytes + length);
    at += recordHeaderBytes + length;
    const segment = segmentIn(frame);
    if (segment) segments.push(segment);
  }
  return segments;
}

function segmentIn(frame: Buffer): CapturedSegment | undefined {
  if (frame.length < ethernetHeaderBytes + 20 || frame.readUInt16BE(12) !== etherTypeIpv4) return undefined;
  const ip = frame.subarray(ethernetHeaderBytes);
  if (ip[9] !== protocolTcp) return undefined;
  const tcp = ip.subarray((ip[0]! & 0x0f) * 4, ip.readUInt16BE(2));
  return {
    sourcePort: tcp.readUInt16BE(0),
    destinationPort: tcp.readUInt16BE(2),
    flags: tcp[13]!,
    payload: tcp.subarray((tcp[12]! >> 4) * 4),
  };
}
