import { get, group, patch, post } from "bimetal";
import { z } from "zod";
import { ProjectPath, problem } from "./common.ts";

const MilestoneState = z.enum(["planned", "open", "closed"]).meta({ id: "MilestoneState" });
const Milestone = z
  .object({ id: z.int().min(1), title: z.string(), state: MilestoneState, dueOn: z.iso.date().nullable() })
  .meta({ id: "Milestone" });
const NewMilestone = z
  .object({ title: z.string().trim().min(1).max(120), dueOn: z.iso.date().optional() })
  .meta({ id: "NewMilestone" });
const MilestonePatch = z
  .object({
    title: z.string().trim().min(1).max(120).optional(),
    state: MilestoneState.optional(),
    dueOn: z.iso.date().nullish(),
  })
  .meta({ id: "MilestonePatch" });

const Sprint = z
  .object({
    id: z.int().min(1),
    goal: z.string(),
    days: z.tuple([z.iso.date(), z.iso.date()]).describe("The first and the last."),
    capacity: z.record(z.string(), z.number().min(0)).describe("Hours, by user."),
  })
  .meta({ id: "Sprint" });
const NewSprint = Sprint.omit({ id: true }).partial({ capacity: true }).meta({ id: "NewSprint" });
const BurndownPoint = z
  .object({ day: z.iso.date(), left: z.number(), ideal: z.number() })
  .meta({ id: "BurndownPoint" });
const Burndown = z.object({ sprintId: z.int(), points: z.array(BurndownPoint) }).meta({ id: "Burndown" });

const MilestonePath = ProjectPath.extend({ id: z.int().min(1) }).meta({ id: "MilestonePath" });
const params = { key: "BI" };
const milestone = { id: 1, title: "1.0", state: "open", dueOn: "2026-12-24" };
const days = ["2026-11-02", "2026-11-13"];

export const milestones = group("/projects/:key/milestones", {
  routes: {
    list: get("/", {
      params: ProjectPath,
      query: z.object({ state: MilestoneState.optional() }).meta({ id: "MilestoneFilter" }),
      responses: { 200: z.array(Milestone), 404: problem },
      examples: {
        open: { request: { params, query: { state: "open" } }, response: { status: 200, body: [milestone] } },
        closed: { request: { params, query: { state: "closed" } }, response: { status: 200, body: [] } },
      },
    }),
    create: post("/", {
      params: ProjectPath,
      body: NewMilestone,
      responses: { 201: Milestone, 404: problem },
      examples: {
        "without a day": {
          request: { params, body: { title: "2.0" } },
          response: { status: 201, body: { id: 2, title: "2.0", state: "planned", dueOn: null } },
        },
      },
    }),
    change: patch("/:id", {
      params: MilestonePath,
      body: MilestonePatch,
      responses: { 200: Milestone, 404: problem },
      examples: {
        "no day any more": {
          request: { params: { key: "BI", id: 1 }, body: { state: "closed", dueOn: null } },
          response: { status: 200, body: { ...milestone, state: "closed", dueOn: null } },
        },
      },
    }),
  },
});

export const sprints = group("/projects/:key/sprints", {
  routes: {
    create: post("/", {
      params: ProjectPath,
      body: NewSprint,
      responses: { 201: Sprint, 404: problem },
      examples: {
        "two weeks": {
          request: { params, body: { goal: "Ship", days, capacity: { "1": 32.5 } } },
          response: { status: 201, body: { id: 1, goal: "Ship", days, capacity: { "1": 32.5 } } },
        },
      },
    }),
    burndown: get("/:id/burndown", {
      params: MilestonePath,
      responses: { 200: Burndown, 404: problem },
      examples: {
        "the first day": {
          request: { params: { key: "BI", id: 1 } },
          response: { status: 200, body: { sprintId: 1, points: [{ day: "2026-11-02", left: 21, ideal: 20.5 }] } },
        },
      },
    }),
  },
});
