import { type Cursor, readUnsigned, skipLeb } from "./reader.ts";

/**
 * The functions that a body calls by name. An instruction that this list does not know ends the reading of its body:
 * what was found until then stands.
 */
export function collectCalls(cursor: Cursor, end: number): Set<number> {
  const calls = new Set<number>();
  skipLocals(cursor);
  while (cursor.at < end) {
    const opcode = cursor.bytes[cursor.at++] ?? 0;
    if (opcode === CALL || opcode === RETURN_CALL) calls.add(readUnsigned(cursor));
    else if (!skipImmediates(cursor, opcode)) break;
  }
  return calls;
}

const CALL = 0x10;
const RETURN_CALL = 0x12;

function skipLocals(cursor: Cursor): void {
  for (let count = readUnsigned(cursor); count > 0; count--) {
    skipLeb(cursor);
    skipLeb(cursor);
  }
}

/** Passes what follows an opcode, and tells whether it knew the opcode. */
function skipImmediates(cursor: Cursor, opcode: number): boolean {
  if (opcode >= 0x45 && opcode <= 0xc4) return true; // comparisons, arithmetic, conversions
  if (opcode >= 0x28 && opcode <= 0x3e) return skipMemoryArgument(cursor); // loads and stores
  switch (opcode) {
    case 0x00: // unreachable
    case 0x01: // nop
    case 0x05: // else
    case 0x0a: // throw_ref
    case 0x0b: // end
    case 0x0f: // return
    case 0x19: // catch_all
    case 0x1a: // drop
    case 0x1b: // select
    case 0xd1: // ref.is_null
    case 0xd3: // ref.eq
    case 0xd4: // ref.as_non_null
      return true;
    case 0x02: // block
    case 0x03: // loop
    case 0x04: // if
    case 0x06: // try
    case 0x07: // catch
    case 0x08: // throw
    case 0x09: // rethrow
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x14: // call_ref
    case 0x15: // return_call_ref
    case 0x18: // delegate
    case 0x20: // local.get
    case 0x21: // local.set
    case 0x22: // local.tee
    case 0x23: // global.get
    case 0x24: // global.set
    case 0x25: // table.get
    case 0x26: // table.set
    case 0x3f: // memory.size
    case 0x40: // memory.grow
    case 0x41: // i32.const
    case 0x42: // i64.const
    case 0xd0: // ref.null
    case 0xd2: // ref.func
    case 0xd5: // br_on_null
    case 0xd6: // br_on_non_null
      return skipLebs(cursor, 1);
    case 0x11: // call_indirect
    case 0x13: // return_call_indirect
      return skipLebs(cursor, 2);
    case 0x0e: // br_table
      return skipLebs(cursor, readUnsigned(cursor) + 1);
    case 0x1c: // select with types
      return skipLebs(cursor, readUnsigned(cursor));
    case 0x1f: // try_table
      return skipTryTable(cursor);
    case 0x43: // f32.const
      return skipBytes(cursor, 4);
    case 0x44: // f64.const
      return skipBytes(cursor, 8);
    case 0xfc:
      return skipLebs(cursor, MISCELLANEOUS[readUnsigned(cursor)] ?? 0);
    case 0xfd:
      return skipVector(cursor, readUnsigned(cursor));
    case 0xfe: // atomics: a fence has one byte, all others a memory argument
      return readUnsigned(cursor) === 3 ? skipBytes(cursor, 1) : skipMemoryArgument(cursor);
    default:
      return false;
  }
}

/** How many numbers follow each instruction of the prefix 0xfc; the first eight are conversions. */
const MISCELLANEOUS = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

function skipVector(cursor: Cursor, opcode: number): boolean {
  if (opcode <= 11 || opcode === 92 || opcode === 93) return skipMemoryArgument(cursor);
  if (opcode === 12 || opcode === 13) return skipBytes(cursor, 16); // v128.const, shuffle
  if (opcode >= 21 && opcode <= 34) return skipBytes(cursor, 1); // lanes
  if (opcode >= 84 && opcode <= 91) return skipMemoryArgument(cursor) && skipBytes(cursor, 1);
  return true;
}

function skipTryTable(cursor: Cursor): boolean {
  skipLeb(cursor);
  for (let count = readUnsigned(cursor); count > 0; count--) {
    const kind = cursor.bytes[cursor.at++] ?? 0;
    skipLebs(cursor, kind < 2 ? 2 : 1); // `catch` and `catch_ref` name a tag
  }
  return true;
}

/** Alignment and offset; bit 6 of the alignment says that a memory's index stands between them. */
function skipMemoryArgument(cursor: Cursor): boolean {
  return skipLebs(cursor, readUnsigned(cursor) & 0x40 ? 2 : 1);
}

function skipLebs(cursor: Cursor, count: number): boolean {
  for (let left = count; left > 0; left--) skipLeb(cursor);
  return true;
}

function skipBytes(cursor: Cursor, count: number): boolean {
  cursor.at += count;
  return true;
}
