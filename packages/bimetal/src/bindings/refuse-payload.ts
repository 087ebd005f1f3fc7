import { type Issue, listIssues, MALFORMED, MOST_ISSUES, type Parser, readJson } from "../schema/index.ts";

/** Why a payload is refused. */
export interface Refusal {
  readonly because: string;
  readonly issues: readonly Issue[];
}

/** What is wrong with JSON that a parser has refused. `crates/bimetal/src/bindings/payload.rs` says the same. */
export function refusePayload(parser: Parser<unknown>, json: Uint8Array): Refusal {
  const value = readJson(json, parser.deep);
  if (value === MALFORMED) {
    return { because: "it is no JSON, has half of a surrogate pair, or is nested too deep", issues: [] };
  }
  const collected = parser.collect(value, MOST_ISSUES);
  const { issues } = collected;
  if (issues.length > 0) return { because: listIssues(collected), issues };
  return { because: "its schema takes it: please report this as a bug of Bimetal", issues };
}
