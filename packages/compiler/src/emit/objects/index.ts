export { objectExports } from "./object-names.ts";
export { emitObjectsRs } from "./objects-rs.ts";
export { emitObjectsTs } from "./objects-ts.ts";
export { serveObjects } from "./serve-objects-rs.ts";
