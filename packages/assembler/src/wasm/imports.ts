import { type Cursor, readName, readSections, readUnsigned, SectionId, skipLeb } from "./reader.ts";

/** Something that a module is given when it is instantiated. */
export interface WasmImport {
  readonly module: string;
  readonly name: string;
  readonly kind: "function" | "other";
}

export function readImports(bytes: Uint8Array): WasmImport[] {
  const section = readSections(bytes).find(({ id }) => id === SectionId.Import);
  if (!section) return [];
  const cursor: Cursor = { bytes, at: section.start };
  return Array.from({ length: readUnsigned(cursor) }, () => {
    const module = readName(cursor);
    const name = readName(cursor);
    const kind = bytes[cursor.at++];
    skipType(cursor, kind);
    return { module, name, kind: kind === 0 ? "function" : "other" };
  });
}

function skipType(cursor: Cursor, kind: number | undefined): void {
  switch (kind) {
    case 0: // function: a type
      skipLeb(cursor);
      break;
    case 1: // table: a reference type, limits
      cursor.at += 1;
      skipLimits(cursor);
      break;
    case 2: // memory
      skipLimits(cursor);
      break;
    case 3: // global: a value type, mutability
      cursor.at += 2;
      break;
    default: // tag: an attribute, a type
      cursor.at += 1;
      skipLeb(cursor);
  }
}

function skipLimits(cursor: Cursor): void {
  const flags = cursor.bytes[cursor.at++] ?? 0;
  skipLeb(cursor);
  if (flags & 1) skipLeb(cursor);
}
