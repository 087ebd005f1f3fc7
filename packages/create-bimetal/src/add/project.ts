import { existsSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import {
  checkCompatibilityDate,
  findConfig,
  formatDiagnostics,
  hasError,
  type Location,
  readConfig,
  readSource,
} from "@bimetal/config";
import { readJson } from "../edit/json.ts";
import { readToml } from "../edit/toml.ts";
import { findNameProblem, toName } from "../name.ts";
import { detectPackageManager, isPackageManager, managerOfLockfile, type PackageManager } from "../package-manager.ts";
import { readText } from "../plan/apply-plan.ts";
import { UserError } from "../user-error.ts";

/** A wrangler project that is there, as far as it decides what it gets. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  /** For the crate. */
  readonly name: string;
  readonly manager: PackageManager;
  /** The config's name. */
  readonly config: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is the author's.
  readonly settings: any;
  readonly manifest: Manifest;
  /** The Worker's module, which `main` names: `src/index.ts`. */
  readonly entry: string;
  readonly isTypeScript: boolean;
  /** Whether it has Bimetal already. */
  readonly isDone: boolean;
}

export interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly packageManager?: string;
  readonly allowScripts?: object;
}

export interface ReadOptions {
  readonly name?: string | undefined;
  readonly manager?: PackageManager | undefined;
}

/** Reads what is there. What Bimetal cannot be added to is a {@link UserError} that says where and why. */
export function readProject(root: string, options: ReadOptions = {}): Project {
  const { value: config, diagnostics: several } = findConfig(root);
  if (config === undefined || config.includes("/")) {
    throw new UserError(`wrangler takes ${config} for ${root}, and not the config there: take one of them away.`);
  }
  const { value: worker, diagnostics: found } = readConfig(config, { root });
  const diagnostics = [...several, ...found, ...(worker ? checkCompatibilityDate(worker) : [])];
  if (!worker || hasError(diagnostics)) {
    throw new UserError(
      `correct ${config} first.\n${formatDiagnostics(diagnostics, { sources: (file) => readSource(root, file) })}`,
    );
  }
  const text = readText(join(root, config)) ?? "";
  const settings = config.endsWith(".toml") ? readToml(config, text) : readJson(config, text);
  const manifestText = readText(join(root, "package.json"));
  if (manifestText === undefined) {
    throw new UserError(`${root} has a ${config} but no package.json: make one there first, with \`npm init\`.`);
  }
  const manifest = readJson("package.json", manifestText) as Manifest;
  const manager = options.manager ?? findManager(root, manifest);
  const common = { root, manager, config, settings, manifest, name: chooseName(root, worker.name, options.name) };
  const runsBimetal = /\bbimetal\b/.test(worker.buildCommand ?? "");
  if (runsBimetal && manifest.dependencies?.bimetal !== undefined && hasContract(root)) {
    return { ...common, entry: worker.main ?? "", isTypeScript: true, isDone: true };
  }
  const entry = findEntry(root, config, worker.main, worker.locations.main, settings);
  const isTypeScript = /tsx?$/.test(entry) || existsSync(join(root, "tsconfig.json"));
  return { ...common, entry, isTypeScript, isDone: false };
}

/** Where a contract is looked for; a test compares them with the compiler's. */
export const CONTRACTS = ["src/contract.ts", "src/contract.mts", "src/contract.js", "src/contract.mjs"] as const;

function hasContract(root: string): boolean {
  return CONTRACTS.some((path) => existsSync(join(root, path)));
}

function findEntry(
  root: string,
  config: string,
  main: string | undefined,
  location: Location | undefined,
  { no_bundle, pages_build_output_dir }: Project["settings"],
): string {
  const place = location ? `${config}:${location.line}:${location.column}` : config;
  if (pages_build_output_dir !== undefined)
    throw new UserError(`${config}: this is a Pages project, and Bimetal is for Workers.`);
  if (no_bundle === true) {
    throw new UserError(
      `${config}: with \`no_bundle\` wrangler does not bundle what Bimetal makes: take it away first.`,
    );
  }
  if (main === undefined) {
    throw new UserError(`${place}: \`main\` is expected to name the Worker's module, and is missing: write one first.`);
  }
  const entry = posix.normalize(main);
  const isCrate = existsSync(join(root, "Cargo.toml")) && /^build\//.test(entry);
  if (isCrate) {
    throw new UserError(
      `${place}: this Worker is a crate, which Bimetal builds as it is: set \`command\` of \`build\` to \`bimetal build\`, and add the package @bimetal/cli.`,
    );
  }
  if (/^\.\.(?:\/|$)/.test(entry) || posix.isAbsolute(entry)) {
    throw new UserError(`${place}: \`main\` is expected to be in the project's folder, but it is ${main}.`);
  }
  if (!/\.[cm]?[jt]sx?$/.test(entry)) {
    throw new UserError(
      `${place}: \`main\` is expected to be a module in TypeScript or JavaScript, but it is ${main}.`,
    );
  }
  if (!existsSync(join(root, entry))) {
    throw new UserError(
      `${place}: \`main\` is ${main}, which is not there: Bimetal needs the module itself, not what is made of it.`,
    );
  }
  return entry;
}

function chooseName(root: string, worker: string | undefined, given: string | undefined): string {
  const name = given ?? toName(worker ?? basename(root));
  const problem = findNameProblem(name);
  if (problem === undefined) return name;
  if (given === undefined && findNameProblem(`${name}-worker`) === undefined) return `${name}-worker`;
  throw new UserError(`${problem}${given === undefined ? ": give the crate another with --name" : ""}.`);
}

/** The one that the project, or a folder above it, says or has a lockfile of; else the one that runs this. */
function findManager(root: string, { packageManager = "" }: Manifest): PackageManager {
  const [named = ""] = packageManager.split("@");
  if (isPackageManager(named)) return named;
  for (let folder = root; ; folder = dirname(folder)) {
    const found = managerOfLockfile(folder);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return detectPackageManager() ?? "npm";
  }
}
