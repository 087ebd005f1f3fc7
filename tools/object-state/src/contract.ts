import { contract, get, post, stream } from "bimetal";
import { z } from "zod";

export default contract({
  title: "Object state",
  version: "1.0.0",
  routes: {
    /** A method of an object of this isolate; what it is given stands in `globalThis.given`. */
    call: post("/call/:object/:method", { in: "rust", responses: { 200: stream("application/json") } }),
    /** A WebSocket of a request, which no object takes over: it says what it hears, until it hears `stop`. */
    plain: get("/plain", { in: "rust", responses: { 200: stream("application/json") } }),
    /** How many JavaScript values Rust holds, and how many tasks. */
    held: get("/held", { in: "rust", responses: { 200: z.int() } }),
  },
});
