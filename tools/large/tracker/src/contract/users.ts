import { get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import { at, lastPage, notFound, PageInfo, paging, problem, Timestamp } from "./common.ts";

const Role = z.enum(["admin", "member", "guest"]).meta({ id: "Role" });
const Theme = z.enum(["light", "dark", "system"]).meta({ id: "Theme" });
const Channel = z.enum(["email", "push", "none"]).meta({ id: "Channel" });

const User = z
  .object({
    id: z.int().min(1),
    name: z.string(),
    email: z.email(),
    role: Role,
    timeZone: z.string().nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: "User" });

const NewUser = z
  .object({
    name: z.string().trim().min(1).max(100),
    email: z.email(),
    role: Role.default("member"),
    timeZone: z.string().nullable().default(null),
  })
  .meta({ id: "NewUser" });

const UserPatch = z
  .object({ name: z.string().trim().min(1).max(100), role: Role })
  .partial()
  .extend({ timeZone: z.string().nullish().describe("`null` takes it away.") })
  .meta({ id: "UserPatch" });

const UserPage = z.object({ users: z.array(User), page: PageInfo }).meta({ id: "UserPage" });

const NotificationRule = z
  .object({ event: z.enum(["assigned", "mentioned", "changed"]), channel: Channel, digest: z.boolean().default(false) })
  .meta({ id: "NotificationRule" });

const QuietHours = z
  .object({ from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) })
  .meta({ id: "QuietHours" });

const Preferences = z
  .object({
    theme: Theme.default("system"),
    rules: z.array(NotificationRule).max(20),
    quietHours: QuietHours.nullish(),
    shortcuts: z.record(z.string(), z.string().min(1)).default({}),
  })
  .meta({ id: "Preferences" });

const params = z.object({ id: z.int().min(1) }).meta({ id: "UserPath" });
const user = { id: 1, name: "Ada", email: "ada@example.com", role: "admin", timeZone: "Europe/London", createdAt: at };

export const users = group("/users", {
  routes: {
    list: get("/", {
      query: z.object({ ...paging, role: Role.optional() }).meta({ id: "UserFilter" }),
      responses: { 200: UserPage },
      examples: {
        admins: {
          request: { query: { role: "admin" } },
          response: { status: 200, body: { users: [user], page: lastPage } },
        },
      },
    }),
    create: post("/", {
      body: NewUser,
      responses: { 201: User, 409: problem },
      examples: {
        "with defaults": {
          request: { body: { name: " Grace ", email: "grace@example.com" } },
          response: {
            status: 201,
            body: { id: 2, name: "Grace", email: "grace@example.com", role: "member", timeZone: null, createdAt: at },
          },
        },
        "an address that is taken": {
          request: { body: { name: "Ada", email: "ada@example.com" } },
          response: {
            status: 409,
            body: { type: "about:blank", title: "Conflict", status: 409, detail: "ada@example.com has an account." },
          },
        },
      },
    }),
    read: get("/:id", {
      params,
      responses: { 200: User, 404: problem },
      examples: {
        one: { request: { params: { id: 1 } }, response: { status: 200, body: user } },
        none: { request: { params: { id: 9 } }, response: notFound("user 9") },
      },
    }),
    change: patch("/:id", {
      params,
      body: UserPatch,
      responses: { 200: User, 404: problem },
      examples: {
        "what is absent stays": {
          request: { params: { id: 1 }, body: { role: "guest" } },
          response: { status: 200, body: { ...user, role: "guest" } },
        },
        "null takes away": {
          request: { params: { id: 1 }, body: { timeZone: null } },
          response: { status: 200, body: { ...user, timeZone: null } },
        },
      },
    }),
    readPreferences: get("/:id/preferences", {
      params,
      responses: { 200: Preferences, 404: problem },
      examples: {
        new: {
          request: { params: { id: 1 } },
          response: { status: 200, body: { theme: "system", rules: [], shortcuts: {} } },
        },
      },
    }),
    setPreferences: put("/:id/preferences", {
      params,
      body: Preferences,
      responses: { 200: Preferences, 404: problem },
      examples: {
        quiet: {
          request: {
            params: { id: 1 },
            body: {
              rules: [{ event: "mentioned", channel: "push" }],
              quietHours: { from: "22:00", to: "07:30" },
              shortcuts: { "g i": "issues" },
            },
          },
          response: {
            status: 200,
            body: {
              theme: "system",
              rules: [{ event: "mentioned", channel: "push", digest: false }],
              quietHours: { from: "22:00", to: "07:30" },
              shortcuts: { "g i": "issues" },
            },
          },
        },
      },
    }),
  },
});
