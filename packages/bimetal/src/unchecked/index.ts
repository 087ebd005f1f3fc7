import type { CheckAnswer } from "../answers/index.ts";

/**
 * Answers are sent as they are. Under `bimetal dev` and in tests wrangler bundles `generated/answers.ts` in place of this
 * module, so that a deployed Worker has nothing of it.
 */
export const checkAnswer: CheckAnswer | undefined = undefined;
