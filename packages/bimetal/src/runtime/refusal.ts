import { writeJson } from "../schema/index.ts";
import type { RequestDefinition } from "./definition.ts";
import { collectProblem, readGiven, readValue } from "./given.ts";
import type { Problem } from "./problem.ts";
import type { Params } from "./router.ts";

/** A request that Rust did not take. */
export interface Refused {
  readonly request: Request;
  readonly params: Params;
  readonly body: Uint8Array | undefined;
}

/**
 * Rust says only that it does not take the input; here is said why.
 *
 * If nothing is found wrong, a key of the body was given twice and its first value was: Rust is to be asked again, with
 * the body as JavaScript has read it.
 */
export function explainRefusal(
  definition: RequestDefinition,
  { request, params, body }: Refused,
): Problem | { readonly canonical: Uint8Array | undefined } {
  const read = body && readValue(definition, body, request);
  if (read !== undefined && !("value" in read)) return read;
  const problem = collectProblem(definition, readGiven({ request, params, body: read?.value }, definition));
  if (problem !== undefined) return problem;
  if (definition.body?.kind !== "json") throw unexplained(definition);
  return { canonical: read && new TextEncoder().encode(writeJson(read.value)) };
}

/** Rust has refused that, too. */
export function unexplained({ name }: RequestDefinition): Error {
  return new Error(`Rust refuses what the schemas of \`${name}\` allow: please report this as a bug of Bimetal`);
}
