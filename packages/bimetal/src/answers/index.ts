export type { AnsweringRoute, AnsweringRoutes, DeclaredAnswer } from "./answering-route.ts";
export { type CheckAnswer, createAnswerCheck } from "./create-answer-check.ts";
