import { existsSync } from "node:fs";
import { join } from "node:path";
import { setJson } from "../edit/json.ts";
import type { PackageManager } from "../package-manager.ts";
import { fillTemplate } from "../template.ts";
import { UserError } from "../user-error.ts";
import type { Planning } from "./planning.ts";
import type { Manifest } from "./project.ts";

/** package.json gets what it lacks. Says whether the project gets a test in its own language. */
export function planManifest(planning: Planning): boolean {
  const { project, edit } = planning;
  const { manifest, root, settings, isTypeScript } = project;
  const hasTests = takesTests(planning);
  const needs = dependenciesOf(hasTests && isTypeScript, hasTests && !findRange(manifest, "vitest"));
  refuseMajors(manifest, needs, project.manager);
  const set = (path: readonly [string, ...string[]], value: string, sorted = false): void =>
    edit("package.json", (text) => setJson("package.json", text, path, value, sorted));
  for (const section of ["dependencies", "devDependencies"] as const) {
    for (const [name, version] of Object.entries(needs[section] ?? {})) {
      const [own, range] = findRange(manifest, name) ?? [section, undefined];
      if (range === undefined || isOlder(name, range, version)) set([own, name], version, true);
    }
  }
  const checksTypes = Object.values(manifest.scripts ?? {}).some((command) => /\btsc\b/.test(command));
  const hasTypes = existsSync(join(root, "tsconfig.json")) && findRange(manifest, "typescript") && !checksTypes;
  // `bimetal dev` builds by itself, and would leave out what the project builds.
  const serve = settings.build?.command === undefined ? "bimetal dev" : "wrangler dev";
  for (const [name, command] of Object.entries(ownScripts(serve, Boolean(hasTypes), hasTests))) {
    if (manifest.scripts?.[name] === undefined) set(["scripts", name], command);
  }
  const usesVite = findRange(manifest, "@cloudflare/vite-plugin") !== undefined;
  for (const [name, command] of Object.entries(manifest.scripts ?? {})) {
    const found = improve(name, command, { serve, usesVite });
    if (!found) continue;
    const [better, why] = found;
    const question = `The script \`${name}\` is \`${command}\`: ${why}. Make it \`${better}\`?`;
    if (planning.takes({ id: `scripts.${name}`, question })) set(["scripts", name], better);
    else planning.keep(`package.json: the script \`${name}\``, `${why}: make it \`${better}\``);
  }
  return hasTests;
}

/** vitest may also be of the kind that runs tests within a Worker of its own, which ours do not. */
function takesTests({ project: { manifest }, takes, keep }: Planning): boolean {
  if (findRange(manifest, "@cloudflare/vitest-pool-workers")) {
    keep("test/", "tests run within workerd here, by the pool of Cloudflare: ask the new route there as your own");
    return false;
  }
  if (findRange(manifest, "vitest")) return true;
  if (takes({ id: "vitest", question: "Add vitest, and a test of the route in Rust?" })) return true;
  keep("test/", "without vitest there is no test of the whole Worker; `cargo test` asks the Rust route by itself");
  return false;
}

function dependenciesOf(nodeTypes: boolean, vitest: boolean): Manifest {
  // The name and the manager stand in other fields.
  const blanks = { name: "worker", manager: "npm" } as const;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    fillTemplate("hybrid", blanks).get("package.json") ?? "{}",
  ) as Manifest;
  const { typescript: _, vitest: test, vite, "@types/node": types, ...dev } = devDependencies as Record<string, string>;
  return {
    dependencies,
    devDependencies: {
      ...dev,
      ...(nodeTypes && types && { "@types/node": types }),
      ...(vitest && test && { vitest: test, ...(vite && { vite }) }),
    },
  };
}

type Section = "dependencies" | "devDependencies";

function findRange(manifest: Manifest, name: string): [Section, string] | undefined {
  for (const section of ["dependencies", "devDependencies"] as const) {
    const range = manifest[section]?.[name];
    if (range !== undefined) return [section, range];
  }
  return undefined;
}

/** Tests may go on with types of another Node. */
const ANY = new Set(["@types/node"]);

/** It has no code: any version may be raised. */
const TYPES = "@cloudflare/workers-types";

/** Whether a range begins below what is needed. One without a number, such as `latest`, is its author's to judge. */
function isOlder(name: string, range: string, needed: string): boolean {
  if (ANY.has(name)) return false;
  const [own, least] = [numbersOf(range), numbersOf(needed)];
  if (!own || !least) return false;
  const index = own.findIndex((number, index) => number !== least[index]);
  return index >= 0 && (own[index] ?? 0) < (least[index] ?? 0);
}

/** A major version may change what the author's code does: all that are too old are told, with the command that raises them. */
function refuseMajors(manifest: Manifest, needs: Manifest, manager: PackageManager): void {
  const needed = Object.entries({ ...needs.dependencies, ...needs.devDependencies });
  const old = needed.flatMap(([name, version]) => {
    const [section, range] = findRange(manifest, name) ?? [];
    const [own, least] = [numbersOf(range ?? ""), numbersOf(version)];
    if (!section || !own || !least || own[0] >= least[0] || name === TYPES || ANY.has(name)) return [];
    return [{ section, told: `${name} is ${range}, and Bimetal needs ${version}`, wanted: `${name}@${least[0]}` }];
  });
  if (old.length === 0) return;
  const commands = (["dependencies", "devDependencies"] as const).flatMap((section) => {
    const wanted = old.filter((one) => one.section === section).map(({ wanted }) => wanted);
    const flag = section === "dependencies" ? "" : " -D";
    return wanted.length > 0 ? [`${manager} ${manager === "npm" ? "install" : "add"}${flag} ${wanted.join(" ")}`] : [];
  });
  throw new UserError(
    `package.json: ${old.map(({ told }) => told).join("; ")}: a major version may change what your code does, so update first: \`${commands.join(" && ")}\`.`,
  );
}

function numbersOf(range: string): [number, number, number] | undefined {
  const [, major, minor = "0", patch = "0"] = /^[\^~>=v\s]*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(range) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function ownScripts(serve: string, hasTypes: boolean, hasTests: boolean): Readonly<Record<string, string>> {
  return {
    codegen: "bimetal codegen",
    dev: serve,
    build: "bimetal build --release",
    ...(hasTypes && { check: "bimetal codegen && tsc --noEmit" }),
    ...(hasTests && { test: "bimetal build && vitest run" }),
  };
}

/** What a script of the project had better be, and why. */
function improve(
  name: string,
  command: string,
  { serve, usesVite }: { readonly serve: string; readonly usesVite: boolean },
): readonly [better: string, why: string] | undefined {
  if (/\bbimetal\b/.test(command)) return undefined;
  if (usesVite && /\bvite\b/.test(command)) {
    return [`bimetal build && ${command}`, "vite does not run the build of wrangler's config"];
  }
  const served = /^wrangler dev( --port[= ]\d+)?$/.exec(command.trim());
  if (served && serve !== "wrangler dev") {
    return [`${serve}${served[1] ?? ""}`, "it works as it is, but `bimetal dev` also checks types and answers"];
  }
  if (name === "codegen") return [`bimetal codegen && ${command}`, "it generates no code of Bimetal's"];
  const need = needOf(command);
  if (need === "build") return [`bimetal build && ${command}`, "tests need what `bimetal build` makes"];
  const typed = need === "codegen" ? `bimetal codegen && ${command}` : undefined;
  if (name === "build" && !/\bwrangler\b/.test(command)) {
    return [
      `${typed ?? command} && bimetal build --release`,
      "it does not build the Worker, as wrangler does when it needs it",
    ];
  }
  return typed === undefined ? undefined : [typed, "types need what `bimetal codegen` makes"];
}

/** The command of Bimetal that a script works only behind, and does not run by itself. */
export function needOf(command: string): "build" | "codegen" | undefined {
  if (runsBimetal(command)) return undefined;
  if (/\bvitest\b/.test(command)) return "build";
  return /\btsc\b/.test(command) ? "codegen" : undefined;
}

/** By itself, or by the scripts that do. */
export function runsBimetal(command = ""): boolean {
  return /\bbimetal\b|\b(?:npm|pnpm|yarn|bun)(?: run)? (?:build|codegen)\b/.test(command);
}
