import { bytes, contract, empty, fn, get, json, post, put, queue } from "bimetal";
import { z } from "zod";

/** Every error is one of these, RFC 9457. */
const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Why a request was not done, as RFC 9457 has it." });
const problem = json(Problem, "application/problem+json");

const params = z.object({
  tenant: z.string().regex(/^[a-z0-9-]{1,32}$/, "small letters, digits and hyphens, 1 to 32"),
});

const target = z.url({ protocol: /^https?$/ }).describe("Where payloads are sent to.");
const template = z.string().max(10_000).describe("A Jinja template of a JSON payload, with `id`, `tenant` and `body`.");

const Tenant = z
  .object({
    target,
    schema: z.union([z.boolean(), z.record(z.string(), z.unknown())]).describe("The JSON Schema of what comes."),
    template,
  })
  .meta({ id: "Tenant", description: "Who gets webhooks here." });

const Rules = z
  .object({ target, schema: z.string().describe("JSON."), template })
  .meta({ id: "Rules", description: "A tenant, as the database has it." });

const Hook = z
  .object({ tenant: z.string(), id: z.string(), body: z.string() })
  .meta({ id: "Hook", description: "A webhook that came with a good signature." });

const State = z.enum(["waiting", "delivered", "invalid", "failed", "dead"]).meta({ id: "State" });

const Delivery = z
  .object({
    id: z.string(),
    state: State,
    attempts: z.int(),
    receivedAt: z.string().describe("ISO 8601, in UTC."),
    dueAt: z.string().nullable().describe("When it is sent again."),
    errors: z.array(z.string()).describe("What is wrong with it, or was at the last attempt."),
  })
  .meta({ id: "Delivery", description: "What became of a webhook." });

export default contract({
  title: "Webhooks",
  version: "1.0.0",
  bindings: { HOOKS: queue(Hook) },
  events: { queue: "rust", scheduled: "rust" },
  functions: {
    checkRules: fn({
      in: "rust",
      description: "What is wrong with a tenant's schema and template.",
      input: Rules,
      output: z.array(z.string()),
    }),
  },
  routes: {
    putTenant: put("/tenants/:tenant", {
      description: "Makes a tenant, or changes it.",
      params,
      body: Tenant.extend({
        secret: z
          .string()
          .regex(
            /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
            "`whsec_`, and 24 to 64 bytes in base64",
          )
          .describe("What its webhooks are signed with."),
      }),
      responses: { 204: empty(), 401: problem, 422: problem },
    }),
    getTenant: get("/tenants/:tenant", {
      description: "A tenant, without its secret.",
      params,
      responses: { 200: Tenant, 401: problem, 404: problem },
    }),
    listDeliveries: get("/tenants/:tenant/deliveries", {
      description: "What became of a tenant's webhooks, from new to old.",
      params,
      query: z.object({ state: State.optional(), limit: z.int().min(1).max(100).default(20) }),
      responses: { 200: z.array(Delivery), 401: problem },
    }),

    receive: post("/hooks/:tenant", {
      description: "Takes a webhook that is signed as https://www.standardwebhooks.com has it.",
      params,
      headers: z.object({
        "webhook-id": z.string().min(1).max(100),
        "webhook-timestamp": z.int().describe("Seconds since the Unix epoch."),
        "webhook-signature": z.string().describe("`v1,` and the signature in base64; several with spaces between."),
      }),
      body: bytes("application/json"),
      // A message of a queue has at most 128 kB, and text in JSON may become six times as long.
      bodyLimit: 20_000,
      responses: { 202: z.object({ id: z.string() }), 400: problem, 401: problem, 404: problem },
    }),
  },
});
