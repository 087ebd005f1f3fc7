/** What both are asked about: a config, and the environment that alone counts, or all of them. */
export interface Subject {
  /** The config's folder, absolute. */
  readonly root: string;
  /** Its name in it. */
  readonly file: string;
  readonly env: string | undefined;
}

/** Something that a person can find again. */
export function nameOf({ root, file, env }: Subject): string {
  return `${root}/${file}${env === undefined ? "" : ` --env ${env}`}`;
}
