export { emitFunctionsRs, functionExport, rustFunctions } from "./functions-rs.ts";
export { createFunctions, explainedDefinition, functionDefinition, functionTypes } from "./functions-ts.ts";
export { type ServedFunctions, serveFunctions } from "./serve-functions-rs.ts";
