import type { Handlers } from "../generated/routes";
import type { Milestone } from "../generated/schemas";
import { notFound } from "./samples.ts";

const first: Milestone = { id: 1, title: "1.0", state: "open", dueOn: "2026-12-24" };

/** `/projects/:key/milestones`, `/projects/:key/sprints`, and the report on who has how much to do. */
export const planning = {
  milestonesList: ({ query }) => [first].filter(({ state }) => query.state === undefined || query.state === state),
  milestonesCreate: ({ body: { title, dueOn = null } }) => ({ id: 2, title, state: "planned", dueOn }),
  milestonesChange: ({ params, body, reply }) => {
    return params.id === first.id ? { ...first, ...body } : reply(404, notFound(`milestone ${params.id}`));
  },

  sprintsCreate: ({ body: { capacity = {}, ...sprint } }) => ({ id: 1, ...sprint, capacity }),
  sprintsBurndown: ({ params }) => ({ sprintId: params.id, points: [{ day: "2026-11-02", left: 21, ideal: 20.5 }] }),

  workload: ({ query }) => ({ byUser: { Ada: { open: 1, hours: 1.5 * query.weeks } }, byPriority: { high: 1 } }),
} satisfies Partial<Handlers>;
