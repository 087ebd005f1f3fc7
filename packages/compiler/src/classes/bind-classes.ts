import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Binding, ClassUse, Diagnostic, WorkerConfig } from "@bimetal/config";
import { findRecursion } from "../check/recursion.ts";
import type { BoundClasses, NamedType, RustObject, Stub, StubMethod, WorkerClass } from "../model.ts";
import { checkExported, checkKind, checkTaken } from "./check-classes.ts";
import { dropIncomplete } from "./drop-incomplete.ts";
import { type ExportedValue, type Exports, readExports } from "./exports.ts";
import { lowerMethods } from "./lower-methods.ts";
import { createNeighbours } from "./neighbours.ts";
import { createProgram, type Program, type Texts } from "./program.ts";
import { bindRustClass, RUST_KINDS } from "./rust-classes.ts";
import {
  type ClassLowering,
  type ContractTypes,
  createStubTypes,
  docsOf,
  type StubTypes,
  takeTypeName,
} from "./stub-types.ts";

export interface BindClassesOptions {
  /** The project's folder. */
  readonly root: string;
  readonly config: WorkerConfig;
  /** The author's entry, relative to `root`; `undefined`: none that TypeScript has. */
  readonly entry: string | undefined;
  /** The folder of the generated files, absolute. */
  readonly out: string;
  /** The TypeScript that is generated for this Worker, of which the author's modules may be made. */
  readonly texts: () => Texts;
  /** The contract's types. */
  readonly types: readonly NamedType[];
  /** The classes that Rust has. */
  readonly objects: readonly RustObject[];
}

export interface ClassesOutcome {
  readonly classes: BoundClasses | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of what was read. */
  readonly inputs: readonly string[];
}

/** Finds the classes of all bindings. Where the config names none, TypeScript is not even loaded. */
export async function bindClasses(options: BindClassesOptions): Promise<ClassesOutcome> {
  const finder = createFinder(options);
  const found = new Map<string, readonly (WorkerClass | undefined)[]>();
  for (const binding of options.config.bindings) {
    if (!binding.classes) continue;
    const classes: (WorkerClass | undefined)[] = [];
    for (const use of binding.classes) classes.push(await finder.find(binding, use));
    found.set(binding.name, classes);
  }
  return finder.finish(found);
}

/** A Worker whose classes can be read. */
export interface ClassSource {
  /** What it is called, in the first place. */
  readonly name: string;
  /** The absolute path of its entry. */
  readonly entry: string;
  /** Whether it has a contract, which may declare classes that Rust has. */
  readonly hasContract: boolean;
  /** The absolute path of the module that declares these, where it was generated. */
  readonly objects?: string | undefined;
}

interface Module {
  readonly program: Program;
  readonly exports: Exports;
  readonly classes: Map<string, WorkerClass>;
}

/** What is exported as a name, if anything is, and by which module. */
interface Found {
  readonly module: Module;
  readonly value: ExportedValue | undefined;
  readonly entry: string;
}

interface Finder {
  readonly find: (binding: Binding, use: ClassUse) => Promise<WorkerClass | undefined>;
  readonly finish: (found: BoundClasses["bindings"]) => ClassesOutcome;
}

function createFinder(options: BindClassesOptions): Finder {
  const { root, config, out, texts, objects } = options;
  const neighbours = createNeighbours(root);
  const modules = new Map<string, Module>();
  const types = createStubTypes();
  const diagnostics: Diagnostic[] = [];
  const own = options.entry === undefined ? undefined : resolve(root, options.entry);
  const contract = { file: resolve(out, "schemas.ts"), types: options.types };
  /** What is left to do once all classes have their names. */
  const open: (() => void)[] = [];
  /** The methods of each class. */
  const lowered: StubMethod[][] = [];

  const sourceOf = (use: ClassUse): ClassSource | undefined => {
    if (!isOwn(use)) return neighbours.find(use.worker ?? "");
    return own === undefined ? undefined : { name: config.name ?? "worker", entry: own, hasContract: false };
  };

  const load = async (entry: string): Promise<Module> => {
    const known = modules.get(entry);
    if (known) return known;
    const program = await createProgram(entry, entry === own ? texts() : new Map());
    const module = { program, exports: readExports(program, root), classes: new Map() };
    modules.set(entry, module);
    if (entry === own) diagnostics.push(...checkTaken(module.exports, objects));
    return module;
  };

  /** The stub of a class. Its methods are lowered when all stubs have their names, which those of types then avoid. */
  const createStub = (lowering: ClassLowering, source: ClassSource, value: ExportedValue): Stub => {
    const author = value.name === "default" ? source.name : value.name;
    const methods: StubMethod[] = [];
    lowered.push(methods);
    open.push(() => methods.push(...lowerMethods(lowering, value, author)));
    const symbol = value.instance?.getSymbol();
    return { name: takeTypeName(types, author, source.name), docs: docsOf(lowering, symbol), methods };
  };

  const bind = (source: ClassSource, module: Module, value: ExportedValue): WorkerClass => {
    const known = module.classes.get(value.name);
    if (known) return known;
    const lowering = { program: module.program, root, contract, types, diagnostics };
    const { kind } = value;
    const bound = {
      kind: kind === "workflow" && !takesPayload(module.program, value) ? undefined : kind,
      exported: value.name,
      isClass: value.isClass,
      module: modulePath(out, source.entry),
      stub: kind === "object" || kind === "entrypoint" ? createStub(lowering, source, value) : undefined,
    };
    module.classes.set(value.name, bound);
    return bound;
  };

  /** In the entry, and where that has no such class, among those of Rust that a neighbour has generated. */
  const lookUp = async ({ entry, objects }: ClassSource, { name = "default" }: ClassUse): Promise<Found> => {
    const module = await load(entry);
    const value = module.exports.values.get(name);
    if (value || objects === undefined) return { module, value, entry };
    const declared = await load(objects);
    const other = declared.exports.values.get(name);
    return other ? { module: declared, value: other, entry: objects } : { module, value, entry };
  };

  const isOwn = ({ worker }: ClassUse) => worker === undefined || config.names.includes(worker);
  const rust = new Map<RustObject, WorkerClass>();

  /** A class of this Worker that Rust has. */
  const bindRust = async (binding: Binding, use: ClassUse, object: RustObject): Promise<WorkerClass | undefined> => {
    // The entry is read only to see whether it has the name, too.
    if (own !== undefined && mayExport(own, object.name.pascal)) await load(own);
    const wrong = checkKind(binding, use, { ...object, name: object.name.pascal, kind: RUST_KINDS[object.kind] });
    diagnostics.push(...wrong);
    if (wrong.length > 0) return undefined;
    const bound = rust.get(object) ?? bindRustClass(object, types, contract, config.name ?? "worker");
    rust.set(object, bound);
    return bound;
  };

  return {
    find: async (binding, use) => {
      const object = isOwn(use) ? objects.find(({ name }) => name.pascal === use.name) : undefined;
      if (object) return bindRust(binding, use, object);
      const source = sourceOf(use);
      if (!source || (use.name === undefined && !mayBeClass(source.entry))) return undefined;
      const { module, value, entry } = await lookUp(source, use);
      const places = { entry: relativePath(root, entry), root };
      const wrong = [
        ...(value || !source.hasContract ? checkExported(binding, use, module, places) : []),
        ...(value ? checkKind(binding, use, value) : []),
      ];
      diagnostics.push(...wrong);
      return !value || wrong.length > 0 || !IDENTIFIER.test(value.name)
        ? undefined
        : bind({ ...source, entry }, module, value);
    },
    finish: (found) => {
      for (const complete of open) complete();
      dropIncomplete(types, contract, lowered);
      const inputs = [...neighbours.inputs, ...[...modules.values()].flatMap(({ program }) => program.inputs)];
      const classes = found.size === 0 ? undefined : { bindings: found, types: namedTypes(types, contract) };
      return { classes, diagnostics, inputs };
    },
  };
}

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether a default export may be a class, which is worth loading TypeScript for: most are an app or an object. */
function mayBeClass(entry: string): boolean {
  return /\bWorkerEntrypoint\b|\bdefault\b[^;]*\bfrom\b/.test(readFileSync(entry, "utf8"));
}

/** Whether a module may export a name, as far as its text says. */
function mayExport(entry: string, name: string): boolean {
  const text = readFileSync(entry, "utf8");
  return text.includes(name) || /\bexport\s*\*/.test(text);
}

/** Whether the method `run` of a workflow takes an event, as the platform has it. */
function takesPayload({ ts, checker }: Program, { instance }: ExportedValue): boolean {
  const run = instance && checker.getPropertyOfType(instance, "run");
  const [event] = (run && checker.getTypeOfSymbol(run).getCallSignatures()[0]?.parameters) ?? [];
  if (!event) return false;
  const type = checker.getTypeOfSymbol(event);
  return (type.flags & ts.TypeFlags.Any) !== 0 || checker.getPropertyOfType(type, "payload") !== undefined;
}

/** What contains itself, or goes as deep as its values do, may do so by a type of the contract. */
function namedTypes({ rows }: StubTypes, { types }: ContractTypes): NamedType[] {
  const known = types.map((type) => ({ ...type, path: "" }));
  const own = findRecursion([...known, ...rows]).slice(known.length);
  return own.map(({ path: _, ...type }): NamedType => (type.kind === "object" ? { ...type, wire: ["json"] } : type));
}

/** As a module is imported from the folder `out`. */
function modulePath(out: string, entry: string): string {
  const path = relativePath(out, entry)
    .replace(/\.[jt]sx?$/, "")
    .replace(/\.m[jt]s$/, ".mjs");
  return path.startsWith(".") ? path : `./${path}`;
}

function relativePath(from: string, to: string): string {
  return relative(from, to).replaceAll("\\", "/");
}
