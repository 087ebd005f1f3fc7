export { emitNodesRs, nodeName } from "./nodes-rs.ts";
