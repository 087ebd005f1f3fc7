import { del, empty, get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import { at, ChannelPath, Handle, problem, refusal, Timestamp } from "./common.ts";

const ChannelKind = z.enum(["public", "private", "direct"]).meta({ id: "ChannelKind" });
const Retention = z
  .union([z.literal("forever"), z.object({ days: z.int().min(1).max(3650) }).meta({ id: "Days" })])
  .meta({ id: "Retention" });
const Channel = z
  .object({
    name: Handle,
    kind: ChannelKind,
    topic: z.string().nullable(),
    members: z.int().min(0),
    retention: Retention,
    archived: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: "Channel" });
const NewChannel = z
  .object({
    name: Handle,
    kind: ChannelKind.default("public"),
    topic: z.string().max(250).optional(),
    invite: z.array(Handle).max(100).default([]),
    retention: Retention.default("forever"),
  })
  .meta({ id: "NewChannel" });
const ChannelPatch = z
  .object({ topic: z.string().max(250).nullish(), retention: Retention.optional(), archived: z.boolean().optional() })
  .meta({ id: "ChannelPatch" });
const ChannelFilter = z
  .object({
    kind: z.array(ChannelKind).optional(),
    archived: z.boolean().default(false),
    q: z.string().min(1).optional(),
  })
  .meta({ id: "ChannelFilter" });

const MemberRole = z.enum(["owner", "moderator", "member"]).meta({ id: "MemberRole" });
const Member = z
  .object({ handle: Handle, role: MemberRole, joinedAt: Timestamp, mutedUntil: Timestamp.nullish() })
  .meta({ id: "Member" });
const Invitation = z
  .object({ handles: z.array(Handle).min(1).max(50), role: MemberRole.default("member") })
  .meta({ id: "Invitation" });
const MemberPatch = z
  .object({ role: MemberRole, mutedUntil: Timestamp.nullable() })
  .partial()
  .meta({ id: "MemberPatch" });
const MemberPath = ChannelPath.extend({ handle: Handle }).meta({ id: "MemberPath" });

const Category = z
  .object({
    name: z.string().min(1),
    channels: z.array(Handle),
    get inside() {
      return z.array(Category).optional();
    },
  })
  .meta({ id: "Category", description: "Channels in the side bar, categories in categories." });
const SideBar = z.object({ categories: z.array(Category), muted: z.array(Handle).default([]) }).meta({ id: "SideBar" });
const Bookmark = z
  .object({ id: z.int(), title: z.string(), url: z.httpUrl(), emoji: z.string().nullable() })
  .meta({ id: "Bookmark" });
const NewBookmark = z
  .object({ title: z.string().min(1).max(80), url: z.httpUrl(), emoji: z.string().min(1).max(8).nullish() })
  .meta({ id: "NewBookmark" });
const BookmarkPath = ChannelPath.extend({ id: z.int().min(1) }).meta({ id: "BookmarkPath" });

const params = { channel: "general" };
const general = {
  name: "general",
  kind: "public",
  topic: "Anything",
  members: 2,
  retention: "forever",
  archived: false,
  createdAt: at,
};
const owner = { handle: "ada", role: "owner", joinedAt: at };

const members = group("/:channel/members", {
  routes: {
    list: get("/", {
      params: ChannelPath,
      responses: { 200: z.array(Member) },
      examples: { one: { request: { params }, response: { status: 200, body: [owner] } } },
    }),
    invite: post("/", {
      params: ChannelPath,
      body: Invitation,
      responses: { 201: z.array(Member) },
      examples: {
        two: {
          request: { params, body: { handles: ["bob", "Grace"] } },
          response: {
            status: 201,
            body: [
              { handle: "bob", role: "member", joinedAt: at },
              { handle: "grace", role: "member", joinedAt: at },
            ],
          },
        },
      },
    }),
    change: patch("/:handle", {
      params: MemberPath,
      body: MemberPatch,
      responses: { 200: Member },
      examples: {
        muted: {
          request: { params: { channel: "general", handle: "ada" }, body: { mutedUntil: at } },
          response: { status: 200, body: { ...owner, mutedUntil: at } },
        },
        "muted no more": {
          request: { params: { channel: "general", handle: "ada" }, body: { mutedUntil: null } },
          response: { status: 200, body: { ...owner, mutedUntil: null } },
        },
      },
    }),
    remove: del("/:handle", {
      params: MemberPath,
      responses: { 204: empty() },
      examples: { one: { request: { params: { channel: "general", handle: "bob" } }, response: { status: 204 } } },
    }),
  },
});

const bookmarks = group("/:channel/bookmarks", {
  routes: {
    list: get("/", {
      params: ChannelPath,
      responses: { 200: z.array(Bookmark) },
      examples: { none: { request: { params }, response: { status: 200, body: [] } } },
    }),
    add: post("/", {
      params: ChannelPath,
      body: NewBookmark,
      responses: { 201: Bookmark },
      examples: {
        one: {
          request: { params, body: { title: "Plan", url: "https://example.com/plan" } },
          response: { status: 201, body: { id: 1, title: "Plan", url: "https://example.com/plan", emoji: null } },
        },
      },
    }),
    remove: del("/:id", {
      params: BookmarkPath,
      responses: { 204: empty() },
      examples: { one: { request: { params: { channel: "general", id: 1 } }, response: { status: 204 } } },
    }),
  },
});

export const channels = group("/channels", {
  responses: { 404: problem },
  routes: {
    list: get("/", {
      query: ChannelFilter,
      responses: { 200: z.array(Channel) },
      examples: {
        public: { request: { query: { kind: ["public", "private"] } }, response: { status: 200, body: [general] } },
        direct: { request: { query: { kind: ["direct"] } }, response: { status: 200, body: [] } },
      },
    }),
    create: post("/", {
      body: NewChannel,
      responses: { 201: Channel, 409: problem },
      examples: {
        "for a month": {
          request: { body: { name: "Secrets", kind: "private", invite: ["bob"], retention: { days: 30 } } },
          response: {
            status: 201,
            body: { ...general, name: "secrets", kind: "private", topic: null, retention: { days: 30 } },
          },
        },
        "one that is there": {
          request: { body: { name: "general" } },
          response: refusal(409, "Conflict", "There is a channel general."),
        },
      },
    }),
    read: get("/:channel", {
      params: ChannelPath,
      responses: { 200: Channel },
      examples: { one: { request: { params }, response: { status: 200, body: general } } },
    }),
    change: patch("/:channel", {
      params: ChannelPath,
      body: ChannelPatch,
      responses: { 200: Channel },
      examples: {
        "no topic": {
          request: { params, body: { topic: null, archived: true } },
          response: { status: 200, body: { ...general, topic: null, archived: true } },
        },
      },
    }),
    setSideBar: put("/side-bar", {
      body: SideBar,
      responses: { 200: SideBar },
      examples: {
        "one in another": {
          request: {
            body: { categories: [{ name: "Work", channels: [], inside: [{ name: "Plans", channels: ["General"] }] }] },
          },
          response: {
            status: 200,
            body: {
              categories: [{ name: "Work", channels: [], inside: [{ name: "Plans", channels: ["general"] }] }],
              muted: [],
            },
          },
        },
      },
    }),
    members,
    bookmarks,
  },
});
