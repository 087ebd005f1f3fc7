import { del, empty, get, group, patch, post } from "bimetal";
import { z } from "zod";
import {
  ada,
  at,
  IssuePath,
  lastPage,
  notFound,
  PageInfo,
  ProjectPath,
  paging,
  problem,
  Timestamp,
  UserRef,
} from "./common.ts";
import { LabelName } from "./labels.ts";

export const IssueKind = z.enum(["bug", "feature", "task", "epic"]).meta({ id: "IssueKind" });
export const Priority = z.enum(["urgent", "high", "normal", "low"]).meta({ id: "Priority" });
export const IssueState = z.enum(["open", "in-progress", "in-review", "done"]).meta({ id: "IssueState" });
const Estimate = z
  .discriminatedUnion("unit", [
    z.object({ unit: z.literal("points"), points: z.int().min(0).max(100) }).meta({ id: "Points" }),
    z.object({ unit: z.literal("hours"), hours: z.number().positive() }).meta({ id: "Hours" }),
  ])
  .meta({ id: "Estimate" });

export const Issue = z
  .object({
    key: z.templateLiteral([z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/), "-", z.int()]),
    kind: IssueKind,
    title: z.string(),
    text: z.string().nullable(),
    state: IssueState,
    priority: Priority,
    reporter: UserRef,
    assignee: UserRef.nullable(),
    labels: z.array(z.string()),
    estimate: Estimate.optional(),
    milestoneId: z.int().nullable(),
    parent: z.int().nullable(),
    createdAt: Timestamp,
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: "Issue" });

const NewIssue = z
  .object({
    kind: IssueKind.default("task"),
    title: z.string().trim().min(1).max(200),
    text: z.string().max(50_000).optional(),
    priority: Priority.default("normal"),
    assigneeId: z.int().min(1).optional(),
    labels: z.array(LabelName).max(10).default([]),
    estimate: Estimate.optional(),
    milestoneId: z.int().min(1).nullish(),
  })
  .meta({ id: "NewIssue" });

const IssuePatch = z
  .object({
    title: z.string().trim().min(1).max(200).optional(),
    text: z.string().max(50_000).nullish(),
    state: IssueState.optional(),
    priority: Priority.optional(),
    assigneeId: z.int().min(1).nullish(),
    labels: z.array(LabelName).max(10).optional(),
    estimate: Estimate.nullish(),
    milestoneId: z.int().min(1).nullish(),
  })
  .meta({ id: "IssuePatch" });

const IssuePage = z.object({ issues: z.array(Issue), page: PageInfo }).meta({ id: "IssuePage" });
const IssueFilter = z
  .object({
    ...paging,
    state: z.array(IssueState).optional(),
    kind: IssueKind.optional(),
    priority: Priority.optional(),
    assignee: z.int().min(1).optional(),
    label: z.array(z.string()).default([]),
    unassigned: z.boolean().optional(),
    sort: z.enum(["created", "updated", "priority"]).default("created"),
  })
  .meta({ id: "IssueFilter" });

const numbers = z.array(z.int().min(1)).min(1).max(100);
const BulkChange = z
  .discriminatedUnion("do", [
    z.object({ do: z.literal("assign"), numbers, userId: z.int().min(1).nullable() }).meta({ id: "BulkAssign" }),
    z.object({ do: z.literal("move"), numbers, state: IssueState }).meta({ id: "BulkMove" }),
    z.object({ do: z.literal("label"), numbers, add: z.array(LabelName).default([]) }).meta({ id: "BulkLabel" }),
  ])
  .meta({ id: "BulkChange" });
const BulkResult = z.object({ changed: z.int(), failed: z.record(z.string(), z.string()) }).meta({ id: "BulkResult" });

const LinkKind = z.enum(["blocks", "blocked-by", "duplicates", "relates-to"]).meta({ id: "LinkKind" });
const IssueLink = z.object({ id: z.int(), kind: LinkKind, to: z.string() }).meta({ id: "IssueLink" });
const NewIssueLink = IssueLink.omit({ id: true }).meta({ id: "NewIssueLink" });
const LinkPath = IssuePath.extend({ link: z.int().min(1) }).meta({ id: "LinkPath" });

const WorkLog = z
  .object({ id: z.int(), by: UserRef, minutes: z.int().min(1), on: z.iso.date(), note: z.string().nullable() })
  .meta({ id: "WorkLog" });
const NewWorkLog = z
  .object({ minutes: z.int().min(1).max(1440), on: z.iso.date(), note: z.string().max(500).nullish() })
  .meta({ id: "NewWorkLog" });

const issue = {
  key: "BI-1",
  kind: "bug",
  title: "It bends",
  text: "When warm.",
  state: "open",
  priority: "high",
  reporter: ada,
  assignee: ada,
  labels: ["bug"],
  estimate: { unit: "points", points: 3 },
  milestoneId: 1,
  parent: null,
  createdAt: at,
  closedAt: null,
};
const inProject = { key: "BI" };
const params = { key: "BI", number: 1 };

const links = group("/:number/links", {
  routes: {
    add: post("/", {
      params: IssuePath,
      body: NewIssueLink,
      responses: { 201: IssueLink, 404: problem },
      examples: {
        one: {
          request: { params, body: { kind: "blocked-by", to: "BI-2" } },
          response: { status: 201, body: { id: 1, kind: "blocked-by", to: "BI-2" } },
        },
      },
    }),
    remove: del("/:link", {
      params: LinkPath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params: { ...params, link: 1 } }, response: { status: 204 } } },
    }),
  },
});

const work = group("/:number/work", {
  routes: {
    list: get("/", {
      params: IssuePath,
      responses: { 200: z.object({ logs: z.array(WorkLog), minutes: z.int() }).meta({ id: "WorkLogs" }), 404: problem },
      examples: {
        one: {
          request: { params },
          response: {
            status: 200,
            body: { logs: [{ id: 1, by: ada, minutes: 90, on: "2026-11-02", note: null }], minutes: 90 },
          },
        },
      },
    }),
    add: post("/", {
      params: IssuePath,
      body: NewWorkLog,
      responses: { 201: WorkLog, 404: problem },
      examples: {
        "with a note": {
          request: { params, body: { minutes: 30, on: "2026-11-03", note: "Heated it" } },
          response: { status: 201, body: { id: 2, by: ada, minutes: 30, on: "2026-11-03", note: "Heated it" } },
        },
        "with none": {
          request: { params, body: { minutes: 30, on: "2026-11-03", note: null } },
          response: { status: 201, body: { id: 2, by: ada, minutes: 30, on: "2026-11-03", note: null } },
        },
      },
    }),
  },
});

export const issues = group("/projects/:key/issues", {
  in: "rust",
  routes: {
    list: get("/", {
      params: ProjectPath,
      query: IssueFilter,
      responses: { 200: IssuePage, 404: problem },
      examples: {
        all: { request: { params: inProject }, response: { status: 200, body: { issues: [issue], page: lastPage } } },
        "filters that let it through": {
          request: {
            params: inProject,
            query: { state: ["open", "in-review"], label: ["bug"], assignee: 1, limit: 5 },
          },
          response: { status: 200, body: { issues: [issue], page: lastPage } },
        },
        "a filter that does not": {
          request: { params: inProject, query: { unassigned: true } },
          response: { status: 200, body: { issues: [], page: { total: 0, cursor: null } } },
        },
      },
    }),
    create: post("/", {
      params: ProjectPath,
      body: NewIssue,
      responses: { 201: Issue, 404: problem },
      examples: {
        "only a title": {
          request: { params: inProject, body: { title: "  It rusts " } },
          response: {
            status: 201,
            body: {
              key: "BI-2",
              kind: "task",
              title: "It rusts",
              text: null,
              state: "open",
              priority: "normal",
              reporter: ada,
              assignee: null,
              labels: [],
              milestoneId: null,
              parent: null,
              createdAt: at,
              closedAt: null,
            },
          },
        },
        "all that can be said": {
          request: {
            params: inProject,
            body: {
              kind: "bug",
              title: "It bends",
              text: "When warm.",
              priority: "high",
              assigneeId: 2,
              labels: ["BUG"],
              estimate: { unit: "hours", hours: 1.5 },
              milestoneId: 1,
            },
          },
          response: {
            status: 201,
            body: {
              ...issue,
              key: "BI-2",
              assignee: { id: 2, name: "User 2" },
              estimate: { unit: "hours", hours: 1.5 },
            },
          },
        },
      },
    }),
    bulk: post("/bulk", {
      params: ProjectPath,
      body: BulkChange,
      responses: { 200: BulkResult, 404: problem },
      examples: {
        assign: {
          request: { params: inProject, body: { do: "assign", numbers: [1], userId: null } },
          response: { status: 200, body: { changed: 1, failed: {} } },
        },
        move: {
          request: { params: inProject, body: { do: "move", numbers: [1, 9], state: "done" } },
          response: { status: 200, body: { changed: 1, failed: { "9": "There is no issue BI-9." } } },
        },
        label: {
          request: { params: inProject, body: { do: "label", numbers: [1], add: ["New"] } },
          response: { status: 200, body: { changed: 1, failed: {} } },
        },
      },
    }),
    read: get("/:number", {
      params: IssuePath,
      responses: { 200: Issue, 404: problem },
      examples: {
        one: { request: { params }, response: { status: 200, body: issue } },
        none: { request: { params: { key: "BI", number: 9 } }, response: notFound("issue BI-9") },
      },
    }),
    change: patch("/:number", {
      params: IssuePath,
      body: IssuePatch,
      responses: { 200: Issue, 404: problem },
      examples: {
        "nothing at all": { request: { params, body: {} }, response: { status: 200, body: issue } },
        "null takes away": {
          request: { params, body: { text: null, assigneeId: null, milestoneId: null } },
          response: { status: 200, body: { ...issue, text: null, assignee: null, milestoneId: null } },
        },
        "values are set": {
          request: {
            params,
            body: { title: "It snaps", state: "done", assigneeId: 2, estimate: { unit: "hours", hours: 0.5 } },
          },
          response: {
            status: 200,
            body: {
              ...issue,
              title: "It snaps",
              state: "done",
              assignee: { id: 2, name: "User 2" },
              estimate: { unit: "hours", hours: 0.5 },
              closedAt: at,
            },
          },
        },
      },
    }),
    remove: del("/:number", {
      params: IssuePath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
    links,
    work,
  },
});
