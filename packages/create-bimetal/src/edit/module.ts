/** What is read of a Worker's module: what it exports, and the Hono app in it. */
import { parse } from "@babel/parser";
import { UserError } from "../user-error.ts";
import { lineStart } from "./text.ts";

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
  const lines = text.slice(0, statement?.start ?? 0).split("\n");
  const place = `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
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

/** `new Hono()`, or a chain of calls on it that neither answers everything nor puts what follows at a path of its own. */
export function makesHono(expression: Node, body: readonly Node[]): boolean {
  const { root, calls } = readChain(bare(expression));
  if (root.type !== "NewExpression" || !/Hono$/.test(importedName(root.callee, body))) return false;
  return !calls.some((call) => answersAll(call) || call.callee.property.name === "basePath");
}

function importedName({ name }: Node, body: readonly Node[]): string {
  const imports = body.filter(({ type }) => type === "ImportDeclaration");
  const specifiers: readonly Node[] = imports.flatMap(({ specifiers }) => specifiers);
  return specifiers.find(({ local }) => local.name === name)?.imported?.name ?? name ?? "";
}

/** The first statement that has an app answer everything, whatever its path is: what comes behind it is never asked. */
export function findCatchAll(body: readonly Node[], app: string): Node | undefined {
  return body.find(({ type, expression }) => {
    if (type !== "ExpressionStatement") return false;
    const { root, calls } = readChain(expression);
    return root.type === "Identifier" && root.name === app && calls.some(answersAll);
  });
}

/** `root.get(…).post(…)` */
function readChain(expression: Node): { readonly root: Node; readonly calls: readonly Node[] } {
  if (expression.type !== "CallExpression" || expression.callee.type !== "MemberExpression") {
    return { root: expression, calls: [] };
  }
  const { root, calls } = readChain(expression.callee.object);
  return { root, calls: [...calls, expression] };
}

function answersAll({ callee, arguments: [first, second] }: Node): boolean {
  const path = first?.type === "StringLiteral" ? first.value : undefined;
  const isAll = path === "*" || path === "/*";
  switch (callee.property.name) {
    case "all":
    case "get":
      return isAll;
    case "mount":
      return path === "/";
    case "use": {
      // What serves files answers, too, though it is written as middleware.
      const handler = path === undefined ? first : second;
      return (path === undefined || isAll) && /^serve/.test(handler?.callee?.name ?? "");
    }
    default:
      return false;
  }
}

/** Whether a module makes a Hono app whose routes, if they are added where it is imported, are found at their paths. */
export function makesApp(text: string): boolean {
  return /\bnew\s+\w*Hono\b/.test(text) && !/\.basePath\(|\.(?:all|get)\(\s*["'`]\/?\*["'`]/.test(text);
}

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
