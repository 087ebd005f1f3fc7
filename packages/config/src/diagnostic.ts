/** A place in one of the user's files. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Location {
  /** As given by the user where possible, else relative to the project's folder; never absolute in generated files. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A mistake in the user's project: what is wrong, what was expected, what was found and where, and what to do. */
export interface Diagnostic {
  /** A row of a package's diagnostics table, for example `config/missing-key`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** What is wrong, naming the thing. One sentence, no full stop. */
  readonly message: string;
  /** What was expected. */
  readonly expected?: string | undefined;
  /** What was found. Never the value of a secret. */
  readonly found?: string | undefined;
  /** What to do, in the imperative. */
  readonly fix: string;
  readonly location?: Location | undefined;
  /** Other places that have a part in it, each with what is there: "the other `LINKS`". */
  readonly related?: readonly RelatedLocation[] | undefined;
  /** The finding as the tool that made it (rustc) prints it, in colour. It is shown instead of a code frame. */
  readonly rendered?: string | undefined;
  /** The line may hold a secret, so it is named but not shown. */
  readonly redacted?: boolean | undefined;
}

/** A second place of a diagnostic. */
export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

/** The outcome of a stage: all of its diagnostics, and its value unless one of them is an error. */
export interface Outcome<T> {
  readonly value?: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether one of them keeps the next stage from beginning. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** By file, line and column; those without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(({ location: a }, { location: b }) => {
    if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column;
  });
}
