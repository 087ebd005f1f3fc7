import type { AnswerKind, HeaderField } from "../client/route.ts";
import type { Parser } from "../schema/index.ts";

/** A route, as `generated/answers.ts` describes it: what its answers must be. */
export interface AnsweringRoute {
  /** `GET /links/:slug` */
  readonly route: string;
  readonly answers: Readonly<Record<number, DeclaredAnswer>>;
  /** The statuses of Bimetal's own refusals, where they cannot be told from a handler's answers. */
  readonly refuses?: readonly number[];
}

/** What the contract declares for a status. */
export interface DeclaredAnswer {
  readonly kind: AnswerKind;
  /** The header's whole value, of which the type counts. */
  readonly contentType?: string;
  /** Of JSON, or of the data of events. */
  readonly parser?: Parser<unknown>;
  readonly headers?: readonly HeaderField[];
}

/** Every route by its name. */
export type AnsweringRoutes = Readonly<Record<string, AnsweringRoute>>;
