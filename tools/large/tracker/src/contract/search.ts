import { get, group, post } from "bimetal";
import { z } from "zod";
import { ada, at, ProjectKey, problem, Timestamp, UserRef } from "./common.ts";
import { IssueState, Priority } from "./issues.ts";

const SearchHit = z
  .discriminatedUnion("in", [
    z
      .object({ in: z.literal("issue"), key: z.string(), title: z.string(), state: IssueState })
      .meta({ id: "IssueHit" }),
    z.object({ in: z.literal("comment"), key: z.string(), excerpt: z.string() }).meta({ id: "CommentHit" }),
    z.object({ in: z.literal("user"), user: UserRef }).meta({ id: "UserHit" }),
  ])
  .meta({ id: "SearchHit" });
const SearchResult = z.object({ hits: z.array(SearchHit), took: z.number() }).meta({ id: "SearchResult" });

const Workload = z
  .object({
    byUser: z.record(z.string(), z.object({ open: z.int(), hours: z.number() }).meta({ id: "Load" })),
    byPriority: z.partialRecord(Priority, z.int()),
  })
  .meta({ id: "Workload" });

const HookEvent = z.enum(["issue.created", "issue.changed", "comment.created"]).meta({ id: "HookEvent" });
const Webhook = z
  .object({
    id: z.int(),
    url: z.httpUrl(),
    events: z.array(HookEvent).min(1),
    headers: z.record(z.string(), z.string()),
    active: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: "Webhook" });
const NewWebhook = Webhook.pick({ url: true, events: true })
  .extend({ headers: z.record(z.string().regex(/^x-/), z.string()).default({}), secret: z.string().min(16).optional() })
  .meta({ id: "NewWebhook" });
const Delivery = z
  .object({ event: HookEvent, payload: z.json(), attempt: z.int().min(1).max(5).default(1) })
  .meta({ id: "Delivery" });

const webhook = {
  id: 1,
  url: "https://example.com/hook",
  events: ["issue.created"],
  headers: { "x-from": "tracker" },
  active: true,
  createdAt: at,
};

export const search = get("/search", {
  in: "rust",
  query: z
    .object({
      q: z.string().trim().min(2),
      project: ProjectKey.optional(),
      in: z.array(z.enum(["issue", "comment", "user"])).optional(),
    })
    .meta({ id: "SearchQuery" }),
  responses: { 200: SearchResult },
  examples: {
    everywhere: {
      request: { query: { q: "warm" } },
      response: {
        status: 200,
        body: {
          hits: [
            { in: "issue", key: "BI-1", title: "warm", state: "open" },
            { in: "comment", key: "BI-1", excerpt: "warm" },
            { in: "user", user: ada },
          ],
          took: 0.5,
        },
      },
    },
    "only users": {
      request: { query: { q: "ada", in: ["user"] } },
      response: { status: 200, body: { hits: [{ in: "user", user: ada }], took: 0.5 } },
    },
  },
});

export const workload = get("/reports/workload", {
  query: z.object({ project: ProjectKey, weeks: z.int().min(1).max(52).default(4) }).meta({ id: "WorkloadQuery" }),
  responses: { 200: Workload, 404: problem },
  examples: {
    "four weeks": {
      request: { query: { project: "BI" } },
      response: { status: 200, body: { byUser: { Ada: { open: 1, hours: 6 } }, byPriority: { high: 1 } } },
    },
  },
});

export const webhooks = group("/webhooks", {
  in: "rust",
  routes: {
    list: get("/", {
      responses: { 200: z.array(Webhook) },
      examples: { one: { response: { status: 200, body: [webhook] } } },
    }),
    create: post("/", {
      body: NewWebhook,
      responses: { 201: Webhook },
      examples: {
        one: {
          request: {
            body: { url: "https://example.com/hook", events: ["issue.created"], headers: { "x-from": "tracker" } },
          },
          response: { status: 201, body: webhook },
        },
      },
    }),
    deliver: post("/:id/deliver", {
      params: z.object({ id: z.int() }).meta({ id: "WebhookPath" }),
      body: Delivery,
      responses: { 202: Delivery, 404: problem },
      examples: {
        "any JSON": {
          request: { params: { id: 1 }, body: { event: "issue.changed", payload: { a: [1, null, { b: "c" }] } } },
          response: {
            status: 202,
            body: { event: "issue.changed", payload: { a: [1, null, { b: "c" }] }, attempt: 1 },
          },
        },
      },
    }),
  },
});
