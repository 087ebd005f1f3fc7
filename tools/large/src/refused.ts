/** A JSON body that a route refuses. */
export interface Refused {
  readonly body: unknown;
  /** Where its first issue is. */
  readonly path: readonly (string | number)[];
}
