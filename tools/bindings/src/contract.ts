import { contract, get, group } from "bimetal";
import { z } from "zod";

/** What a handler saw, step by step. */
const Steps = z.array(z.string());

/** One route for each kind of binding, served in both languages. */
const uses = {
  kv: get("/kv", { responses: { 200: Steps } }),
  bucket: get("/bucket", { responses: { 200: Steps } }),
  database: get("/database", { responses: { 200: Steps } }),
  queue: get("/queue", { responses: { 200: Steps } }),
  vars: get("/vars", { responses: { 200: Steps } }),
  secret: get("/secret", { responses: { 200: Steps } }),
  storeSecret: get("/store-secret", { responses: { 200: Steps } }),
  object: get("/object", { responses: { 200: Steps } }),
  service: get("/service", { responses: { 200: Steps } }),
  assets: get("/assets", { responses: { 200: Steps } }),
  workflow: get("/workflow", { responses: { 200: Steps } }),
  workflowOutput: get("/workflow-output", { responses: { 200: Steps } }),
  rateLimit: get("/rate-limit", { responses: { 200: Steps } }),
  version: get("/version", { responses: { 200: Steps } }),
  loader: get("/loader", { responses: { 200: Steps } }),
  analytics: get("/analytics", { responses: { 200: Steps } }),
  email: get("/email", { responses: { 200: Steps } }),
  images: get("/images", { responses: { 200: Steps } }),
  hyperdrive: get("/hyperdrive", { responses: { 200: Steps } }),
};

export default contract({
  title: "Bindings",
  version: "1.0.0",
  routes: {
    rust: group("/rust", { in: "rust", routes: uses }),
    typescript: group("/typescript", { routes: uses }),
    lookups: get("/lookups", {
      description: "How often anything was looked up in `env`.",
      responses: { 200: z.int() },
    }),
    prepare: get("/prepare", { description: "Makes what has to be there.", responses: { 200: z.null() } }),
  },
});
