import { empty, get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import {
  ada,
  at,
  lastPage,
  notFound,
  PageInfo,
  ProjectKey,
  ProjectPath,
  paging,
  problem,
  Timestamp,
  UserRef,
} from "./common.ts";

const Visibility = z.enum(["public", "internal", "private"]).meta({ id: "Visibility" });

const Project = z
  .object({
    key: ProjectKey,
    name: z.string(),
    description: z.string().nullable(),
    visibility: Visibility,
    lead: UserRef,
    archived: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: "Project" });

const NewProject = z
  .object({
    key: ProjectKey,
    name: z.string().trim().min(1).max(80),
    description: z.string().max(5000).optional(),
    visibility: Visibility.default("internal"),
  })
  .meta({ id: "NewProject" });

const ProjectPatch = z
  .object({
    name: z.string().trim().min(1).max(80).optional(),
    description: z.string().max(5000).nullish(),
    visibility: Visibility.optional(),
    leadId: z.int().min(1).optional(),
  })
  .meta({ id: "ProjectPatch" });

const ProjectPage = z.object({ projects: z.array(Project), page: PageInfo }).meta({ id: "ProjectPage" });

const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]).meta({ id: "Weekday" });
const WorkingHours = z.tuple([z.int().min(0).max(23), z.int().min(1).max(24)]).meta({ id: "WorkingHours" });

const ProjectSettings = z
  .object({
    estimates: z.enum(["points", "hours", "off"]).default("points"),
    workingDays: z.array(Weekday).min(1).max(7),
    workingHours: WorkingHours.default([9, 17]),
    autoClose: z.object({ afterDays: z.int().min(1).max(365), except: z.array(z.string()) }).nullable(),
    customFields: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: "ProjectSettings" });

const StateCategory = z.enum(["open", "active", "done"]).meta({ id: "StateCategory" });
const WorkflowState = z
  .object({ name: z.string().min(1).max(40), category: StateCategory, limit: z.int().min(1).nullish() })
  .meta({ id: "WorkflowState" });
const Transition = z
  .object({
    from: z.array(z.string()).min(1),
    to: z.string(),
    asks: z.array(z.enum(["assignee", "estimate"])).default([]),
  })
  .meta({ id: "Transition" });
const Workflow = z
  .object({ states: z.array(WorkflowState).min(2), transitions: z.array(Transition), initial: z.string() })
  .meta({ id: "Workflow" });

const project = {
  key: "BI",
  name: "Bimetal",
  description: null,
  visibility: "public",
  lead: ada,
  archived: false,
  createdAt: at,
};
const settings = {
  workingDays: ["mon", "tue"],
  autoClose: { afterDays: 30, except: ["pinned"] },
  customFields: { team: "core", budget: 1.5, billable: true },
};
const full = {
  workingDays: settings.workingDays,
  workingHours: [9, 17],
  autoClose: settings.autoClose,
  customFields: settings.customFields,
};
const workflow = {
  states: [
    { name: "To do", category: "open" },
    { name: "Doing", category: "active", limit: 3 },
    { name: "Done", category: "done", limit: null },
  ],
  transitions: [{ from: ["To do"], to: "Doing", asks: ["assignee"] }],
  initial: "To do",
};
const params = { key: "BI" };

export const projects = group("/projects", {
  in: "rust",
  routes: {
    list: get("/", {
      query: z
        .object({ ...paging, visibility: z.array(Visibility).optional(), archived: z.boolean().default(false) })
        .meta({ id: "ProjectFilter" }),
      responses: { 200: ProjectPage },
      examples: {
        "two kinds": {
          request: { query: { visibility: ["public", "internal"] } },
          response: { status: 200, body: { projects: [project], page: lastPage } },
        },
        archived: {
          request: { query: { archived: true } },
          response: { status: 200, body: { projects: [], page: { total: 0, cursor: null } } },
        },
      },
    }),
    create: post("/", {
      body: NewProject,
      responses: { 201: Project, 409: problem },
      examples: {
        "with defaults": {
          request: { body: { key: "NEW", name: "New" } },
          response: { status: 201, body: { ...project, key: "NEW", name: "New", visibility: "internal" } },
        },
      },
    }),
    read: get("/:key", {
      params: ProjectPath,
      responses: { 200: Project, 404: problem },
      examples: {
        one: { request: { params }, response: { status: 200, body: project } },
        none: { request: { params: { key: "NONE" } }, response: notFound("project NONE") },
      },
    }),
    change: patch("/:key", {
      params: ProjectPath,
      body: ProjectPatch,
      responses: { 200: Project, 404: problem },
      examples: {
        "a value": {
          request: { params, body: { description: "Two metals", leadId: 2 } },
          response: { status: 200, body: { ...project, description: "Two metals", lead: { id: 2, name: "User 2" } } },
        },
        null: {
          request: { params, body: { description: null } },
          response: { status: 200, body: project },
        },
      },
    }),
    archive: post("/:key/archive", {
      params: ProjectPath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
    setSettings: put("/:key/settings", {
      params: ProjectPath,
      body: ProjectSettings,
      responses: { 200: ProjectSettings, 404: problem },
      examples: {
        "with defaults": {
          request: { params, body: settings },
          response: { status: 200, body: { estimates: "points", ...full } },
        },
      },
    }),
    readWorkflow: get("/:key/workflow", {
      params: ProjectPath,
      responses: { 200: Workflow, 404: problem },
      examples: { one: { request: { params }, response: { status: 200, body: workflow } } },
    }),
    setWorkflow: put("/:key/workflow", {
      params: ProjectPath,
      body: Workflow,
      responses: { 200: Workflow, 404: problem, 422: problem },
      examples: {
        one: { request: { params, body: workflow }, response: { status: 200, body: workflow } },
        "a state that is not there": {
          request: { params, body: { ...workflow, initial: "Nowhere" } },
          response: {
            status: 422,
            body: { type: "about:blank", title: "Unprocessable", status: 422, detail: "There is no state Nowhere." },
          },
        },
      },
    }),
  },
});
