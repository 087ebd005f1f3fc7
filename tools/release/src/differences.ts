import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGELOGS, readChangelog } from "./changelog.ts";
import { BINDGEN, findPlaces, findPublished, findTemplatePlaces, type Place } from "./places.ts";

const SYNC = "npm run release:version -- --sync";

/** What does not belong together, each with the place and what to do. */
export function findDifferences(root: string): string[] {
  const places = [...findPlaces(root), ...findTemplatePlaces(root)].flatMap((place) => comparePlace(root, place));
  return [...places, ...compareChangelogs(root), ...compareGroup(root), ...findLooseDependencies(root)];
}

function comparePlace(root: string, { file, what, pattern, expected, fix = SYNC }: Place): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = pattern.exec(text);
  if (found?.[1] === expected) return [];
  if (!found) return [`${file}: ${what} is not where it was expected: ${pattern}`];
  const line = text.slice(0, found.index + found[0].length).split("\n").length;
  return [`${file}:${line}: ${what} is ${found[1]}, expected ${expected}: run \`${fix}\``];
}

function compareChangelogs(root: string): string[] {
  const { crate, packages } = CHANGELOGS;
  if (readChangelog(root, crate) === readChangelog(root, packages)) return [];
  return [`${crate}: it is not the same as ${packages}: run \`${SYNC}\``];
}

/** What is not in the group would get a version of its own. */
function compareGroup(root: string): string[] {
  const file = ".changeset/config.json";
  const [group = []]: string[][] = JSON.parse(readFileSync(join(root, file), "utf8")).fixed;
  const names = findPublished(root)
    .filter((folder) => folder !== BINDGEN)
    .map((folder) => readManifest(root, folder).name);
  return names.filter((name) => !group.includes(name)).map((name) => `${file}: add ${name} to \`fixed\``);
}

/** `workspace:*` is published as exactly the version that is there. */
function findLooseDependencies(root: string): string[] {
  const folders = findPublished(root);
  const names = folders.map((folder) => readManifest(root, folder).name);
  return folders.flatMap((folder) => {
    const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = readManifest(root, folder);
    return Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies })
      .filter(([name, range]) => names.includes(name) && range !== "workspace:*")
      .map(([name, range]) => `${folder}/package.json: ${name} is ${range}: write "workspace:*"`);
  });
}

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}
