export { emitStubsRs, hasStubs } from "./stubs-rs.ts";
