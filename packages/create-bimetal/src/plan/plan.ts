/** A file as it will be. */
export interface Change {
  /** As it is shown: relative to the project's folder, with `/`. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** `undefined`: there is none. */
  readonly before: string | undefined;
  readonly after: string;
  /** It was another file, of which nothing is kept: that is asked for by itself. */
  readonly replaces?: boolean;
  /** What a new file is. */
  readonly about?: string;
}

/** What is left as it is, and what its author may want to do about that. */
export interface Kept {
  /** `package.json: the script \`test\`` */
  readonly what: string;
  readonly why: string;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
}
