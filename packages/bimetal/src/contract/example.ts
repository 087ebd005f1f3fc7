/**
 * A request and its answer: documentation that is checked against the schemas when the contract is compiled, and sent to
 * the Worker by tests.
 */
export interface Example {
  readonly request?: ExampleRequest;
  readonly response: ExampleResponse;
}

/** The parts that the route declares, as a client gives them: `{ params: { slug: "home" } }`. */
export interface ExampleRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  /** JSON, the fields of a form, or the text or the bytes of any other body. A form's files are {@link ExampleFile}s. */
  readonly body?: unknown;
}

/** A file of a form: `{ name: "a.txt", type: "text/plain", content: "abc" }`. */
export interface ExampleFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

export interface ExampleResponse {
  /** One that the route declares. */
  readonly status: number;
  /** JSON, or the text or the bytes of any other body. Without it, only the status is told. */
  readonly body?: unknown;
  /** Of the declared headers those that are told, as their types are: `{ "x-total": 3 }`. */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Where a redirect leads. */
  readonly location?: string;
  /** Keys in a JSON body whose values are others with every request: tests pass them over. */
  readonly varies?: readonly string[];
}

/** Examples by name. Tests send them in this order. */
export interface Examples {
  readonly [name: string]: Example;
}
