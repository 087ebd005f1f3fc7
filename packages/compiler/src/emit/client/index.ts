export { emitClientTs } from "./client-ts.ts";
