import type { OpenApi } from "bimetal/docs";
import type { Example } from "bimetal/test";
import type { Refused } from "./refused.ts";

/** A Worker with a large contract, and what its tests send. */
export interface Large {
  readonly name: string;
  /** The folder of its wrangler.toml. */
  readonly root: string;
  readonly examples: readonly Example[];
  readonly openapi: OpenApi;
  /** By the route's name. */
  readonly refused: Readonly<Record<string, Refused>>;
}
