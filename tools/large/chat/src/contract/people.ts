import { bytes, empty, get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import { at, Emoji, Handle, problem, refusal, Timestamp } from "./common.ts";

const Status = z
  .object({ emoji: Emoji.nullable(), text: z.string().trim().max(80), until: Timestamp.nullish() })
  .meta({ id: "Status" });
const Presence = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("online"), device: z.enum(["web", "phone", "desktop"]) }).meta({ id: "Online" }),
    z.object({ state: z.literal("away"), since: Timestamp }).meta({ id: "Away" }),
    z.object({ state: z.literal("busy"), until: Timestamp.optional(), status: Status.optional() }).meta({ id: "Busy" }),
    z.object({ state: z.literal("offline"), lastSeen: Timestamp.nullable() }).meta({ id: "Offline" }),
  ])
  .meta({ id: "Presence" });
const Presences = z.record(z.string(), Presence).meta({ id: "Presences", description: "By handle." });

const Profile = z
  .object({
    handle: Handle,
    name: z.string(),
    pronouns: z.string().nullable(),
    timeZone: z.string(),
    links: z.array(z.tuple([z.string(), z.httpUrl()])).max(5),
    status: Status.nullable(),
  })
  .meta({ id: "Profile" });
const NewProfile = z
  .object({ handle: Handle, name: z.string().trim().min(1).max(60), timeZone: z.string().default("UTC") })
  .meta({ id: "NewProfile" });
const ProfilePatch = z
  .object({
    name: z.string().trim().min(1).max(60).optional(),
    pronouns: z.string().max(20).nullish(),
    links: z
      .array(z.tuple([z.string().min(1), z.httpUrl()]))
      .max(5)
      .optional(),
    status: Status.nullish(),
  })
  .meta({ id: "ProfilePatch" });

const Sound = z.enum(["none", "knock", "bell"]).meta({ id: "Sound" });
const NotifyWhen = z.enum(["all", "mentions", "never"]).meta({ id: "NotifyWhen" });
const Device = z
  .object({ platform: z.enum(["ios", "android", "web"]), token: z.base64url().min(4), sound: Sound.default("knock") })
  .meta({ id: "Device" });
const Preferences = z
  .object({
    notify: NotifyWhen.default("mentions"),
    channels: z.record(Handle, NotifyWhen).default({}),
    devices: z.array(Device).max(10),
    words: z.array(z.string().trim().toLowerCase().min(2)).default([]),
    compact: z.boolean().optional(),
  })
  .meta({ id: "Preferences" });

const PersonPath = z.object({ handle: Handle }).meta({ id: "PersonPath" });
const params = { handle: "ada" };
const ada = {
  handle: "ada",
  name: "Ada",
  pronouns: "she",
  timeZone: "Europe/London",
  links: [["home", "https://example.com/ada"]],
  status: { emoji: "🧮", text: "Computing" },
};

export const people = group("/people", {
  responses: { 404: problem },
  routes: {
    create: post("/", {
      body: NewProfile,
      responses: { 201: Profile, 409: problem },
      examples: {
        "a handle that is made small": {
          request: { body: { handle: "Grace", name: " Grace " } },
          response: {
            status: 201,
            body: { handle: "grace", name: "Grace", pronouns: null, timeZone: "UTC", links: [], status: null },
          },
        },
        "a handle that is taken": {
          request: { body: { handle: "ada", name: "Ada" } },
          response: refusal(409, "Conflict", "There is a person ada."),
        },
      },
    }),
    read: get("/:handle", {
      params: PersonPath,
      responses: { 200: Profile },
      examples: {
        one: { request: { params }, response: { status: 200, body: ada } },
        none: {
          request: { params: { handle: "bob" } },
          response: refusal(404, "Not Found", "There is no person bob."),
        },
      },
    }),
    change: patch("/:handle", {
      params: PersonPath,
      body: ProfilePatch,
      responses: { 200: Profile },
      examples: {
        "null takes away": {
          request: { params, body: { pronouns: null, status: null } },
          response: { status: 200, body: { ...ada, pronouns: null, status: null } },
        },
        "a value is set": {
          request: { params, body: { status: { emoji: null, text: "Out", until: at } } },
          response: { status: 200, body: { ...ada, status: { emoji: null, text: "Out", until: at } } },
        },
      },
    }),
    setPreferences: put("/:handle/preferences", {
      params: PersonPath,
      body: Preferences,
      responses: { 200: Preferences },
      examples: {
        "with defaults": {
          request: {
            params,
            body: { devices: [{ platform: "web", token: "YWJj" }], channels: { general: "never" }, words: ["Engine"] },
          },
          response: {
            status: 200,
            body: {
              notify: "mentions",
              channels: { general: "never" },
              devices: [{ platform: "web", token: "YWJj", sound: "knock" }],
              words: ["engine"],
            },
          },
        },
      },
    }),
    setAvatar: put("/:handle/avatar", {
      params: PersonPath,
      body: bytes("image/svg+xml"),
      bodyLimit: 200_000,
      responses: { 204: empty(), 422: problem },
      examples: {
        "not a picture": {
          request: { params, body: "GIF89a" },
          response: refusal(422, "Unprocessable Content", "This is no SVG."),
        },
        "what begins as one": { request: { params, body: "<svg/>" }, response: { status: 204 } },
      },
    }),
  },
});

export const presence = group("/presence", {
  routes: {
    list: get("/", {
      query: z.object({ of: z.array(Handle).min(1).max(50) }).meta({ id: "PresenceQuery" }),
      responses: { 200: Presences },
      examples: {
        two: {
          request: { query: { of: ["ada", "bob"] } },
          response: {
            status: 200,
            body: { ada: { state: "online", device: "web" }, bob: { state: "offline", lastSeen: null } },
          },
        },
      },
    }),
    set: put("/:handle", {
      params: PersonPath,
      body: Presence,
      responses: { 200: Presence },
      examples: {
        busy: {
          request: { params, body: { state: "busy", status: { emoji: "📞", text: " On the phone " } } },
          response: { status: 200, body: { state: "busy", status: { emoji: "📞", text: "On the phone" } } },
        },
        away: {
          request: { params, body: { state: "away", since: at } },
          response: { status: 200, body: { state: "away", since: at } },
        },
      },
    }),
    merge: post("/", {
      in: "rust",
      body: z.object({ seen: z.array(z.tuple([Handle, Presence])).max(100) }).meta({ id: "PresenceReport" }),
      responses: { 200: Presences },
      examples: {
        "the last one counts": {
          request: {
            body: {
              seen: [
                ["ada", { state: "online", device: "phone" }],
                ["bob", { state: "offline", lastSeen: at }],
                ["ada", { state: "busy", until: at, status: { emoji: null, text: "", until: null } }],
              ],
            },
          },
          response: {
            status: 200,
            body: {
              ada: { state: "busy", until: at, status: { emoji: null, text: "", until: null } },
              bob: { state: "offline", lastSeen: at },
            },
          },
        },
      },
    }),
  },
});
