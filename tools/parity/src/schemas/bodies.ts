import { type Random, randomBody } from "@bimetal/compiler/test";
import type { Batch, Subject } from "./batch.ts";

/** Bodies that a schema takes about as often as not, and now and then bytes that are no JSON or only just some. */
export function randomBytes(random: Random, { types }: Batch, { schema }: Subject): Uint8Array {
  const text = randomBody(random, types, schema);
  if (random.chance(0.95)) return Buffer.from(text);
  return hostile(random, Buffer.from(text));
}

function hostile(random: Random, bytes: Buffer): Uint8Array {
  switch (random.below(8)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length + 1));
    case 1:
      return Buffer.concat([Buffer.from("\ufeff"), bytes]);
    case 2:
      return Buffer.concat([bytes, Buffer.from(random.pick([" ", "\n", "x", ",", "\0", "\ufeff"]))]);
    case 3: {
      const copy = Buffer.from(bytes);
      copy[random.below(copy.length)] = random.pick([0xff, 0xc3, 0x00, 0x22, 0x5c, 0x7b]);
      return copy;
    }
    case 4: {
      const depth = random.pick([120, 127, 128, 129, 130, 3000]);
      return Buffer.from(`${"[".repeat(depth)}${bytes}${"]".repeat(depth)}`);
    }
    case 5:
      return Buffer.from(`{"a":${bytes},"skipped":${"[".repeat(200)}${"]".repeat(200)}}`);
    case 6:
      return Buffer.from(`{"a":"\\ud800","b":${bytes}}`);
    default:
      return Buffer.from(bytes.toString().replace(/"(\w+)":/, '"$1":null,"$1":'));
  }
}
