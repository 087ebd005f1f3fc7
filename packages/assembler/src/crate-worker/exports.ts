/** What a crate exports to JavaScript, as far as a Worker has it. */
export interface CrateExports {
  /** Handlers of events. */
  readonly events: readonly string[];
  /** The other functions: methods that a service binding calls. */
  readonly methods: readonly string[];
  /** The classes that JavaScript can make: Durable Objects. */
  readonly objects: readonly CrateObject[];
}

export interface CrateObject {
  readonly name: string;
  readonly methods: readonly string[];
}

/** Reads them from the declarations that wasm-bindgen writes. */
export function readCrateExports(declarations: string): CrateExports {
  const functions = [...declarations.matchAll(FUNCTION)].map(([, name = ""]) => name);
  const own = functions.filter((name) => !name.startsWith("__"));
  const classes = [...declarations.matchAll(CLASS)].map(([, name = "", body = ""]) => ({
    name,
    isMade: CONSTRUCTOR.test(body),
    methods: [...body.matchAll(METHOD)].map(([, method = ""]) => method).filter((method) => !INNER.has(method)),
  }));
  return {
    events: own.filter((name) => EVENTS.has(name)),
    methods: own.filter((name) => !EVENTS.has(name)),
    objects: classes.filter(({ isMade }) => isMade).map(({ name, methods }) => ({ name, methods })),
  };
}

/** Those of `#[event]`, by the names that its macro exports. */
const EVENTS: ReadonlySet<string> = new Set(["fetch", "scheduled", "queue", "email", "connect"]);
/** What a class has beside the author's methods. */
const INNER: ReadonlySet<string> = new Set(["constructor", "free"]);

const FUNCTION = /^export function ([\p{ID_Continue}$]+)\(/gmu;
const CLASS = /^export class ([\p{ID_Continue}$]+) \{\n(.*?)^\}/gmsu;
const CONSTRUCTOR = /^ {4}constructor\(/m;
const METHOD = /^ {4}([\p{ID_Continue}$]+)\(/gmu;
