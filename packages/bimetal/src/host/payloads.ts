/** Says what is wrong with a payload of a binding, by its place in the contract, from its JSON. */
export type ExplainPayload = (index: number, json: Uint8Array) => string;

let explain: ExplainPayload | undefined;

/** Called by generated code, before anything else: what is wrong with a payload that Rust has refused. */
export function provideExplainPayload(given: ExplainPayload): void {
  explain = given;
}

export const explainPayload: ExplainPayload = (index, json) =>
  explain?.(index, json) ?? "nothing says why: please report this as a bug of Bimetal";
