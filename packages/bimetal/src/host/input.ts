import { enter, type Instance, views } from "./instance.ts";

/** A value of the call's input: text, bytes, or one that is absent. */
export type Section = string | Uint8Array | undefined;

/** The length that stands for an absent value. */
const ABSENT = 0xffffffff;

/** The smallest input buffer, in bytes. */
const SMALLEST = 4096;

/** Text up to this many units is copied by hand, which is cheaper than a call of the encoder. */
const SHORT = 64;

const encoder = new TextEncoder();

/** Writes a call's input: for each section its length, as a little-endian `u32`, and its bytes. */
export function writeInput(instance: Instance, sections: readonly Section[]): void {
  const capacity = capacityOf(sections);
  if (capacity > instance.capacity) {
    instance.capacity = Math.max(SMALLEST, capacity);
    instance.input = enter(instance, instance.exports.bm_input, instance.capacity) >>> 0;
  }
  const { bytes } = views(instance);
  let at = instance.input;
  for (const section of sections) {
    if (section === undefined) {
      at = writeLength(bytes, at, ABSENT);
      continue;
    }
    const length = typeof section === "string" ? writeText(bytes, at + 4, section) : writeBytes(bytes, at + 4, section);
    at = writeLength(bytes, at, length) + length;
  }
}

function capacityOf(sections: readonly Section[]): number {
  let capacity = 0;
  for (const section of sections) {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    capacity += 4 + (typeof section === "string" ? section.length * 3 : (section?.length ?? 0));
  }
  return capacity;
}

function writeLength(bytes: Uint8Array, at: number, length: number): number {
  bytes[at] = length;
  bytes[at + 1] = length >>> 8;
  bytes[at + 2] = length >>> 16;
  bytes[at + 3] = length >>> 24;
  return at + 4;
}

function writeBytes(bytes: Uint8Array, at: number, section: Uint8Array): number {
  bytes.set(section, at);
  return section.length;
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  if (text.length <= SHORT) {
    let unit = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      bytes[at + index] = code;
      unit |= code;
    }
    if (unit < 0x80) return text.length;
  }
  return encoder.encodeInto(text, bytes.subarray(at)).written;
}
