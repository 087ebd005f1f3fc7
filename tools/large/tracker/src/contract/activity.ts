import { get, group, post } from "bimetal";
import { z } from "zod";
import { ada, at, IssuePath, lastPage, PageInfo, Paging, problem, Timestamp, UserRef } from "./common.ts";
import { IssueState } from "./issues.ts";

const said = { at: Timestamp, by: UserRef };

/** What happened to an issue. */
const ActivityEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("created"), ...said }).meta({ id: "Created" }),
    z.object({ type: z.literal("moved"), ...said, from: IssueState, to: IssueState }).meta({ id: "Moved" }),
    z.object({ type: z.literal("assigned"), ...said, to: UserRef.nullable() }).meta({ id: "Assigned" }),
    z.object({ type: z.literal(["labeled", "unlabeled"]), ...said, label: z.string() }).meta({ id: "Labeled" }),
    z.object({ type: z.literal("commented"), ...said, commentId: z.int(), excerpt: z.string().optional() }).meta({
      id: "Commented",
    }),
    z
      .object({
        type: z.literal("edited"),
        ...said,
        changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
      })
      .meta({ id: "Edited" }),
  ])
  .meta({ id: "ActivityEvent" });
const ActivityPage = z.object({ events: z.array(ActivityEvent), page: PageInfo }).meta({ id: "ActivityPage" });
const Import = z.object({ events: z.array(ActivityEvent).min(1).max(500), dryRun: z.boolean().default(false) }).meta({
  id: "Import",
});

const params = { key: "BI", number: 1 };
const events = [
  { type: "created", at, by: ada },
  { type: "moved", at, by: ada, from: "open", to: "in-progress" },
  { type: "assigned", at, by: ada, to: null },
  { type: "unlabeled", at, by: ada, label: "bug" },
  { type: "commented", at, by: ada, commentId: 1 },
  { type: "edited", at, by: ada, changes: { title: ["It bend", "It bends"], text: [null, "When warm."] } },
];

export const activity = group("/projects/:key/issues/:number/activity", {
  routes: {
    list: get("/", {
      in: "rust",
      params: IssuePath,
      query: Paging,
      responses: { 200: ActivityPage, 404: problem },
      examples: {
        "the first event": {
          request: { params },
          response: { status: 200, body: { events: events.slice(0, 1), page: lastPage } },
        },
      },
    }),
    restore: post("/restore", {
      in: "rust",
      params: IssuePath,
      body: Import,
      responses: { 200: ActivityPage, 404: problem },
      examples: {
        "every kind": {
          request: { params, body: { events } },
          response: { status: 200, body: { events, page: { total: 6, cursor: null } } },
        },
      },
    }),
    import: post("/import", {
      params: IssuePath,
      body: Import,
      responses: { 200: ActivityPage, 404: problem },
      examples: {
        "every kind": {
          request: { params, body: { events, dryRun: true } },
          response: { status: 200, body: { events, page: { total: 6, cursor: null } } },
        },
      },
    }),
  },
});
