import { Aborted, TimeLimit } from "../host/index.ts";
import { problemResponse, TIMED_OUT } from "./problem.ts";

/** What is answered for a call of Rust that was ended before its answer; `undefined` if the error says something else. */
export function answerEnded(error: unknown): Response | undefined {
  if (error instanceof TimeLimit) return problemResponse(TIMED_OUT);
  return error instanceof Aborted ? new Response(null, { status: 499 }) : undefined;
}
