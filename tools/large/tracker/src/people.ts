import type { Handlers } from "../generated/routes";
import type { Member, User } from "../generated/schemas";
import { ADA, conflict, NOW, notFound, pageOf, userRef } from "./samples.ts";

const ada: User = {
  ...ADA,
  email: "ada@example.com",
  role: "admin",
  timeZone: "Europe/London",
  createdAt: NOW,
};
const owner: Member = { user: ADA, role: "owner", joinedAt: NOW };

/** `/users`, and `/projects/:key/members`. */
export const people = {
  usersList: ({ query }) => {
    const users = [ada].filter(({ role }) => query.role === undefined || query.role === role);
    return { users, page: pageOf(users) };
  },
  usersCreate: ({ body, reply }) => {
    if (body.email === ada.email) return reply(409, conflict(`${body.email} has an account.`));
    return { id: 2, ...body, createdAt: NOW };
  },
  usersRead: ({ params, reply }) => (params.id === ada.id ? ada : reply(404, notFound(`user ${params.id}`))),
  usersChange: ({ params, body, reply }) => {
    return params.id === ada.id ? { ...ada, ...body } : reply(404, notFound(`user ${params.id}`));
  },
  usersReadPreferences: () => ({ theme: "system", rules: [], shortcuts: {} }),
  usersSetPreferences: ({ body }) => body,

  membersList: () => [owner],
  membersAdd: ({ body }) => ({ user: userRef(body.userId), role: body.role, joinedAt: NOW }),
  membersChange: ({ params, body }) => ({ ...owner, user: userRef(params.userId), role: body.role }),
  membersRemove: ({ reply }) => reply(204),
} satisfies Partial<Handlers>;
