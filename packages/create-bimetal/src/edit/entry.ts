import {
  type Exported,
  findApp,
  findDefault,
  findPlace,
  findPlaceInChain,
  makesHono,
  type Node,
  type Place,
  readModule,
  startOf,
} from "./module.ts";
import { applyEdits, type Edit, lineEnd, lineStart, newlineOf } from "./text.ts";

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
  /** As the module's first import has it. */
  readonly quote: string;
  readonly semicolon: string;
}

/** The module as it will be. */
export interface EditedEntry {
  readonly text: string;
  /** The author's middleware stands before the routes, and may answer by itself. */
  readonly isGuarded: boolean;
  /** What the author may have to know. */
  readonly notes: readonly string[];
}

type Edited = Omit<EditedEntry, "text"> & { readonly edits: readonly Edit[] };

/**
 * Has the Worker's module serve the routes of the contract. A Hono app gets them behind its leading middleware, and before its
 * own routes, which are asked for what the contract does not know; so is any other Worker.
 */
export function editEntry(file: string, text: string, options: EntryOptions): EditedEntry {
  const body = readModule(file, text);
  const create = freeName(text, "createApp", "createBimetalApp");
  const imported = create === "createApp" ? create : `createApp as ${create}`;
  const style = readStyle(text, body);
  const routes = formatImport(`{ ${imported} }`, options.routes, style);
  const module: Module = { text, body, newline: newlineOf(text), create, routes, ...style };
  const { edits, ...rest } = planEdits(module, findDefault(file, text, body), options);
  return { text: applyEdits(text, edits), ...rest };
}

type Style = Pick<Module, "quote" | "semicolon">;

function readStyle(text: string, body: readonly Node[]): Style {
  const first = body.find(({ type }) => type === "ImportDeclaration") ?? body.find(({ source }) => source);
  if (!first)
    return { quote: '"', semicolon: body.length === 0 || body.some(({ end }) => text[end - 1] === ";") ? ";" : "" };
  return { quote: text[first.source.start] ?? '"', semicolon: text[first.end - 1] === ";" ? ";" : "" };
}

function formatImport(what: string, from: string, style: Style): string {
  return `import ${what} from ${quoted(from, style)}${style.semicolon}`;
}

function quoted(text: string, { quote }: Style): string {
  return /["'\\]/.test(text) ? JSON.stringify(text) : quote + text + quote;
}

function planEdits(module: Module, exported: Exported, { makesApp }: EntryOptions): Edited {
  const { text, body } = module;
  if (exported.kind === "specifier" && exported.statement.source) return exportOther(module, exported, makesApp);
  const app = findApp(body, exported, makesApp);
  if (app !== undefined) return addToApp(module, app, findPlace(text, body, app, exported.statement));
  switch (exported.kind) {
    case "class":
      return wrapped(wrapClass(module, exported));
    case "specifier":
      return wrapped(wrapSpecifier(module, exported));
    case "expression":
      return makesHono(exported.expression, body)
        ? addToApp(module, "app", findPlaceInChain(exported.expression))
        : wrapped(wrapExpression(module, exported));
  }
}

function wrapped(edits: readonly Edit[]): Edited {
  const note =
    "the contract's routes answer before it: what it does with every request, such as middleware, is not done for them";
  return { edits, isGuarded: false, notes: [note] };
}

/** `app.route("/", createApp());` as a statement, or in the chain of calls. */
function addToApp(module: Module, app: string, { chain, statement, isGuarded, leavesMiddleware }: Place): Edited {
  const note = "middleware below the contract's routes is not asked for them: move it above, if it should be";
  const edit = chain ? addToChain(module, chain) : statement && addBefore(module, app, statement);
  return {
    edits: [addImports(module, module.routes), ...(edit ? [edit] : [])],
    isGuarded,
    notes: leavesMiddleware ? [note] : [],
  };
}

/** As the call that follows it stands: on a line of its own or not. */
function addToChain(module: Module, { before, next }: NonNullable<Place["chain"]>): Edit {
  const space = next ? /\s*(?=\??\.$)/.exec(module.text.slice(before.end, next.callee.property.start))?.[0] : "";
  return { offset: before.end, text: `${space?.includes("\n") ? space : ""}.${callRoute(module)}` };
}

/** On a line of its own, apart from the statement if that stands apart from what is above it. */
function addBefore(module: Module, app: string, statement: Node): Edit {
  const { text, newline } = module;
  const offset = startOf(text, statement);
  const line = lineStart(text, offset);
  const above = text.slice(0, offset - line.length);
  const [opening, gap] = line.trim() === "" ? [line, /(?:^|\n)[ \t]*\r?\n$/.test(above) ? newline : ""] : [newline, ""];
  const own = `${app}.${callRoute(module)}${module.semicolon}${newline}${gap}`;
  return { offset, text: line.trim() === "" ? own + opening : opening + own };
}

function callRoute(module: Module): string {
  return `route(${quoted("/", module)}, ${module.create}())`;
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
): Edited {
  const { text, newline, routes, semicolon } = module;
  const { statement, specifier } = exported;
  const { raw, value } = {
    raw: text.slice(statement.source.start, statement.source.end),
    value: statement.source.value,
  };
  const { name } = specifier.local;
  const own = freeName(text, "worker", "app");
  const importOwn = `import ${name === "default" ? own : `{ ${name} as ${own} }`} from ${raw}${semicolon}`;
  const isApp = makesApp(value);
  const last = isApp
    ? `${own}.${callRoute(module)}${semicolon}${newline}${newline}export default ${own}${semicolon}`
    : exportWrapped(module, own);
  const others = exportOthers(module, exported, ` from ${raw}`);
  const edits = [
    addImports(module, ...(isApp ? [routes] : [importWrapper(module), routes]), importOwn),
    replace(statement.start, statement.end, others + last),
  ];
  return isApp ? { edits, isGuarded: false, notes: [] } : wrapped(edits);
}

/** What is exported beside the default. */
function exportOthers(
  { text, newline, semicolon }: Module,
  { statement, specifier }: Exported & { kind: "specifier" },
  from: string,
): string {
  const others: readonly Node[] = statement.specifiers.filter((other: Node) => other !== specifier);
  if (others.length === 0) return "";
  return `export { ${others.map(({ start, end }) => text.slice(start, end)).join(", ")} }${from}${semicolon}${newline}`;
}

function exportWrapped({ create, semicolon }: Module, name: string): string {
  return `export default withRoutes(${name}, ${create}())${semicolon}`;
}

function importWrapper(module: Module): string {
  return formatImport("{ withRoutes }", "bimetal/runtime", module);
}

function importBoth(module: Module): Edit {
  return addImports(module, importWrapper(module), module.routes);
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
