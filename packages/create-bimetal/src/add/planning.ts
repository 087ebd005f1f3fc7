import type { Drafts } from "../plan/drafts.ts";
import type { Project } from "./project.ts";

/** A change that somebody may not want. */
export interface Offer {
  readonly id: string;
  readonly question: string;
}

/** What the pieces of a plan are made with. */
export interface Planning extends Pick<Drafts, "edit" | "put"> {
  readonly project: Project;
  /** Tells what stays as it is, and what its author may want to do about that. */
  readonly keep: (what: string, why: string) => void;
  /** Whether an offer was taken. One that was not may be asked for. */
  readonly takes: (offer: Offer) => boolean;
}
