import type { Language } from "./route.ts";
import type { AnySchema } from "./schema.ts";
import { captureSite, type Site } from "./site.ts";

/** What a function takes and gives, and who has it. */
export interface FunctionOptions {
  /** The language that it is written in. Both can call it. @default "typescript" */
  readonly in?: Language;
  /** One or more sentences; they stand above the function in both languages. */
  readonly description?: string;
  /** What it is given: an object for several values at once. Without it, nothing. */
  readonly input?: AnySchema;
  /** What it gives. Without it, nothing. */
  readonly output?: AnySchema;
  /** Milliseconds after which a pending Rust function is dropped, and its caller told so. @default 30000 */
  readonly timeLimit?: number;
}

/** Functions by name. */
export interface Functions {
  readonly [name: string]: FunctionDeclaration;
}

/** A function as the compiler reads it. */
export interface FunctionDeclaration {
  readonly kind: "function";
  readonly options: FunctionOptions;
  readonly site: Site;
}

/**
 * A function of the Worker that both languages can call, without HTTP:
 * `slugify: fn({ in: "rust", input: z.object({ text: z.string() }), output: z.string() })`. Values cross as JSON; what the
 * schemas do not allow is an error at the caller.
 */
export function fn(options: FunctionOptions = {}): FunctionDeclaration {
  return { kind: "function", options, site: captureSite(fn) };
}
