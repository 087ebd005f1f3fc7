import { contract, durableObject, get, post, stream } from "bimetal";
import { z } from "zod";

export default contract({
  title: "Object state",
  version: "1.0.0",
  objects: { Probe: durableObject({ description: "Says what its state, its storage and its sockets do." }) },
  routes: {
    /** A step on the state that stands in `globalThis.shared`: that of an object in TypeScript. */
    step: post("/steps/:step", { in: "rust", responses: { 200: z.array(z.string()) } }),
    /** A WebSocket that no object takes over: it says what it hears, until it hears `stop`. */
    plain: get("/plain", { in: "rust", responses: { 200: stream("text/plain") } }),
    /** How many JavaScript values the instance of requests holds. */
    held: get("/held", { in: "rust", responses: { 200: z.int() } }),
  },
});
