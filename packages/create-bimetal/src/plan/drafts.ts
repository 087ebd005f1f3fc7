import { dirname, join } from "node:path";
import { editText } from "../edit/text.ts";
import { readText, refuseFile, refuseOutside } from "./apply-plan.ts";
import type { Change } from "./plan.ts";

/** Texts of a folder's files as they will be. What would be written outside of it, by a link, is a user's error. */
export interface Drafts {
  /** Changes a text, which may be a draft already, or begins one. */
  readonly edit: (path: string, change: (text: string) => string) => void;
  /** Puts a text, of which nothing there is kept. */
  readonly put: (path: string, text: string, about: string) => void;
  readonly changes: () => Change[];
}

export function createDrafts(root: string): Drafts {
  const drafts = new Map<string, Change>();
  const set = (path: string, change: (text: string) => string, replaces: boolean, about?: string): void => {
    const file = join(root, path);
    refuseOutside(root, file);
    refuseFile(dirname(file));
    const draft = drafts.get(path);
    const before = draft ? draft.before : readText(file);
    const after = change(draft?.after ?? before ?? "");
    drafts.set(path, {
      path,
      file,
      before,
      after,
      replaces: replaces && before !== undefined,
      ...(about !== undefined && { about }),
    });
  };
  return {
    edit: (path, change) => set(path, (text) => editText(text, change), false),
    put: (path, text, about) => set(path, () => text, true, about),
    changes: () => [...drafts.values()].filter(({ before, after }) => before !== after),
  };
}
