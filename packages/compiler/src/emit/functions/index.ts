export { emitFunctionsRs, functionExport, rustFunctions } from "./functions-rs.ts";
export { createFunctions, explainedDefinition, functionDefinition, functionTypes } from "./functions-ts.ts";
export { serveFunctions } from "./serve-functions-rs.ts";
