export { emitAnswersTs } from "./answers-ts.ts";
