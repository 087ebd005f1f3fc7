/** A place in a Wasm binary that moves forward as it is read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** One section: its id, and where its content starts and ends. */
export interface Section {
  readonly id: number;
  /** Of a custom section. */
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

export const SectionId = { Custom: 0, Import: 2, Function: 3, Export: 7, Code: 10 } as const;

/** Lists the sections. Throws on bytes that are no Wasm module: they come from a linker, so that is a bug of ours. */
export function readSections(bytes: Uint8Array): Section[] {
  const cursor: Cursor = { bytes, at: 8 };
  if (bytes.length < 8 || bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d) {
    throw new Error("not a Wasm module");
  }
  const sections: Section[] = [];
  while (cursor.at < bytes.length) {
    const id = bytes[cursor.at++] ?? 0;
    const size = readUnsigned(cursor);
    const end = cursor.at + size;
    const name = id === SectionId.Custom ? readName(cursor) : undefined;
    sections.push({ id, name, start: cursor.at, end });
    cursor.at = end;
  }
  return sections;
}

/** An unsigned LEB128 number of up to 32 bits. */
export function readUnsigned(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
}

/** Passes a LEB128 number of any width and sign. */
export function skipLeb(cursor: Cursor): void {
  while ((cursor.bytes[cursor.at++] ?? 0) >= 0x80);
}

export function readName(cursor: Cursor): string {
  const length = readUnsigned(cursor);
  const text = decoder.decode(cursor.bytes.subarray(cursor.at, cursor.at + length));
  cursor.at += length;
  return text;
}

const decoder = new TextDecoder();
