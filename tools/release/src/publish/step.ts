/** What is published under one name. */
export interface Release {
  readonly kind: "crate" | "package";
  readonly name: string;
  readonly version: string;
  /** Relative to the repository's. */
  readonly folder: string;
}

/** What became of it. */
export interface Step extends Release {
  /** `skipped`: the registry has it. */
  readonly outcome: "published" | "skipped" | "failed" | "not reached";
  /** What failed, as the tool said it. */
  readonly reason?: string;
  readonly milliseconds: number;
}
