import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { UserError } from "../user-error.ts";
import type { Change } from "./plan.ts";

/**
 * Makes changes, all of them or none: each file is written beside its own first and then moved, and when one cannot be, those
 * before it are put back. No signal is heard on the way, because nothing waits. Gives what puts all of them back.
 */
export function applyPlan(changes: readonly Change[]): () => void {
  const undo: (() => void)[] = [];
  const putBack = (): void => {
    for (const step of undo.toReversed()) step();
  };
  try {
    for (const { path, file, before } of changes) {
      if (readText(file) !== before) throw new UserError(`${path} was changed meanwhile: run this again.`);
      if (before !== undefined && (statSync(file).mode & 0o222) === 0) {
        throw new UserError(`nothing is changed, for ${path} is read-only: make it writable first.`);
      }
    }
    const staged = changes.map((change) => stage(change, undo));
    for (const { draft, target, before } of staged) {
      renameSync(draft, target);
      undo.push(() => restore(target, before));
    }
    return putBack;
  } catch (error) {
    putBack();
    const { syscall, code, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    throw new UserError(`nothing is changed, for not all can be: ${message}.`, { cause: error });
  }
}

interface Staged {
  readonly draft: string;
  /** Where a link leads to. */
  readonly target: string;
  readonly before: string | undefined;
}

function stage({ file, before, after }: Change, undo: (() => void)[]): Staged {
  makeFolder(dirname(file), undo);
  const target = before === undefined ? file : realpathSync(file);
  const draft = join(dirname(target), `.create-bimetal-${process.pid}-${undo.length}`);
  undo.push(() => rmSync(draft, { force: true }));
  try {
    writeFileSync(draft, after, { flag: "wx" });
  } catch (error) {
    throw Object.assign(error as Error, { message: (error as Error).message.replace(draft, target) });
  }
  if (before !== undefined) chmodSync(draft, statSync(target).mode);
  return { draft, target, before };
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}

function restore(target: string, before: string | undefined): void {
  if (before === undefined) {
    rmSync(target, { force: true });
    return;
  }
  const draft = `${target}.create-bimetal-${process.pid}`;
  writeFileSync(draft, before, { mode: statSync(target).mode });
  renameSync(draft, target);
}

/** The text of a file, if there is one. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "EISDIR") throw new UserError(`${file} is a folder, where a file is expected: move it away first.`);
    if (code === "ENOTDIR") refuseFile(dirname(file));
    throw error;
  }
}

/** Refuses a file in the place of a folder, which may be one above. */
export function refuseFile(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isFile()) throw new UserError(`${folder} is a file, where a folder is expected: move it away first.`);
  if (!found && dirname(folder) !== folder) refuseFile(dirname(folder));
}

/** Refuses a file that is, by a link on its way, outside of the folder: nothing is written there. */
export function refuseOutside(root: string, file: string): void {
  let there = file;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const from = relative(realpathSync(root), realpathSync(there));
  if (from !== ".." && !/^\.\.[\\/]/.test(from)) return;
  throw new UserError(`${relative(root, file)} leads out of ${root} by a link: nothing is written there.`);
}
