import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { UserError } from "./user-error.ts";

/** Says why a folder cannot become a project, if anything is in the way. A repository without files is not. */
export function findObstacle(root: string): string | undefined {
  const found = statSync(root, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (!found.isDirectory()) return `${root} is a file: choose another folder`;
  const names = readdirSync(root).filter((name) => name !== ".git");
  if (names.length === 0) return undefined;
  const shown = names.slice(0, 3).join(", ");
  return `${root} is not empty, it has ${shown}${names.length > 3 ? ", …" : ""}: choose another folder`;
}

/**
 * Writes a project, as a whole or not at all: into a temporary folder beside its own, which is given to `complete` and then
 * moved. A folder that is there and empty has that one in it. No signal is heard on the way, because nothing waits.
 */
export function writeProject(
  root: string,
  files: ReadonlyMap<string, string>,
  complete: (folder: string) => void = () => {},
): void {
  const obstacle = findObstacle(root);
  if (obstacle) throw new UserError(`${obstacle}.`);
  const parent = dirname(root);
  try {
    const made = mkdirSync(parent, { recursive: true });
    try {
      stage(root, files, complete);
    } catch (error) {
      removeEmpty(parent, made);
      throw error;
    }
  } catch (error) {
    const { syscall, code, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    throw new UserError(`${root} cannot be written: ${message}.`, { cause: error });
  }
}

function stage(root: string, files: ReadonlyMap<string, string>, complete: (folder: string) => void): void {
  const isThere = existsSync(root);
  // A folder that is there may be on a disk of its own.
  const temporary = mkdtempSync(join(isThere ? root : dirname(root), ".create-bimetal-"));
  try {
    // A folder of its own in it: those of `mkdtemp` are closed to others.
    const staged = join(temporary, basename(root));
    mkdirSync(staged);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      writeFileSync(join(staged, path), text, { flag: "wx" });
    }
    complete(staged);
    if (isThere) moveInto(root, staged);
    else renameSync(staged, root);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The folder stays the same one: a shell may be in it. */
function moveInto(root: string, staged: string): void {
  for (const name of readdirSync(staged)) renameSync(join(staged, name), join(root, name));
}

/** Removes the folders that were made for a project which then was not. */
function removeEmpty(folder: string, made: string | undefined): void {
  if (made === undefined || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  if (folder !== made) removeEmpty(dirname(folder), made);
}
