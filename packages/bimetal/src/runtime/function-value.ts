import { INVALID, type Issue, listIssues, MALFORMED, MOST_ISSUES, type Parser, readJson } from "../schema/index.ts";

/** What a function takes and gives, as generated code describes it. Without a parser it is nothing. */
export interface FunctionDefinition {
  /** As in the contract: `sendMail`. */
  readonly name: string;
  readonly input?: Parser<unknown>;
  readonly output?: Parser<unknown>;
}

export type FunctionPart = "input" | "output";

/** A function was given, or gave, what the contract does not allow. */
export class InvalidCall extends Error {
  override readonly name = "InvalidCall";
  /** As in the contract. */
  readonly function: string;
  readonly part: FunctionPart;
  readonly issues: readonly Issue[];

  constructor(definition: FunctionDefinition, part: FunctionPart, problem: string, issues: readonly Issue[] = []) {
    super(`the ${part} of \`${definition.name}\` ${problem}`);
    this.function = definition.name;
    this.part = part;
    this.issues = issues;
  }
}

/** The value as the schema gives it. */
export function checkValue(definition: FunctionDefinition, part: FunctionPart, value: unknown): unknown {
  const parser = definition[part];
  if (parser === undefined) return undefined;
  const checked = parser.check(value);
  if (checked === INVALID) throw explainValue(definition, part, value);
  return checked;
}

/** The value of a JSON text that Rust has written, or is to read. */
export function readValue(definition: FunctionDefinition, part: FunctionPart, json: Uint8Array): unknown {
  const value = readJson(json, definition[part]?.deep);
  if (value !== MALFORMED) return value;
  throw new InvalidCall(definition, part, "has half of a surrogate pair, or is nested too deep");
}

/** Says what is wrong with a value that a parser has refused. */
export function explainValue(definition: FunctionDefinition, part: FunctionPart, value: unknown): Error {
  const collected = definition[part]?.collect(value, MOST_ISSUES);
  if (collected === undefined || collected.total === 0) {
    const problem = "is refused, though its schema takes it: please report this as a bug of Bimetal";
    return new Error(`the ${part} of \`${definition.name}\` ${problem}`);
  }
  return new InvalidCall(definition, part, `does not match the contract: ${listIssues(collected)}`, collected.issues);
}

/** What is wrong with a value of a call within Rust. */
export function describeRefused(definition: FunctionDefinition, isOutput: boolean, json: Uint8Array): string {
  const part = isOutput ? "output" : "input";
  try {
    return explainValue(definition, part, readValue(definition, part, json)).message;
  } catch (error) {
    return (error as Error).message;
  }
}
