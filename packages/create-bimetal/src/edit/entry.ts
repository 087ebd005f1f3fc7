import {
  type Exported,
  findApp,
  findCatchAll,
  findDefault,
  makesHono,
  type Node,
  readModule,
  startOf,
} from "./module.ts";
import { applyEdits, type Edit, lineEnd, newlineOf } from "./text.ts";

export interface EntryOptions {
  /** How the module imports the routes that are generated. */
  readonly routes: string;
  /** Whether another module, by the name that it is imported by, makes a Hono app. */
  readonly makesApp: (module: string) => boolean;
}

/** The module that is edited. */
interface Module {
  readonly text: string;
  readonly body: readonly Node[];
  readonly newline: string;
  /** `createApp`, or what it is called here. */
  readonly create: string;
  /** The line that imports it. */
  readonly routes: string;
}

/**
 * Has the Worker's module serve the routes of the contract. A Hono app gets them behind its own routes and middleware, but
 * before what answers everything; any other Worker is asked for what they do not know.
 */
export function editEntry(file: string, text: string, options: EntryOptions): string {
  const body = readModule(file, text);
  const create = freeName(text, "createApp", "createBimetalApp");
  const imported = create === "createApp" ? create : `createApp as ${create}`;
  const routes = `import { ${imported} } from ${JSON.stringify(options.routes)};`;
  const module: Module = { text, body, newline: newlineOf(text), create, routes };
  const exported = findDefault(file, text, body);
  return applyEdits(text, planEdits(module, exported, options));
}

function planEdits(module: Module, exported: Exported, { makesApp }: EntryOptions): Edit[] {
  const { body } = module;
  if (exported.kind === "specifier" && exported.statement.source) return exportOther(module, exported, makesApp);
  const app = findApp(body, exported, makesApp);
  if (app !== undefined) return addToApp(module, app, findCatchAll(body, app) ?? exported.statement);
  switch (exported.kind) {
    case "class":
      return wrapClass(module, exported);
    case "specifier":
      return wrapSpecifier(module, exported);
    case "expression":
      return makesHono(exported.expression, body) ? nameApp(module, exported) : wrapExpression(module, exported);
  }
}

/** `app.route("/", createApp());` before a statement. */
function addToApp(module: Module, app: string, before: Node): Edit[] {
  const { text, newline, routes } = module;
  const offset = startOf(text, before);
  return [addImports(module, routes), { offset, text: routeCall(module, app) + newline + newline }];
}

function routeCall({ create }: Module, app: string): string {
  return `${app}.route("/", ${create}());`;
}

/** A Hono app that is exported where it is made gets a name. */
function nameApp(module: Module, { statement, expression }: Exported & { kind: "expression" }): Edit[] {
  const { text, newline, routes } = module;
  const app = freeName(text, "app", "worker");
  const after = `${newline}${routeCall(module, app)}${newline}${newline}export default ${app};`;
  return [
    addImports(module, routes),
    replace(statement.start, expression.start, `const ${app} = `),
    { offset: statement.end, text: after },
  ];
}

function wrapExpression(module: Module, { expression }: Exported & { kind: "expression" }): Edit[] {
  return [
    importBoth(module),
    { offset: expression.start, text: "withRoutes(" },
    { offset: expression.end, text: `, ${module.create}())` },
  ];
}

function wrapClass(module: Module, { statement, declaration }: Exported & { kind: "class" }): Edit[] {
  const { text, newline } = module;
  const named: string | undefined = declaration.id?.name;
  const name = named ?? freeName(text, "Entrypoint", "WorkerClass");
  const opening =
    named === undefined
      ? replace(statement.start, declaration.start + "class".length, `class ${name}`)
      : replace(statement.start, declaration.start, "");
  return [
    importBoth(module),
    opening,
    { offset: statement.end, text: `${newline}${newline}${exportWrapped(module, name)}` },
  ];
}

function wrapSpecifier(module: Module, exported: Exported & { kind: "specifier" }): Edit[] {
  const { statement, specifier } = exported;
  const text = exportOthers(module, exported, "") + exportWrapped(module, specifier.local.name);
  return [importBoth(module), replace(statement.start, statement.end, text)];
}

/** What another module exports as its default is imported first. */
function exportOther(
  module: Module,
  exported: Exported & { kind: "specifier" },
  makesApp: EntryOptions["makesApp"],
): Edit[] {
  const { text, newline, routes } = module;
  const { statement, specifier } = exported;
  const { raw, value } = {
    raw: text.slice(statement.source.start, statement.source.end),
    value: statement.source.value,
  };
  const { name } = specifier.local;
  const own = freeName(text, "worker", "app");
  const importOwn = `import ${name === "default" ? own : `{ ${name} as ${own} }`} from ${raw};`;
  const isApp = makesApp(value);
  const last = isApp
    ? `${routeCall(module, own)}${newline}${newline}export default ${own};`
    : exportWrapped(module, own);
  const others = exportOthers(module, exported, ` from ${raw}`);
  return [
    addImports(module, ...(isApp ? [routes] : [WITH_ROUTES, routes]), importOwn),
    replace(statement.start, statement.end, others + last),
  ];
}

/** What is exported beside the default. */
function exportOthers(
  { text, newline }: Module,
  { statement, specifier }: Exported & { kind: "specifier" },
  from: string,
): string {
  const others: readonly Node[] = statement.specifiers.filter((other: Node) => other !== specifier);
  if (others.length === 0) return "";
  return `export { ${others.map(({ start, end }) => text.slice(start, end)).join(", ")} }${from};${newline}`;
}

function exportWrapped({ create }: Module, name: string): string {
  return `export default withRoutes(${name}, ${create}());`;
}

const WITH_ROUTES = 'import { withRoutes } from "bimetal/runtime";';

function importBoth(module: Module): Edit {
  return addImports(module, WITH_ROUTES, module.routes);
}

/** Below the last import, or else above everything but a `#!` and what is said of the file. */
function addImports({ text, body, newline }: Module, ...lines: readonly string[]): Edit {
  const last = body.findLast(({ type }) => type === "ImportDeclaration");
  if (last) return { offset: lineEnd(text, last.end), text: newline + lines.join(newline) };
  const first = body[0];
  const offset = first ? startOf(text, first) : text.length;
  return { offset, text: `${lines.join(newline)}${newline}${newline}` };
}

function replace(start: number, end: number, text: string): Edit {
  return { offset: start, length: end - start, text };
}

/** A name that the module does not use yet. */
function freeName(text: string, first: string, second: string): string {
  const isFree = (name: string): boolean => !new RegExp(`\\b${name}\\b`).test(text);
  return [first, second].find(isFree) ?? `${first}OfBimetal`;
}
