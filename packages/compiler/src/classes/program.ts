/** The one place where TypeScript itself is loaded: only for a project whose bindings are of classes. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Project, ts } from "@ts-morph/bootstrap";

/** TypeScript's compiler, as a value. */
export type Compiler = typeof ts;

/** The modules behind an entry, with their types. */
export interface Program {
  readonly ts: Compiler;
  readonly checker: ts.TypeChecker;
  readonly entry: ts.SourceFile;
  /** Absolute paths of what was read, without installed packages. */
  readonly inputs: readonly string[];
}

/** Texts by their absolute paths: what stands there, even if no file does, or yet another. */
export type Texts = ReadonlyMap<string, string>;

/** Reads the module at an absolute path, which must be there, and all that it imports. */
export async function createProgram(entry: string, texts: Texts): Promise<Program> {
  const { createProjectSync, ts } = await import("@ts-morph/bootstrap");
  const config = findConfig(dirname(entry));
  const settings = config === undefined ? "" : readFileSync(config, "utf8");
  const known = kept.get(entry);
  const project =
    known?.settings === settings
      ? known.project
      : createProjectSync({
          compilerOptions: { ...readOptions(ts, config), ...OWN_OPTIONS },
        });
  refresh(project, texts);
  project.addSourceFileAtPathSync(entry);
  kept.set(entry, { settings, project });
  // Without the program before, which would go on missing a module that has been written since.
  const anew: object = { oldProgram: undefined };
  const program = project.createProgram({ rootNames: [entry], options: project.compilerOptions.get(), ...anew });
  const source = program.getSourceFile(entry);
  if (!source) throw new Error(`${entry} is in no program of its own`);
  const files = program.getSourceFiles().map(({ fileName }) => resolve(fileName));
  const own = files.filter((file) => !INSTALLED.test(file) && !texts.has(file));
  return {
    ts,
    checker: program.getTypeChecker(),
    entry: source,
    inputs: [...own, ...(config === undefined ? [] : [config])],
  };
}

/** Types say what may be absent, whatever the author's settings are. */
const OWN_OPTIONS = { allowJs: true, noEmit: true, skipLibCheck: true, strictNullChecks: true } as const;

/** `esnext`, and `bundler`: as wrangler resolves modules. */
const WITHOUT_CONFIG: ts.CompilerOptions = { target: 99, module: 99, moduleResolution: 100 };

/** The author's settings. What is wrong in them is their editor's to say. */
function readOptions(ts: Compiler, file: string | undefined): ts.CompilerOptions {
  if (file === undefined) return WITHOUT_CONFIG;
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  // None of the files that it names are looked for.
  const bare = { ...config, files: [], include: [] };
  return ts.parseJsonConfigFileContent(bare, ts.sys, dirname(file), undefined, file).options;
}

const INSTALLED = /[\\/]node_modules[\\/]/;

interface Kept {
  /** The text of `tsconfig.json`. */
  readonly settings: string;
  readonly project: Project;
}

/** What a process that watches reads but once: the files that stay the same, and those of installed packages. */
const kept = new Map<string, Kept>();

function refresh(project: Project, texts: Texts): void {
  for (const source of project.getSourceFiles()) {
    const file = resolve(source.fileName);
    if (INSTALLED.test(file) || texts.has(file)) continue;
    const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    if (text === undefined) project.removeSourceFile(source);
    else if (text !== source.text) project.updateSourceFile(file, text);
  }
  for (const [file, text] of texts) {
    if (project.getSourceFile(file)?.text !== text) project.updateSourceFile(file, text);
  }
}

function findConfig(folder: string): string | undefined {
  const file = join(folder, "tsconfig.json");
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : findConfig(parent);
}
