export { emitExamplesTs } from "./examples-ts.ts";
