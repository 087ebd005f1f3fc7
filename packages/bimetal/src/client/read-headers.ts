import { coerceBoolean, coerceChoice, coerceNumber } from "../schema/coerce.ts";
import type { FetchResponse } from "./fetcher.ts";
import type { HeaderField } from "./route.ts";

/**
 * The declared headers of an answer, as their types are.
 *
 * @throws {TypeError} one that must be there is not, or one stands for nothing.
 */
export function readHeaders(fields: readonly HeaderField[], headers: FetchResponse["headers"]): object {
  const entries = fields.flatMap(([name, kind, presence]) => {
    const text = headers.get(name);
    if (kind === "cookies") return text === null ? [] : [[name, headers.getSetCookie()] as const];
    if (text !== null) return [[name, readHeader(name, kind, text)] as const];
    if (presence === "optional") return [];
    throw new TypeError(`there is no \`${name}\` header`);
  });
  return Object.fromEntries(entries);
}

type Kind = Exclude<HeaderField[1], "cookies">;

function readHeader(name: string, kind: Kind, text: string): unknown {
  const value = coerce(kind, text);
  const isRead = typeof kind === "string" ? typeof value === kind : kind.includes(value as string);
  if (isRead) return value;
  throw new TypeError(`the \`${name}\` header is ${JSON.stringify(text)}`);
}

function coerce(kind: Kind, text: string): unknown {
  switch (kind) {
    case "string":
      return text;
    case "number":
      return coerceNumber(text);
    case "boolean":
      return coerceBoolean(text);
    default:
      return coerceChoice(kind, text);
  }
}
