import { INVALID, MALFORMED, type Parser, readJson } from "../schema/index.ts";
import { BindingValueError } from "./binding-value-error.ts";
import { type Refusal, refusePayload } from "./refuse-payload.ts";

/** What a binding holds or carries, as the contract declares it. */
export interface Payload<T> {
  /** `KV namespace` */
  readonly kind: string;
  /** The binding's key in `env`. */
  readonly binding: string;
  /** What a `T` is called. */
  readonly name: string;
  readonly parser: Parser<T>;
}

/** Of what a payload is read or written: for errors. */
export interface Occasion {
  readonly method: string;
  /** `` the value of `home` `` */
  readonly what: string;
  readonly key?: string;
}

const encoder = new TextEncoder();

/** The payload of a JSON text. */
export function readPayload<T>(payload: Payload<T>, json: Uint8Array, occasion: Occasion): T {
  const { parser } = payload;
  const value = readJson(json, parser.deep);
  const checked = value === MALFORMED ? INVALID : parser.check(value);
  if (checked === INVALID) throw refusalError(payload, refusePayload(parser, json), occasion);
  return checked;
}

/** A value that has crossed as what it is, read as if it had been JSON: as Rust reads it. */
export function readValue<T>(payload: Payload<T>, value: unknown, occasion: Occasion): T {
  return readPayload(payload, encoder.encode(JSON.stringify(value) ?? "null"), occasion);
}

export function refusalError(
  { kind, binding, name }: Payload<unknown>,
  { because, issues }: Refusal,
  { method, what, key }: Occasion,
): BindingValueError {
  return new BindingValueError(
    `${kind} ${binding}: ${method}: ${what} is no ${name}: ${because}`,
    binding,
    key,
    issues,
  );
}
