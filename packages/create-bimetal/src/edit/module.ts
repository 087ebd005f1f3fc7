/** What is read of a Worker's module: what it exports, and the Hono app in it. */
import { parse } from "@babel/parser";
import { UserError } from "../user-error.ts";
import { lineStart, placeOf } from "./text.ts";

/** What is read of the syntax tree. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // biome-ignore lint/suspicious/noExplicitAny: what else there is depends on the type.
  readonly [key: string]: any;
}

/** What is exported as the Worker. */
export type Exported =
  | { readonly kind: "expression"; readonly statement: Node; readonly expression: Node }
  | { readonly kind: "class"; readonly statement: Node; readonly declaration: Node }
  /** `export { app as default }`, which may also be `export { default } from "./app"` */
  | { readonly kind: "specifier"; readonly statement: Node; readonly specifier: Node };

/** The statements of a module. */
export function readModule(file: string, text: string): readonly Node[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  // In plain TypeScript `<T>value` is no element.
  const hasElements = !/\.[cm]?ts$/.test(file);
  const languages = [...(isTypeScript ? ["typescript" as const] : []), ...(hasElements ? ["jsx" as const] : [])];
  try {
    const { program } = parse(text, { sourceType: "module", plugins: [...languages, "decorators"] });
    return program.body as unknown as readonly Node[];
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("loc" in error)) throw error;
    const { line, column } = error.loc as { line: number; column: number };
    const words = error.message.replace(/ \(\d+:\d+\)$/, "").replace(/\.$/, "");
    throw new UserError(`${file}:${line}:${column + 1}: ${words}. Correct it first.`);
  }
}

/** Finds the default export. What can be no Worker is told with its place. */
export function findDefault(file: string, text: string, body: readonly Node[]): Exported {
  for (const statement of body) {
    if (statement.type === "ExportDefaultDeclaration") {
      const declaration: Node = statement.declaration;
      if (declaration.type === "ClassDeclaration") return { kind: "class", statement, declaration };
      if (/Declaration$/.test(declaration.type)) throw noWorker(file, text, statement);
      return { kind: "expression", statement, expression: outermost(text, declaration) };
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    const specifier = statement.specifiers.find(({ exported }: Node) => exported.name === "default");
    if (specifier) return { kind: "specifier", statement, specifier };
  }
  throw noWorker(file, text);
}

function noWorker(file: string, text: string, statement?: Node): UserError {
  const place = placeOf(file, text, statement?.start ?? 0);
  const found = statement ? "what is exported here is none of these" : "there is no default export";
  return new UserError(
    `${place}: the Worker is expected to be the module's default export, a Hono app, an object with \`fetch\` or a class; ${found}. Export it so, then run this again.`,
  );
}

/** An expression with the parentheses around it, which the tree has as a note. */
function outermost(text: string, expression: Node): Node {
  const start: number | undefined = expression.extra?.parenStart;
  if (start === undefined) return expression;
  return { ...expression, start, end: text.indexOf(")", expression.end) + 1 };
}

/**
 * The variable of the Hono app that is exported, by itself or as `{ fetch: app.fetch, … }`, if routes that are added to it
 * here are found at their paths.
 */
export function findApp(
  body: readonly Node[],
  exported: Exported,
  isApp: (module: string) => boolean,
): string | undefined {
  if (exported.kind === "class") return undefined;
  const expression = bare(exported.kind === "specifier" ? exported.specifier.local : exported.expression);
  const name = expression.type === "Identifier" ? expression.name : appOfFetch(expression);
  if (name === undefined) return undefined;
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") {
      const isImported = statement.specifiers.some(({ local }: Node) => local.name === name);
      if (isImported) return isApp(statement.source.value) ? name : undefined;
    }
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration") continue;
    const own = declared.declarations.find(({ id }: Node) => id.name === name);
    if (own) return own.init && makesHono(own.init, body) ? name : undefined;
  }
  return undefined;
}

/** Without what TypeScript says of it. */
function bare(expression: Node): Node {
  return /^TS(?:As|Satisfies|NonNull)/.test(expression.type) ? bare(expression.expression) : expression;
}

function appOfFetch(expression: Node): string | undefined {
  if (expression.type !== "ObjectExpression") return undefined;
  const fetch: Node | undefined = expression.properties.find(({ key }: Node) => (key?.name ?? key?.value) === "fetch");
  const value = fetch?.type === "ObjectProperty" ? bare(fetch.value) : undefined;
  if (value?.type !== "MemberExpression" || value.property.name !== "fetch") return undefined;
  return value.object.type === "Identifier" ? value.object.name : undefined;
}

/** `new Hono()`, or a chain of calls on it that does not put what follows at a path of its own. */
export function makesHono(expression: Node, body: readonly Node[]): boolean {
  const { root, calls } = readChain(bare(expression));
  if (root.type !== "NewExpression" || !/Hono$/.test(importedName(root.callee, body))) return false;
  return !calls.some((call) => call.callee.property.name === "basePath");
}

function importedName({ name }: Node, body: readonly Node[]): string {
  const imports = body.filter(({ type }) => type === "ImportDeclaration");
  const specifiers: readonly Node[] = imports.flatMap(({ specifiers }) => specifiers);
  return specifiers.find(({ local }) => local.name === name)?.imported?.name ?? name ?? "";
}

/** Where the routes of the contract belong in a Hono app: behind leading middleware, and before all that may answer. */
export interface Place {
  /** Within a chain of calls: what they stand behind, and the call that they stand before, if there is one. */
  readonly chain?: { readonly before: Node; readonly next: Node | undefined };
  /** Before a statement, where it is in none. */
  readonly statement?: Node;
  /** Middleware for all paths stands before them, and may answer by itself. */
  readonly isGuarded: boolean;
  /** Middleware stands behind them, and is not theirs. */
  readonly leavesMiddleware: boolean;
}

/** Finds the place in the module that has the app as a variable, or imports it. */
export function findPlace(text: string, body: readonly Node[], app: string, exported: Node): Place {
  let isGuarded = false;
  for (const [index, statement] of body.entries()) {
    const rest = body.slice(index);
    const place = (chain?: Place["chain"]): Place => ({
      ...(chain ? { chain } : { statement }),
      isGuarded,
      leavesMiddleware: rest.some((other) =>
        callsOf(other, app).some((call) => isMiddleware(call) && !(call.end <= (chain?.before.end ?? 0))),
      ),
    });
    if (statement === exported) return place();
    const calls = callsOf(statement, app);
    const first = calls.findIndex(mayAnswer);
    const leading = first < 0 ? calls : calls.slice(0, first);
    isGuarded ||= leading.some(isForAll);
    const next = calls[first];
    if (next) {
      const isOwn = next.callee.object.type === "Identifier";
      return isOwn ? place() : place({ before: next.callee.object, next });
    }
    if (calls.length === 0 && mayAddRoutes(text, statement, app)) return place();
  }
  return { statement: exported, isGuarded, leavesMiddleware: false };
}

/** The same in a chain that is exported without a name. */
export function findPlaceInChain(expression: Node): Place {
  const chain = bare(expression);
  const { calls } = readChain(chain);
  const first = calls.findIndex(mayAnswer);
  const next = calls[first];
  const leading = next ? calls.slice(0, first) : calls;
  return {
    chain: next ? { before: next.callee.object, next } : { before: chain, next: undefined },
    isGuarded: leading.some(isForAll),
    leavesMiddleware: calls.slice(leading.length).some(isMiddleware),
  };
}

/** The calls of a chain on the app, also of the one that makes it. */
function callsOf(statement: Node, app: string): readonly Node[] {
  const own: Node = (statement.type === "ExportNamedDeclaration" && statement.declaration) || statement;
  const chains: readonly (readonly [name: string | undefined, expression: Node])[] =
    own.type === "ExpressionStatement"
      ? [[undefined, own.expression]]
      : own.type === "VariableDeclaration"
        ? own.declarations.flatMap(({ id, init }: Node) => (init ? [[id.name, init]] : []))
        : [];
  return chains.flatMap(([name, expression]) => {
    const { root, calls } = readChain(bare(expression));
    return name === app || (root.type === "Identifier" && root.name === app) ? calls : [];
  });
}

/** Whether a statement that is no call on the app has it in it, as `addRoutes(app)` has. What is only declared does nothing yet. */
function mayAddRoutes(text: string, statement: Node, app: string): boolean {
  if (/^(?:Import|Export|Function|Class|TS)/.test(statement.type)) return false;
  if (statement.type === "VariableDeclaration") {
    const { declarations } = statement;
    if (declarations.some(({ id, init }: Node) => id.name === app || /Function/.test(init?.type))) return false;
  }
  return new RegExp(`(?<![\\w$.])${app.replaceAll("$", "\\$")}(?![\\w$])`).test(
    text.slice(statement.start, statement.end),
  );
}

/** `root.get(…).post(…)` */
function readChain(expression: Node): { readonly root: Node; readonly calls: readonly Node[] } {
  if (expression.type !== "CallExpression" || expression.callee.type !== "MemberExpression") {
    return { root: expression, calls: [] };
  }
  const { root, calls } = readChain(expression.callee.object);
  return { root, calls: [...calls, expression] };
}

/** Whether what is added behind a call may never be asked. */
function mayAnswer(call: Node): boolean {
  const name: string = call.callee.property.name;
  if (isMiddleware(call)) return call.arguments.some(endsHere);
  return name !== "onError" && name !== "notFound";
}

function isMiddleware({ callee }: Node): boolean {
  return callee.property.name === "use";
}

/** What serves files answers, too, though it is written as middleware; and what takes no `next` cannot go on. */
function endsHere(handler: Node): boolean {
  if (handler.type === "CallExpression") return /^serve/.test(handler.callee.name ?? "");
  return /FunctionExpression$/.test(handler.type) && handler.params.length < 2;
}

/** Middleware of all paths. */
function isForAll(call: Node): boolean {
  const [first] = call.arguments;
  return isMiddleware(call) && (first?.type !== "StringLiteral" || /^\/?\*$/.test(first.value));
}

/** Whether a module makes a Hono app whose routes, if they are added where it is imported, are found at their paths. */
export function makesApp(text: string): boolean {
  return /\bnew\s+\w*Hono\b/.test(text) && !MAY_ANSWER_ALL.test(text);
}

/** A path that begins with a parameter or a star, other routes at `/`, what serves files, and a path before all. */
const MAY_ANSWER_ALL =
  /\.basePath\(|\.(?:all|get)\(\s*["'`]\/?[*:]|\.on\([^)]*["'`]\/?[*:]|\.(?:route|mount)\(\s*["'`]\/?["'`]|\.use\([^)]*\bserve|\.use\((?:\s*["'`]\/?\*["'`],)?\s*(?:async\s*)?(?:\(\s*\w*\s*\)|\w+)\s*=>/;

/** Where a statement begins, with the comments that stand right above it. */
export function startOf(text: string, statement: Node): number {
  let { start, loc } = statement;
  for (const comment of (statement.leadingComments ?? []).toReversed()) {
    const isAbove = comment.loc.end.line >= loc.start.line - 1 && lineStart(text, comment.start).trim() === "";
    if (!isAbove) break;
    ({ start, loc } = comment);
  }
  return start;
}
