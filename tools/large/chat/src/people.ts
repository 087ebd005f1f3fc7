import type { Handlers } from "../generated/routes";
import type { Presences, Profile } from "../generated/schemas";
import { notFound, problem } from "./problem.ts";

const ada: Profile = {
  handle: "ada",
  name: "Ada",
  pronouns: "she",
  timeZone: "Europe/London",
  links: [["home", "https://example.com/ada"]],
  status: { emoji: "🧮", text: "Computing" },
};
const present: Presences = { ada: { state: "online", device: "web" } };

/** `/people`, and `/presence`. */
export const people = {
  peopleCreate: ({ body, reply }) => {
    if (body.handle === ada.handle) return reply(409, problem(409, "Conflict", `There is a person ${body.handle}.`));
    return { ...body, pronouns: null, links: [], status: null };
  },
  peopleRead: ({ params: { handle }, reply }) => {
    return handle === ada.handle ? ada : reply(404, notFound(`person ${handle}`));
  },
  peopleChange: ({ params: { handle }, body, reply }) => {
    return handle === ada.handle ? { ...ada, ...body } : reply(404, notFound(`person ${handle}`));
  },
  peopleSetPreferences: ({ body }) => body,
  peopleSetAvatar: ({ body, reply }) => {
    const isSvg = new TextDecoder().decode(body).startsWith("<svg");
    return isSvg ? reply(204) : reply(422, problem(422, "Unprocessable Content", "This is no SVG."));
  },

  presenceList: ({ query }) => {
    return Object.fromEntries(query.of.map((who) => [who, present[who] ?? { state: "offline", lastSeen: null }]));
  },
  presenceSet: ({ body }) => body,
} satisfies Partial<Handlers>;
