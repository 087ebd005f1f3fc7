/**
 * Every diagnostic of this package: what it is told, and what it says.
 * Each row has a fixture in `diagnostics.test.ts`, or in `check/versions.test.ts`.
 */
import type { Diagnostic, Location, RelatedLocation } from "@bimetal/config";

/** What each diagnostic is told. `path` names a part of the contract: `routes.createLink.body.url`. */
export interface DiagnosticInputs {
  "contract/not-found": { readonly file: string };
  "contract/bundle": { readonly problem: string };
  "contract/threw": { readonly file: string; readonly error: string };
  "contract/no-contract": { readonly file: string; readonly found: string };
  "contract/zod-version": { readonly path: string; readonly found: string };
  "contract/zod-config": { readonly option: string };
  "contract/option": PathInput & { readonly expected: string; readonly found: string };
  "contract/unknown-option": PathInput & { readonly option: string; readonly similar: string | undefined };
  "contract/not-a-route": PathInput & { readonly found: string };
  "contract/not-a-function": PathInput & { readonly found: string };
  "contract/not-an-object": PathInput & { readonly found: string };
  "contract/class-name": PathInput & { readonly name: string; readonly fix: string };
  "contract/not-a-binding": PathInput & { readonly found: string };
  "contract/unknown-binding": PathInput & {
    readonly name: string;
    readonly config: string;
    readonly key: string;
    readonly similar: string | undefined;
  };
  "contract/binding-kind": PathInput & {
    readonly name: string;
    /** What is written in the contract, and what that is about. */
    readonly written: string;
    readonly what: string;
    /** Where the binding stands in the config, and what to write for such a one, if there is anything. */
    readonly key: string;
    readonly maker: string | undefined;
    readonly binding: Location;
  };
  "contract/method": PathInput & { readonly method: string; readonly fix: string };
  "contract/path": PathInput & { readonly text: string; readonly problem: string; readonly fix: string };
  "contract/params": PathInput & { readonly missing: readonly string[]; readonly unknown: readonly string[] };
  "contract/conflict": PathInput & { readonly method: string; readonly other: string; readonly first: Location };
  "contract/bodiless": PathInput & { readonly method: string };
  "contract/status": PathInput & { readonly status: string };
  "contract/status-body": PathInput & { readonly status: number; readonly expected: string; readonly found: string };
  "contract/no-responses": PathInput;
  "contract/body": PathInput & { readonly part: "request" | "response"; readonly found: string };
  "contract/content-type": PathInput & { readonly found: string };
  "contract/response-header": PathInput & { readonly header: string; readonly problem: string; readonly fix: string };
  "contract/example": PathInput & {
    readonly problem: string;
    readonly expected?: string;
    readonly found?: string;
    readonly fix: string;
  };
  "schema/not-zod": PathInput & { readonly found: string };
  "schema/not-object": PathInput & { readonly found: string };
  "schema/type": PathInput & { readonly found: string; readonly fix: string };
  "schema/check": PathInput & { readonly found: string; readonly fix: string };
  "schema/twin": PathInput & { readonly problem: string; readonly found: string; readonly fix: string };
  "schema/message": PathInput & { readonly found: string };
  "schema/option": PathInput & { readonly found: string; readonly option: string };
  "schema/absence": PathInput & { readonly found: string };
  "schema/key": PathInput & { readonly key: string; readonly problem: string };
  "schema/bound": PathInput & { readonly found: string; readonly expected: string };
  "schema/default": PathInput & {
    readonly from: "default" | "catch";
    readonly problem: string;
    readonly found: string;
    readonly fix: string;
  };
  "schema/choice": PathInput & { readonly problem: string; readonly fix: string };
  "schema/record-key": PathInput & { readonly problem: string; readonly fix: string };
  "schema/id": PathInput & { readonly problem: string; readonly found: string; readonly fix: string };
  "schema/id-taken": PathInput & { readonly id: string; readonly first: Location };
  "schema/text": PathInput & { readonly part: string; readonly found: string; readonly fix: string };
  "schema/cookie": PathInput & { readonly cookie: string };
  "schema/header": PathInput & { readonly header: string; readonly fix: string };
  "env/field-taken": PathInput & { readonly field: string; readonly other: string; readonly first: Location };
  "name/taken": PathInput & { readonly name: string; readonly other: string; readonly first: Location | undefined };
  "name/reserved": PathInput & { readonly name: string; readonly fix: string };
  "class/not-exported": {
    readonly name: string;
    readonly binding: string;
    readonly entry: string;
    readonly similar: string | undefined;
    readonly declared: Location | undefined;
  };
  "class/kind": {
    readonly name: string;
    readonly binding: string;
    readonly expected: string;
    readonly found: string;
    readonly exported: Location | undefined;
  };
  "class/taken": { readonly name: string; readonly first: Location };
  "class/type": { readonly shown: string; readonly what: string; readonly fix: string };
  "class/method-taken": PathInput & { readonly method: string; readonly other: string; readonly first: Location };
  "router/locals": { readonly route: string };
  "router/handler": { readonly name: string; readonly key: string };
  /** Without a requirement of the project's, the lock alone has a version. */
  "version/crate": VersionInput & { readonly isRequired: boolean };
  "version/package": VersionInput;
}

interface VersionInput {
  readonly version: string;
  /** That of the command. */
  readonly release: string;
  readonly isNewer: boolean;
}

interface PathInput {
  readonly path: string;
}

export type DiagnosticCode = keyof DiagnosticInputs;

/** What TypeScript can still use, and only Rust has to do without. All others are errors: a contract is compiled exactly or not at all. */
const WARNINGS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(["class/type", "class/method-taken"]);

/** Makes a diagnostic of this package. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  input: DiagnosticInputs[Code],
  location?: Location,
): Diagnostic {
  return { code, severity: WARNINGS.has(code) ? "warning" : "error", ...rows[code](input), location };
}

/** All codes, in the order of the table. */
export function diagnosticCodes(): DiagnosticCode[] {
  return Object.keys(rows) as DiagnosticCode[];
}

interface Text {
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix: string;
  readonly related?: readonly RelatedLocation[];
}

const rows: { readonly [Code in DiagnosticCode]: (input: DiagnosticInputs[Code]) => Text } = {
  "contract/not-found": ({ file }) => ({
    message: `there is no contract at ${file}`,
    fix: "check the path",
  }),
  "contract/bundle": ({ problem }) => ({
    message: problem,
    fix: "correct it here: the contract is bundled by esbuild and run in Node",
  }),
  "contract/threw": ({ file, error }) => ({
    message: `${file} throws while it is loaded`,
    found: error,
    fix: "let the module only declare routes and schemas; it runs at build time, in Node, without the Worker's env",
  }),
  "contract/no-contract": ({ file, found }) => ({
    message: `${file} exports no contract`,
    expected: "a contract as the default export",
    found,
    fix: 'end the module with export default contract({ title, version, routes }), with contract from "bimetal"',
  }),
  "contract/zod-version": ({ path, found }) => ({
    message: `\`${path}\` is a schema of zod ${found}`,
    expected: "zod 4.6 or a later 4",
    found: `zod ${found}`,
    fix: "install zod@^4.6.0 where this schema is made",
  }),
  "contract/zod-config": ({ option }) => ({
    message: `z.config({ ${option} }) changes messages, and generated code has zod's English ones`,
    fix: "delete the call, and translate issues by their code where they are shown",
  }),
  "contract/option": ({ path, expected, found }) => ({
    message: `\`${path}\` must be ${expected}`,
    expected,
    found,
    fix: `write ${expected}`,
  }),
  "contract/unknown-option": ({ path, option, similar }) => ({
    message: `\`${path}\` has no option "${option}"`,
    fix: similar === undefined ? "delete it" : `did you mean "${similar}"?`,
  }),
  "contract/not-a-route": ({ path, found }) => ({
    message: `\`${path}\` is neither a route nor a group`,
    expected: "get(…), post(…), put(…), patch(…), del(…), options(…), route(…) or group(…)",
    found,
    fix: 'make it by one of these functions of "bimetal"',
  }),
  "contract/not-a-function": ({ path, found }) => ({
    message: `\`${path}\` is no function`,
    expected: "fn({ … })",
    found,
    fix: 'make it by `fn` of "bimetal": values go in as its input, and come out as its output',
  }),
  "contract/not-an-object": ({ path, found }) => ({
    message: `\`${path}\` is no class of Rust`,
    expected: "durableObject({ … }), entrypoint({ … }) or workflow({ … })",
    found,
    fix: 'make it by one of these of "bimetal"; a class in TypeScript is exported by its module instead',
  }),
  "contract/class-name": ({ path, name, fix }) => ({
    message: `\`${path}\` is not named as classes are`,
    expected: "words that begin with a capital, without anything between them",
    found: JSON.stringify(name),
    fix: `write ${fix}, here and as its \`class_name\``,
  }),
  "contract/not-a-binding": ({ path, found }) => ({
    message: `\`${path}\` does not say what a binding holds`,
    expected: "kv(…), queue(…) or params(…)",
    found,
    fix: 'make it by one of these functions of "bimetal", with a schema',
  }),
  "contract/unknown-binding": ({ path, name, config, key, similar }) => ({
    message: `\`${path}\` is about no binding of ${config}`,
    expected: `the name of a binding in ${key}`,
    found: `"${name}"`,
    fix:
      similar === undefined ? `add the binding to ${key} of ${config}, or delete this` : `did you mean "${similar}"?`,
  }),
  "contract/binding-kind": ({ path, name, written, what, key, maker, binding }) => ({
    message: `\`${path}\` is ${written}(…), but the binding "${name}" is not ${what}`,
    expected: what,
    found: `a binding of ${key}`,
    fix: maker === undefined ? "delete it, or take the name of another binding" : `write ${maker}(…)`,
    related: [{ message: `the binding "${name}"`, location: binding }],
  }),
  "contract/method": ({ path, method, fix }) => ({
    message: `\`${path}\` cannot serve the method "${method}"`,
    fix,
  }),
  "contract/path": ({ path, text, problem, fix }) => ({
    message: `the path "${text}" of \`${path}\` ${problem}`,
    expected: 'segments that are static, ":name", or a final "*name"',
    fix,
  }),
  "contract/params": ({ path, missing, unknown }) => ({
    message: `\`${path}\` and the route's path have different parameters`,
    expected: "one key for each parameter of the path",
    found: [
      ...missing.map((name) => `no key for ":${name}"`),
      ...unknown.map((name) => `"${name}", which is not in the path`),
    ].join(", "),
    fix: [...missing.map((name) => `add ${name}: z.string()`), ...unknown.map((name) => `delete "${name}"`)].join(
      " and ",
    ),
  }),
  "contract/conflict": ({ path, method, other, first }) => ({
    message: `\`${path}\` and \`${other}\` serve the same ${method} requests`,
    expected: "one route for each method and shape of path; names of parameters do not tell routes apart",
    fix: "change one of the paths or delete one of the routes",
    related: [{ message: `\`${other}\``, location: first }],
  }),
  "contract/bodiless": ({ path, method }) => ({
    message: `\`${path}\` is never read: ${method} requests have no body`,
    fix: `delete it, or take another method than ${method}`,
  }),
  "contract/status": ({ path, status }) => ({
    message: `\`${path}\` is for no status that a handler can answer with`,
    expected: "a whole number from 200 to 599",
    found: status,
    fix: "write one of these, such as 200",
  }),
  "contract/status-body": ({ path, status, expected, found }) => ({
    message: `\`${path}\` is ${found}, which no response of the status ${status} has`,
    expected,
    found,
    fix: `write ${status}: ${expected}, or take another status`,
  }),
  "contract/no-responses": ({ path }) => ({
    message: `\`${path}\` has no responses`,
    expected: "at least one status",
    fix: "add responses: { 200: … }",
  }),
  "contract/body": ({ path, part, found }) => ({
    message: `\`${path}\` is no body that a ${part} can have`,
    expected: `a zod schema, json(…), text(…), html(), svg(), bytes(…)${part === "request" ? ", stream(…) or form(…)" : ", stream(…), events(…), empty() or redirect()"}`,
    found,
    fix: part === "request" ? "write one of these, or delete it" : "write one of these",
  }),
  "contract/content-type": ({ path, found }) => ({
    message: `\`${path}\` has no valid content type`,
    expected: 'a type and a subtype, such as "image/png"',
    found,
    fix: "write the whole header value, in visible ASCII",
  }),
  "contract/response-header": ({ path, header, problem, fix }) => ({
    message: `\`${path}\` is for "${header}", ${problem}`,
    fix,
  }),
  "contract/example": ({ path, problem, ...rest }) => ({ message: `\`${path}\` ${problem}`, ...rest }),
  "schema/not-zod": ({ path, found }) => ({
    message: `\`${path}\` is no zod schema`,
    expected: "a schema of zod 4",
    found,
    fix: 'write a schema, with z from "zod"',
  }),
  "schema/not-object": ({ path, found }) => ({
    message: `\`${path}\` must be an object of named values`,
    expected: "z.object({ … })",
    found,
    fix: "write z.object({ … }), one key for each value",
  }),
  "schema/type": ({ path, found, fix }) => ({
    message: `\`${path}\` uses ${found}, which is not supported`,
    fix,
  }),
  "schema/check": ({ path, found, fix }) => ({
    message: `\`${path}\` uses ${found}, which is not supported`,
    fix,
  }),
  "schema/twin": ({ path, problem, found, fix }) => ({ message: `\`${path}\` ${problem}`, found, fix }),
  "schema/message": ({ path, found }) => ({
    message: `\`${path}\` gives ${found} a message that is made anew for each issue`,
    expected: "one message, as a string",
    fix: "write the message as a string, or delete it: an issue says what was expected in its code and members",
  }),
  "schema/option": ({ path, found, option }) => ({
    message: `\`${path}\` gives ${found} the option "${option}", which is not supported`,
    fix:
      option === "coerce" ? "drop .coerce: params, query and headers are coerced by themselves" : "delete the option",
  }),
  "schema/absence": ({ path, found }) => ({
    message: `\`${path}\` uses ${found} where nothing can be absent`,
    expected: `${found} directly on a field of an object`,
    fix: "delete it, or write .nullable() for a value that may be null",
  }),
  "schema/key": ({ path, key, problem }) => ({
    message: `\`${path}\` is named "${key}", ${problem}`,
    fix: "give the field another name",
  }),
  "schema/bound": ({ path, found, expected }) => ({
    message: `\`${path}\` has a bound that no value can be measured by`,
    expected,
    found,
    fix: `write ${expected}`,
  }),
  "schema/default": ({ path, from, problem, found, fix }) => ({
    message: `the ${from === "catch" ? "value of .catch()" : "default"} of \`${path}\` ${problem}`,
    found,
    fix,
  }),
  "schema/choice": ({ path, problem, fix }) => ({
    message: `\`${path}\` ${problem}`,
    expected: "different strings, finite numbers, booleans or null",
    fix,
  }),
  "schema/record-key": ({ path, problem, fix }) => ({
    message: `the keys of \`${path}\` ${problem}`,
    expected: "a schema of strings, of numbers, or an enum of these",
    fix,
  }),
  "schema/id": ({ path, problem, found, fix }) => ({
    message: `the id of \`${path}\` ${problem}`,
    found,
    fix,
  }),
  "schema/id-taken": ({ path, id, first }) => ({
    message: `\`${path}\` is another schema with the id "${id}"`,
    expected: "one schema for each id",
    fix: "use the same schema in both places, or give this one another .meta({ id })",
    related: [{ message: `the first "${id}"`, location: first }],
  }),
  "schema/text": ({ path, part, found, fix }) => ({
    message: `\`${path}\` is ${found}, which ${part} cannot carry`,
    expected: "strings, numbers, booleans and choices of these",
    found,
    fix,
  }),
  "schema/cookie": ({ path, cookie }) => ({
    message: `\`${path}\` is for "${cookie}", which no cookie is named`,
    fix: "write the cookie's name, without spaces or signs that names cannot have",
  }),
  "schema/header": ({ path, header, fix }) => ({
    message: `\`${path}\` is for "${header}", which is no header's name in lower case`,
    fix,
  }),
  "env/field-taken": ({ path, field, other, first }) => ({
    message: `"${path}" and "${other}" would both be the field \`${field}\` in Rust`,
    expected: "names that differ in more than case, separators and accents",
    fix: "rename one of the two",
    related: [{ message: `the other, "${other}"`, location: first }],
  }),
  "name/taken": ({ path, name, other, first }) => ({
    message: `\`${path}\` and ${other} are both named ${name} in generated code`,
    fix: "rename one of them; a schema is named by .meta({ id })",
    ...(first && { related: [{ message: other, location: first }] }),
  }),
  "name/reserved": ({ path, name, fix }) => ({
    message: `\`${path}\` would be named ${name}, which generated code needs for itself`,
    fix,
  }),
  "class/not-exported": ({ name, binding, entry, similar, declared }) => ({
    message: `"${binding}" is of a class "${name}", which ${entry} does not export`,
    expected: `export class ${name} in ${entry}, or export … from where it is`,
    fix: similar === undefined ? `export it from ${entry}` : `did you mean "${similar}"?`,
    ...(declared && { related: [{ message: `"${similar ?? name}"`, location: declared }] }),
  }),
  "class/kind": ({ name, binding, expected, found, exported }) => ({
    message: `"${binding}" is of the class "${name}", which is no ${expected}`,
    expected: `a class that extends ${expected}`,
    found: `one that extends ${found}`,
    fix: `name another class, or let this one extend ${expected} of "cloudflare:workers"`,
    ...(exported && { related: [{ message: `"${name}"`, location: exported }] }),
  }),
  "class/taken": ({ name, first }) => ({
    message: `two classes are called "${name}", so that the Worker can export neither`,
    expected: "one class of each name, in TypeScript or in Rust",
    fix: "rename one of the two, and what the config says of it",
    related: [{ message: `the other "${name}"`, location: first }],
  }),
  "class/type": ({ shown, what, fix }) => ({
    message: `${shown} is ${what}, which cannot cross to Rust`,
    expected: "what JSON can carry; Rust does without this method",
    fix,
  }),
  "class/method-taken": ({ path, method, other, first }) => ({
    message: `\`${path}\` and \`${other}\` would both be the method \`${method}\` in Rust`,
    expected: "names that differ in more than case and underscores; Rust does without this method",
    fix: "rename one of the two",
    related: [{ message: `the other, \`${other}\``, location: first }],
  }),
  "router/locals": ({ route }) => ({
    message: `\`${route}\` has locals, which only middleware in TypeScript hands over`,
    expected: "with --router rust, routes without locals",
    fix: "read what the handler needs from the request, or leave --router rust out",
  }),
  "router/handler": ({ name, key }) => ({
    message: `"${key}" asks for a handler \`${name}\`, which only an entry in TypeScript can export`,
    expected: "with --router rust, a Worker that only answers requests",
    fix: "give this to a Worker of its own, or leave --router rust out",
  }),
  "version/crate": ({ version, release, isNewer, isRequired }) => ({
    message: `the crate \`bimetal\` is ${version}, and the command ${release}`,
    expected: ONE_VERSION,
    fix: isNewer
      ? raiseCommand(version)
      : isRequired
        ? `write "=${release}" here`
        : `run \`cargo update -p bimetal --precise ${release}\``,
  }),
  "version/package": ({ version, release, isNewer }) => ({
    message: `the package \`bimetal\` is ${version}, and the command ${release}`,
    expected: ONE_VERSION,
    fix: isNewer ? raiseCommand(version) : `write "bimetal": "${release}" in package.json, and install it`,
  }),
};

const ONE_VERSION = "one version of the command, the package and the crate";

function raiseCommand(version: string): string {
  return `write "@bimetal/cli": "${version}" in package.json, and install it`;
}
