import type { Stop, Walk } from "./walk.ts";

/**
 * A schema as data: what the collector walks to say what is wrong with a value, and what text is coerced by.
 * Written by the compiler into `generated/schemas.ts`.
 */
export type Node = Said &
  (
    | { readonly type: "string"; readonly checks?: readonly TextCheck[] }
    /** A string of `z.templateLiteral`. */
    | { readonly type: "template"; readonly pattern: RegExp }
    /** `int` is a number whose first check is the format "safeint". */
    | { readonly type: "number" | "int"; readonly checks?: readonly NumberCheck[] }
    | { readonly type: "boolean" | "null" | "unknown" | "never" }
    | StringBoolNode
    | { readonly type: "choice"; readonly values: readonly Scalar[] }
    | { readonly type: "array"; readonly item: Node; readonly checks?: readonly LengthCheck[] }
    | TupleNode
    | RecordNode
    | WrapperNode
    | FallbackNode
    | { readonly type: "union"; readonly options: readonly Node[]; readonly exclusive?: true }
    | SwitchNode
    | { readonly type: "intersection"; readonly left: Node; readonly right: Node }
    | { readonly type: "pipe"; readonly from: Node; readonly to: Node }
    /** A schema that is declared later, or contains itself. */
    | { readonly type: "lazy"; readonly node: () => Node }
    | ObjectNode
    | FileNode
  );

/** A boolean that is sent as a word: in lower case, unless they are sensitive to it. */
export interface StringBoolNode extends Said {
  readonly type: "stringbool";
  readonly truthy: readonly string[];
  readonly falsy: readonly string[];
  readonly sensitive?: true;
}

/** A schema of which a value may also be absent or null, or may not be absent. */
export interface WrapperNode extends Said {
  readonly type: "nullable" | "optional" | "nonoptional";
  readonly inner: Node;
}

/** A schema that gives a value of its own for an absent or a wrong one; it is made anew each time. */
export interface FallbackNode extends Said {
  readonly type: "default" | "catch";
  readonly inner: Node;
  readonly value: () => unknown;
}

interface Said {
  /** The author's own message, for every issue that the schema itself raises. */
  readonly error?: string;
  /** Checks that are functions. Each runs where nothing else is wrong with the value. */
  readonly refinements?: readonly Refinement[];
}

/** A check that is a function of the author's. */
export interface Refinement extends CheckOptions {
  readonly passes: (value: never) => boolean;
  /** Keys from the value to what the issue is about. */
  readonly path?: readonly (string | number)[];
}

export interface ObjectNode extends Said {
  readonly type: "object";
  /** In the order of the schema's shape, which is the order of issues. */
  readonly fields: readonly Field[];
  /** What becomes of other keys: they are refused, or kept if their values match. Without it they are left out. */
  readonly others?: "refused" | Node;
}

/** The key, its schema, and what its absence means where it is allowed. */
export type Field = readonly [key: string, node: Node, presence?: Presence];

/** What an absent field or item means: nothing, or that the schema gives a value for it: a default, a catch. */
export type Presence = "optional" | "filled";

export interface TupleNode extends Said {
  readonly type: "tuple";
  readonly items: readonly (readonly [node: Node, presence?: Presence])[];
  readonly rest?: Node;
}

export interface RecordNode extends Said {
  readonly type: "record";
  /** @default any string */
  readonly key?: Node;
  readonly value: Node;
  /** The keys that must all be there. Other keys are refused. */
  readonly keys?: readonly (string | number)[];
  /** The only keys that may be there; tells how a wrong key is reported. */
  readonly partial?: true;
  /** Keys that do not match are kept with whatever value they have. */
  readonly loose?: true;
}

/** A union whose options are told apart by the value of one key. */
export interface SwitchNode extends Said {
  readonly type: "switch";
  readonly key: string;
  /** Values of the key, and the option that each chooses. */
  readonly cases: readonly (readonly [values: readonly (Scalar | undefined)[], node: Node])[];
}

/** A file of a form. Only a Worker that has such a form has the function that visits it. */
export interface FileNode extends Said {
  readonly type: "file";
  readonly visit: (node: FileNode, value: unknown, walk: Walk) => Stop;
  readonly checks?: readonly FileCheck[];
}

export type Scalar = string | number | boolean | null;

/** What each check may have besides. */
export interface CheckOptions {
  /** The author's own message. */
  readonly error?: string;
  /** The checks after it are left out if it fails. */
  readonly abort?: true;
}

/** One check, named as zod's method: code points of a string, items of an array, bytes of a file. */
export type LengthCheck = CheckOptions &
  ({ readonly min: number } | { readonly max: number } | { readonly length: number });

/** One check of a file: of its size, or of its content type. */
export type FileCheck = LengthCheck | (CheckOptions & { readonly types: readonly string[] });

/** One check of a string, or a change that is made to it between checks. */
export type TextCheck =
  | LengthCheck
  | (CheckOptions &
      /** `plain`: the issue does not show the pattern. */
      (
        | { readonly pattern: RegExp; readonly format?: string; readonly plain?: true }
        | { readonly prefix: string }
        | { readonly suffix: string }
        | { readonly includes: string; readonly position?: number }
        | { readonly format: TextFormat; readonly alg?: string }
        | UrlCheck
        | { readonly change: TextChange }
      ));

/** Formats that no pattern describes. */
export type TextFormat = "ipv6" | "cidrv6" | "base64" | "base64url" | "jwt" | "credit_card" | "iban";

export interface UrlCheck extends CheckOptions {
  readonly format: "url";
  readonly hostname?: RegExp;
  readonly protocol?: RegExp;
  /** The value becomes the URL as it is written canonically. */
  readonly normalize?: true;
}

export type TextChange = "trim" | "lower" | "upper" | "slugify" | "NFC" | "NFD" | "NFKC" | "NFKD";

/** One check, named as zod's method. */
export type NumberCheck = CheckOptions &
  (
    | { readonly gte: number }
    | { readonly gt: number }
    | { readonly lte: number }
    | { readonly lt: number }
    | { readonly multipleOf: number }
    | { readonly format: NumberFormat }
  );

export type NumberFormat = "safeint" | "int32" | "uint32" | "float32" | "float64";
