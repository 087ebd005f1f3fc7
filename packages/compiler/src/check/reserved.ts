/** Names of Rust's prelude, and of what is derived. */
export const PRELUDE: ReadonlySet<string> = new Set([
  ..."AsMut AsRef Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut".split(
    " ",
  ),
  ..."FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq".split(
    " ",
  ),
  ..."PartialOrd Result Self_ Send Sized Some String Sync ToOwned ToString TryFrom TryInto Unpin Vec".split(" "),
]);

/** Names of types that generated code uses and so cannot declare. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set([
  ...PRELUDE,
  // Globals of JavaScript and of Workers.
  ..."Array ArrayBuffer Boolean Number Object Promise ReadableStream Record Response Set Uint8Array".split(" "),
  // What generated modules import or declare.
  ..."AnyEnv AppEnv Bindings Context Definition Env Events Excluded FunctionContext FunctionDefinition FunctionHandlers".split(
    " ",
  ),
  ..."Functions Handlers Hono Included Invalid KvView LocalsOf Node ObjectNode Parser QueueView".split(" "),
  ..."Reply RustDefinition RustFunctionDefinition TextParser Unbounded WorkflowView".split(" "),
]);

/** One more, where a form brings files. */
export const FILE_TYPE = "File";

/** Names of routes that mean something else where generated code lists routes: `serve! { state: App, … }`. */
export const RESERVED_ROUTES: ReadonlySet<string> = new Set(["state"]);

/** Names of methods that the platform keeps for itself, or that generated classes have. */
export const RESERVED_METHODS: ReadonlySet<string> = new Set(
  "alarm connect constructor ctx dup env fetch new then webSocketClose webSocketError webSocketMessage".split(" "),
);
