// Packets as a broker might send them: most of them right, some damaged, some no packets at all.

import type { Random } from "../fuzz/random.js";
import { acknowledgement, packet, publish, suback } from "./packet-reader.js";

function bytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: random.below(most + 1) }, () => random.below(256)));
}

/** A right packet. `ids` are the packet identifiers to choose from. */
function rightPacket(random: Random, most: number, ids: readonly number[]): Buffer {
  const id = random.pick(ids);
  switch (random.below(7)) {
    case 0:
      return packet(0x20, Buffer.of(random.below(2), random.below(6)));
    case 1:
      return suback(id, ...Array.from({ length: 1 + random.below(3) }, () => random.pick([0, 1, 2, 0x80])));
    case 2:
      return packet(0xd0);
    case 3:
    case 4: {
      const qos = random.below(3);
      const topic = random.pick(["a", "a/b", "in", "é€", "x".repeat(1 + random.below(20))]);
      return publish(topic, bytes(random, most), {
        qos,
        packetId: id,
        dup: qos > 0 && random.below(2) === 1,
      });
    }
    default:
      return acknowledgement(random.pick(["PUBACK", "PUBREC", "PUBREL", "PUBCOMP", "UNSUBACK"] as const), id);
  }
}

/** Changes, takes out or puts in single bytes. */
function damaged(random: Random, data: Buffer): Buffer {
  const result = [...data];
  for (let i = 0; i <= random.below(2); i++) {
    const at = random.below(result.length);
    switch (random.below(3)) {
      case 0:
        result[at] = random.below(256);
        break;
      case 1:
        result.splice(at, 1);
        break;
      default:
        result.splice(at, 0, random.below(256));
    }
  }
  return Buffer.from(result);
}

/** @param most bytes of a payload */
export function brokerPacket(
  random: Random,
  most: number,
  ids: readonly number[] = [0, 1, 2, 3, 258, 65535],
): Buffer {
  const right = rightPacket(random, most, ids);
  const chance = random.below(100);
  return chance < 70 ? right : chance < 90 ? damaged(random, right) : bytes(random, 12);
}
