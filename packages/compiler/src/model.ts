/**
 * The checked model: everything an emitter needs, decided. It is plain data; emitters walk it and cannot fail.
 */
import type { Binding, Json, Location } from "@bimetal/config";
import type { EventName } from "bimetal";

export type { Json };

/** One Worker's contract and bindings, lowered and checked. */
export interface Model {
  readonly title: string;
  readonly version: string;
  /** The path of the contract as written into headers of generated files, `/`-separated, relative to the project. */
  readonly source: string;
  /** The way to the project from the folder of the generated files, `/`-separated: `..`. */
  readonly project: string;
  /** In order of declaration. */
  readonly routes: readonly Route[];
  /** In order of declaration: generated code knows each by its place. */
  readonly functions: readonly ContractFunction[];
  /** Who handles what happens beside requests, as far as the contract says it. */
  readonly events: readonly WorkerEvent[];
  /** The classes that Rust has. In order of declaration. */
  readonly objects: readonly RustObject[];
  /** In order of declaration: generated code knows each by its place. */
  readonly payloads: readonly Payload[];
  /** Every named type, each after the types it uses. */
  readonly types: readonly NamedType[];
  readonly bindings: readonly Binding[];
  /** What the bindings' classes are, where these have any. */
  readonly classes?: BoundClasses | undefined;
}

/** The classes that bindings are of, found in the TypeScript of this Worker and of its neighbours. */
export interface BoundClasses {
  /** By the name of a binding, one for each environment where they differ; `undefined`: not found, and so of any type. */
  readonly bindings: ReadonlyMap<string, readonly (WorkerClass | undefined)[]>;
  /** Types of the methods' parameters and outputs, beside those of the contract. Each after the types it uses. */
  readonly types: readonly NamedType[];
}

/** A class that a Worker exports. */
export interface WorkerClass {
  /** `undefined`: any other, of which nothing but its requests is known. */
  readonly kind: "object" | "entrypoint" | "workflow" | undefined;
  /** What it is exported as: `Room`, `default`. */
  readonly exported: string;
  /** Whether that is the name of a type, too: a class that is not generic, and no variable that has one. */
  readonly isClass: boolean;
  /** The module, relative to the folder of the generated files, as it is imported: `../src/index`. */
  readonly module: string;
  /** How Rust calls it; `undefined` where Rust has no use for it. */
  readonly stub: Stub | undefined;
}

/** A type in Rust by which the methods of a class are called. */
export interface Stub {
  readonly name: Name;
  readonly docs: string | undefined;
  readonly methods: readonly StubMethod[];
}

/** A method of a class, as Rust calls it. */
export interface StubMethod {
  readonly name: Name;
  readonly docs: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly StubParameter[];
  /** `undefined`: nothing. */
  readonly output: Schema | undefined;
  readonly location: Location;
}

export interface StubParameter {
  /** A Rust identifier. */
  readonly name: string;
  readonly schema: Schema;
  /** It may be `undefined`. */
  readonly optional: boolean;
}

/** A name in each casing that an emitter needs. All were checked for collisions and are safe identifiers. */
export interface Name {
  /** As the author wrote it: `linkQr`. */
  readonly author: string;
  /** `linkQr`; TypeScript functions and fields. */
  readonly camel: string;
  /** `LinkQr`; types in both languages. */
  readonly pascal: string;
  /** `link_qr`; Rust functions, modules and fields. A keyword carries `r#`. */
  readonly snake: string;
}

export type Language = "rust" | "typescript";

export interface Route {
  readonly name: Name;
  /** Upper case: `GET`. */
  readonly method: string;
  /** With every group's prefix: `/links/:slug/qr`. */
  readonly path: string;
  /** The path split on `/`: that of `/` is one static segment, the empty one, and a trailing slash ends in one. */
  readonly segments: readonly Segment[];
  readonly language: Language;
  /** The groups that it stands in, from outer to inner, as the author named them. */
  readonly groups: readonly string[];
  readonly docs: string | undefined;
  readonly deprecated: boolean;
  /** Path parameters in order; `undefined` where the path has none. */
  readonly params: ObjectShape | undefined;
  readonly query: ObjectShape | undefined;
  /** Field names are lower-case header names. */
  readonly headers: ObjectShape | undefined;
  readonly cookies: ObjectShape | undefined;
  /** What middleware hands to the handler. */
  readonly locals: ObjectShape | undefined;
  /** Who declares `locals`: the route itself, or the group that they are the same for. */
  readonly localsOf: Name | undefined;
  readonly body: RequestBody | undefined;
  /** At most this many bytes of body are read; more is answered 413. */
  readonly bodyLimit: number;
  /** Milliseconds after which a pending Rust call is dropped and answered 504. */
  readonly timeLimit: number;
  /** Sorted by status. */
  readonly responses: readonly Response[];
  /** In the author's order. */
  readonly examples: readonly Example[];
  readonly location: Location;
}

/** What one language calls in the other. Both schemas are named types; absent ones stand for nothing. */
export interface ContractFunction {
  readonly name: Name;
  readonly language: Language;
  readonly docs: string | undefined;
  readonly input: NamedSchema | undefined;
  readonly output: NamedSchema | undefined;
  /** Milliseconds after which a pending Rust call is dropped. */
  readonly timeLimit: number;
  readonly location: Location;
}

/** What happens beside requests. */
export interface WorkerEvent {
  readonly name: EventName;
  readonly language: Language;
  readonly location: Location;
}

/** A class that Rust has. */
export interface RustObject {
  readonly kind: "durableObject" | "entrypoint" | "workflow";
  readonly name: Name;
  readonly docs: string | undefined;
  /** What others call of it; of a Workflow it is `run` alone, whose input are its params. All are in Rust. */
  readonly methods: readonly ContractFunction[];
  /** Milliseconds after which a pending request is dropped. */
  readonly timeLimit: number;
  readonly location: Location;
}

/** What a binding holds or carries. The schemas are named types. */
export interface Payload {
  /** The binding's: as the author wrote it, its key in `env`. */
  readonly name: Name;
  readonly kind: "kv" | "queue" | "workflow";
  /** Of a KV namespace's values, a queue's messages, or a Workflow's `params`. */
  readonly schema: NamedSchema;
  /** What a KV namespace keeps beside a value. Absent, it is any JSON. */
  readonly metadata: NamedSchema | undefined;
  /** Some environments do not have the binding. */
  readonly optional: boolean;
  /** What the config says of the binding. */
  readonly docs: string | undefined;
}

export type Segment =
  | { readonly kind: "static"; readonly value: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "catchAll"; readonly name: string };

export interface Response {
  readonly status: number;
  /** The reason phrase as a type name: `Ok`, `NotFound`, `Status299`. */
  readonly name: Name;
  readonly body: ResponseBody;
  /** Those that the contract declares. Field names are lower-case header names. */
  readonly headers: ObjectShape | undefined;
}

/** A request and its answer. What is given was checked: it can be sent, and is what the schemas take and give. */
export interface Example {
  readonly name: string;
  readonly request: ExampleRequest;
  readonly response: ExampleResponse;
}

/**
 * Absent parts are not sent. The body of any other kind than JSON is its text, or {@link ExampleBytes}; that of a form its
 * fields, of which files are {@link ExampleFile}s.
 */
export interface ExampleRequest {
  readonly params?: { readonly [name: string]: Json };
  readonly query?: { readonly [name: string]: Json };
  readonly headers?: { readonly [name: string]: Json };
  readonly cookies?: { readonly [name: string]: Json };
  readonly body?: Json;
}

/** What is no text. */
export interface ExampleBytes {
  readonly base64: string;
}

export interface ExampleFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | ExampleBytes;
}

/** What is absent is not told. */
export interface ExampleResponse {
  readonly status: number;
  /** Of the declared headers those that are told. */
  readonly headers?: { readonly [name: string]: Json };
  readonly location?: string;
  readonly body?: Json;
  /** Keys of a JSON body whose values are others with every request. */
  readonly varies: readonly string[];
}

/** What a request or response body is. `contentType` is the full header value. */
export type Body =
  /** The schema is always a named type. */
  | { readonly kind: "json"; readonly schema: Schema; readonly contentType: string }
  /** Server-sent events, whose data are JSON of the schema: always a named type. */
  | { readonly kind: "events"; readonly schema: Schema; readonly contentType: "text/event-stream" }
  | FormBody
  | { readonly kind: "text"; readonly contentType: string }
  | { readonly kind: "bytes"; readonly contentType: string }
  | { readonly kind: "stream"; readonly contentType: string }
  | { readonly kind: "empty" }
  | { readonly kind: "redirect" };

/** The fields of a form: as a query is written, or where there are files among them, in parts. */
export interface FormBody {
  readonly kind: "form";
  readonly shape: ObjectShape;
  readonly contentType: "application/x-www-form-urlencoded" | "multipart/form-data";
}

export type ResponseBody = Exclude<Body, { readonly kind: "form" }>;

export type RequestBody = Exclude<Body, { readonly kind: "events" | "empty" | "redirect" }>;

/** A schema, with every check decided. Checks stand in the author's order. */
export type Schema = Said &
  /** `format` is the type that Rust's crate has for it, as in `bimetal::formats::Email`. */
  (
    | { readonly kind: "string"; readonly checks: readonly TextCheck[]; readonly format?: string | undefined }
    /** A string of `z.templateLiteral`. */
    | { readonly kind: "template"; readonly pattern: Pattern }
    | { readonly kind: "number"; readonly checks: readonly NumberCheck[] }
    /** A number whose checks include a format of integers; `width` is the narrowest Rust type for all of them. */
    | { readonly kind: "int"; readonly width: "i32" | "u32" | "i64"; readonly checks: readonly NumberCheck[] }
    | { readonly kind: "boolean" }
    | StringBoolSchema
    | { readonly kind: "null" }
    /** Any value of JSON. */
    | { readonly kind: "unknown" }
    /** No value. */
    | { readonly kind: "never" }
    /** Only in a form: as a field, or as the item of an array that is one. */
    | FileSchema
    | { readonly kind: "array"; readonly item: Schema; readonly checks: readonly LengthCheck[] }
    | { readonly kind: "tuple"; readonly items: readonly Item[]; readonly rest: Schema | undefined }
    | RecordSchema
    | { readonly kind: "nullable"; readonly inner: Schema }
    /** Only as a field of an object or an item of a tuple. */
    | { readonly kind: "optional"; readonly inner: Schema }
    /** Takes `optional` off again; the inner schema may be absent by itself. */
    | { readonly kind: "nonoptional"; readonly inner: Schema }
    /** Only as a field of an object or an item of a tuple. `value` is an output value, already checked to be one. */
    | { readonly kind: "default"; readonly inner: Schema; readonly value: Json }
    /** `value` stands in for what does not match. It is an output value, already checked to be one. */
    | { readonly kind: "catch"; readonly inner: Schema; readonly value: Json }
    /** What the first schema gives goes into the second. */
    | { readonly kind: "pipe"; readonly from: Schema; readonly to: Schema }
    /** A row of `Model.types`. `boxed`: it contains this place without an array or a record between. */
    | { readonly kind: "named"; readonly name: Name; readonly recursive?: boolean; readonly boxed?: boolean }
  );

/** A schema that is a type of its own. */
export type NamedSchema = Schema & { readonly kind: "named" };

interface Said {
  /** The author's own message, for every issue that the schema itself raises. */
  readonly error?: string | undefined;
}

/** A boolean that is sent as one of some words. */
export interface StringBoolSchema {
  readonly kind: "stringbool";
  /** In lower case, unless it is `sensitive`. No word stands twice. */
  readonly truthy: readonly string[];
  readonly falsy: readonly string[];
  readonly sensitive: boolean;
}

/** An item of a tuple. */
export interface Item {
  readonly schema: Schema;
  readonly presence: Presence;
  /** Where it is `filled`: what the schema gives for its absence. */
  readonly absent?: Json | undefined;
}

/**
 * What the absence of a field or an item means:
 * - `required`: it must be there.
 * - `optional`: nothing stands in its place.
 * - `filled`: the schema gives a value for it.
 */
export type Presence = "required" | "optional" | "filled";

export interface RecordSchema {
  readonly kind: "record";
  /** @default any string */
  readonly key: Schema | undefined;
  readonly value: Schema;
  /** The keys that must all be there, or with `partial` the only ones that may, if the schema of keys lists them. */
  readonly keys: readonly (string | number)[] | undefined;
  readonly partial: boolean;
  /** Keys that do not match are kept, with whatever value they have. */
  readonly loose: boolean;
}

/** What every check may have. */
export interface CheckOptions {
  /** The author's own message. */
  readonly error?: string | undefined;
  /** The checks after it are left out if it fails. */
  readonly abort?: boolean | undefined;
}

export interface FileSchema extends Said {
  readonly kind: "file";
  readonly checks: readonly FileCheck[];
}

/** One check of a file: of its size, or that its content type is one of these. */
export type FileCheck = LengthCheck | (CheckOptions & { readonly kind: "types"; readonly types: readonly string[] });

/** Lengths count code points in strings, items in arrays, bytes in files. */
export interface LengthCheck extends CheckOptions {
  readonly kind: "min" | "max" | "length";
  readonly value: number;
}

/** A regular expression of ECMAScript. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** One check of a string, or a change that is made to it between checks. */
export type TextCheck =
  | LengthCheck
  | (CheckOptions &
      /** `plain`: the issue does not show the pattern. */
      (
        | { readonly kind: "pattern"; readonly format: string; readonly pattern: Pattern; readonly plain: boolean }
        | { readonly kind: "prefix" | "suffix"; readonly text: string }
        | { readonly kind: "includes"; readonly text: string; readonly position: number | undefined }
        /** A format that no pattern describes: `ipv6`, `base64`, … `alg` is the algorithm that a JWT must name. */
        | { readonly kind: "format"; readonly format: TextFormat; readonly alg: string | undefined }
        | {
            readonly kind: "url";
            readonly hostname: Pattern | undefined;
            readonly protocol: Pattern | undefined;
            readonly normalize: boolean;
          }
        | { readonly kind: "change"; readonly change: TextChange }
      ));

export type TextFormat = "ipv6" | "cidrv6" | "base64" | "base64url" | "jwt" | "credit_card" | "iban";
export type TextChange = "trim" | "lower" | "upper" | "slugify" | "NFC" | "NFD" | "NFKC" | "NFKD";

export interface RangeCheck extends CheckOptions {
  readonly kind: "min" | "max";
  readonly value: number;
  readonly inclusive: boolean;
}

export type NumberCheck =
  | RangeCheck
  | (CheckOptions &
      (
        | { readonly kind: "multipleOf"; readonly value: number }
        | { readonly kind: "format"; readonly format: NumberFormat }
      ));

export type NumberFormat = "safeint" | "int32" | "uint32" | "float32" | "float64";

/** A check that is a function of the author's in both languages. It runs where nothing else is wrong with a value. */
export interface Refinement extends CheckOptions {
  /** A module, relative to the project and `/`-separated, and the name that it exports. */
  readonly typescript: { readonly module: string; readonly name: string };
  /** `crate::checks::is_luhn` */
  readonly rust: string;
  /** Keys from the value to what the issue is about. */
  readonly path: readonly (string | number)[];
}

/** A type with a declaration of its own in both languages. */
export type NamedType = {
  readonly name: Name;
  readonly docs: string | undefined;
  readonly deprecated: boolean;
  readonly location: Location;
  /** It contains itself. */
  readonly recursive: boolean;
  /** It contains itself or values of any shape, somewhere below: how deep its values are, only a limit says. */
  readonly deep: boolean;
  /** Absent, or at least one. */
  readonly refinements?: readonly Refinement[] | undefined;
} & (
  | ObjectType
  /** An enum or a literal: one of these scalars. */
  | (Said & { readonly kind: "choice"; readonly from: "enum" | "literal"; readonly options: readonly Choice[] })
  /** Another schema under a name of its own: the author's `.meta({ id })`, or a JSON body that is no object. */
  | { readonly kind: "alias"; readonly schema: Schema }
  | UnionType
);

export interface ObjectType extends Said {
  readonly kind: "object";
  readonly shape: ObjectShape;
  readonly wire: readonly Wire[];
  /** What becomes of keys beside those of the shape: left out, refused, or kept if their values match. */
  readonly others: "stripped" | "refused" | Schema;
  /** The two objects that an intersection is made of. The shape has the fields of both. */
  readonly sides?: readonly [Schema, Schema] | undefined;
}

/** One of several schemas: the first that matches, or with `exclusive` the only one. */
export interface UnionType extends Said {
  readonly kind: "union";
  readonly options: readonly Option[];
  readonly exclusive: boolean;
  /** The key whose value chooses the option. */
  readonly key: string | undefined;
}

export interface Option {
  /** The Rust variant; unique in its type. */
  readonly variant: string;
  readonly schema: Schema;
  /** The values of the union's key that choose this option; `undefined` is its absence. */
  readonly tags: readonly (Choice["value"] | undefined)[];
}

/** How values of an object type arrive: as JSON, or as strings (path parameters, query, headers) that are coerced. */
export type Wire = "json" | "text";

export interface Choice {
  /** The Rust variant; unique in its type. */
  readonly variant: string;
  readonly value: string | number | boolean | null;
}

export interface ObjectShape {
  /** The declared type: `Link`, or one made from the route: `LinkQrQuery`. */
  readonly name: Name;
  /** In the author's order. */
  readonly fields: readonly Field[];
}

export interface Field {
  /** The key on the wire and its name in Rust. */
  readonly name: Name;
  readonly schema: Schema;
  readonly presence: Presence;
  /** Where it is `filled`: what the schema gives for its absence. */
  readonly absent?: Json | undefined;
  readonly docs: string | undefined;
  readonly deprecated?: boolean | undefined;
}
