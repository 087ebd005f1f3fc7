import { RustError } from "./errors.ts";
import { enter, type Instance, views } from "./instance.ts";

/** What the frame describes; `crates/bimetal/src/call/frame.rs` has the same numbers. */
export const Kind = {
  Bytes: 0,
  Stream: 1,
  Response: 2,
  Pull: 3,
  Invalid: 4,
  Failed: 5,
  Empty: 6,
  End: 7,
  Unread: 8,
  Text: 9,
} as const;

/** A frame, read: nothing in it points into Wasm. */
export interface Frame {
  readonly kind: number;
  readonly status: number;
  /** The headers of an answer: what is declared, or, where Rust has found the route, a list of all of them as they are sent. */
  readonly headers?: unknown;
  /**
   * The bytes of `Bytes`, the string of `Text`, the task's id of `Pull`, what Rust gave for `Stream` and `Response`, the path's
   * parameters of an `Invalid` for which Rust has found the route; else `null`.
   */
  readonly value: unknown;
}

// A byte order mark is a part of the text.
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Buffers that grew past this many bytes are freed after the call. */
export const LARGE: number = 1024 * 1024;

/**
 * Reads the frame. Nothing may enter the instance between its writing and this.
 *
 * @throws {RustError} the handler's own error.
 */
export function readFrame(instance: Instance): Frame {
  views(instance);
  const headers = readHeaders(instance);
  const frame = readAnswer(instance);
  return headers === undefined ? frame : { ...frame, headers };
}

/** They come as JSON, and where there are none, without a byte. */
function readHeaders({ bytes, words, frame }: Instance): Frame["headers"] {
  const at = frame / 4;
  const length = words[at + 5] as number;
  if (length === 0) return undefined;
  const pointer = words[at + 4] as number;
  return JSON.parse(decoder.decode(bytes.subarray(pointer, pointer + length)));
}

function readAnswer(instance: Instance): Frame {
  const { bytes, words } = instance;
  const at = instance.frame / 4;
  const kind = words[at] as number;
  const status = words[at + 1] as number;
  const pointer = words[at + 2] as number;
  switch (kind) {
    case Kind.Bytes: {
      const length = words[at + 3] as number;
      const value = bytes.slice(pointer, pointer + length);
      if (length > LARGE) release(instance);
      return { kind, status, value };
    }
    case Kind.Text:
      return { kind, status, value: frameText(instance) };
    case Kind.Pull:
      return { kind, status, value: pointer };
    case Kind.Stream:
    case Kind.Response: {
      const value = instance.given;
      instance.given = undefined;
      return { kind, status, value };
    }
    case Kind.Invalid: {
      const text = frameText(instance);
      return { kind, status, value: text === "" ? null : JSON.parse(text) };
    }
    case Kind.Failed:
      throw new RustError(frameText(instance));
    default:
      return { kind, status, value: null };
  }
}

/** The frame's bytes as text. */
export function frameText(instance: Instance): string {
  const { bytes, words } = views(instance);
  const at = instance.frame / 4;
  const pointer = words[at + 2] as number;
  return decoder.decode(bytes.subarray(pointer, pointer + (words[at + 3] as number)));
}

/** Frees both buffers, once they have grown large. */
export function release(instance: Instance): void {
  if (instance.ended) return;
  instance.capacity = 0;
  enter(instance, instance.exports.bm_release, 0);
}
