import { del, empty, get, group, patch, post, put, text } from "bimetal";
import { z } from "zod";
import {
  Author,
  ada,
  at,
  ChannelPath,
  Emoji,
  Handle,
  Id,
  ids,
  MessagePath,
  nobody,
  problem,
  refusal,
  Timestamp,
  Window,
} from "./common.ts";
import { everything, hello, RichText } from "./text.ts";

const Reactions = z.record(z.string(), z.array(Handle).min(1)).meta({ id: "Reactions", description: "Who, by emoji." });
const Attachment = z
  .discriminatedUnion("kind", [
    z
      .object({ kind: z.literal("file"), upload: Id, name: z.string(), size: z.int().min(0) })
      .meta({ id: "SharedFile" }),
    z
      .object({
        kind: z.literal("preview"),
        url: z.httpUrl(),
        title: z.string().nullable(),
        size: z.tuple([z.int(), z.int()]).optional(),
      })
      .meta({ id: "Preview" }),
    z
      .object({ kind: z.literal("poll"), question: z.string(), options: z.array(z.string()).min(2).max(10) })
      .meta({ id: "Poll" }),
  ])
  .meta({ id: "Attachment" });

const Message = z
  .object({
    id: Id,
    by: Author,
    text: RichText,
    attachments: z.array(Attachment),
    reactions: Reactions,
    replyTo: Id.nullable(),
    at: Timestamp,
    editedAt: Timestamp.optional(),
  })
  .meta({ id: "Message" });
const NewMessage = z
  .object({
    text: RichText,
    attachments: z.array(Attachment).max(10).default([]),
    replyTo: Id.nullish(),
    nonce: z.string().max(32).optional(),
  })
  .meta({ id: "NewMessage" });
const MessagePatch = z.object({ text: RichText.optional(), attachments: z.array(Attachment).max(10).nullish() }).meta({
  id: "MessagePatch",
});
const MessagePage = z.object({ messages: z.array(Message), more: z.boolean() }).meta({ id: "MessagePage" });

const Thread = z
  .object({
    message: Message,
    get replies() {
      return z.array(Thread);
    },
    get parent() {
      return Thread.nullish();
    },
  })
  .meta({ id: "Thread", description: "A message with what was answered to it, and to that." });
const ThreadQuery = z.object({ depth: z.int().min(1).max(10).default(3) }).meta({ id: "ThreadQuery" });
const Graft = z.object({ thread: Thread, onto: Id.optional() }).meta({ id: "Graft" });

const Draft = z
  .object({ text: RichText.nullable(), sendAt: Timestamp.optional(), silent: z.boolean().default(false) })
  .meta({ id: "Draft" });
const ReadMarker = z.object({ lastRead: Id, mentions: z.int().min(0).default(0) }).meta({ id: "ReadMarker" });
const ReactionPath = MessagePath.extend({ emoji: Emoji }).meta({ id: "ReactionPath" });
const Forward = z.object({ to: z.array(Handle).min(1).max(5), comment: RichText.optional() }).meta({ id: "Forward" });
const Forwarded = z.object({ sent: z.record(z.string(), Id), failed: z.array(z.string()) }).meta({ id: "Forwarded" });

const inChannel = { channel: "general" };
const params = { channel: "general", message: ids[0] };
const message = {
  id: ids[0],
  by: ada,
  text: hello,
  attachments: [],
  reactions: { "👋": ["bob"] },
  replyTo: null,
  at,
};
const attachments = [
  { kind: "file", upload: ids[1], name: "plan.pdf", size: 1024 },
  { kind: "preview", url: "https://example.com/", title: null, size: [640, 480] },
  { kind: "poll", question: "Tea?", options: ["yes", "no"] },
];
const reply = { message: { ...message, id: ids[1], replyTo: ids[0] }, replies: [] };
const thread = { message, replies: [reply] };

const reactions = group("/:message/reactions", {
  routes: {
    list: get("/", {
      params: MessagePath,
      responses: { 200: Reactions },
      examples: { one: { request: { params }, response: { status: 200, body: { "👋": ["bob"] } } } },
    }),
    add: put("/:emoji", {
      params: ReactionPath,
      responses: { 200: Reactions },
      examples: {
        another: {
          request: { params: { ...params, emoji: "🎉" } },
          response: { status: 200, body: { "👋": ["bob"], "🎉": ["ada"] } },
        },
        "the same": {
          request: { params: { ...params, emoji: "👋" } },
          response: { status: 200, body: { "👋": ["bob", "ada"] } },
        },
      },
    }),
    replace: put("/", {
      params: MessagePath,
      body: Reactions,
      responses: { 200: Reactions },
      examples: {
        "keys that look like numbers": {
          request: { params, body: { b: ["ada"], "2": ["bob"], "1": ["Ada", "bob"] } },
          response: { status: 200, body: { "1": ["ada", "bob"], "2": ["bob"], b: ["ada"] } },
        },
      },
    }),
    remove: del("/:emoji", {
      params: ReactionPath,
      responses: { 204: empty() },
      examples: { one: { request: { params: { ...params, emoji: "👋" } }, response: { status: 204 } } },
    }),
  },
});

export const messages = group("/channels/:channel/messages", {
  in: "rust",
  responses: { 404: problem },
  routes: {
    list: get("/", {
      params: ChannelPath,
      query: Window,
      responses: { 200: MessagePage },
      examples: {
        all: { request: { params: inChannel }, response: { status: 200, body: { messages: [message], more: false } } },
        "before the first": {
          request: { params: inChannel, query: { before: ids[0], limit: 10 } },
          response: { status: 200, body: { messages: [], more: false } },
        },
      },
    }),
    send: post("/", {
      params: ChannelPath,
      body: NewMessage,
      responses: { 201: Message },
      examples: {
        "a word": {
          request: { params: inChannel, body: { text: hello } },
          response: { status: 201, body: { ...message, id: ids[2], reactions: {} } },
        },
        "all that can be said": {
          request: { params: inChannel, body: { text: everything, attachments, replyTo: ids[0], nonce: "1" } },
          response: {
            status: 201,
            body: { ...message, id: ids[2], text: everything, attachments, reactions: {}, replyTo: ids[0] },
          },
        },
        nowhere: {
          request: { params: { channel: "nowhere" }, body: { text: hello } },
          response: refusal(404, "Not Found", "There is no channel nowhere."),
        },
      },
    }),
    read: get("/:message", {
      params: MessagePath,
      responses: { 200: Message },
      examples: {
        one: { request: { params }, response: { status: 200, body: message } },
        none: {
          request: { params: { channel: "general", message: nobody } },
          response: refusal(404, "Not Found", `There is no message ${nobody}.`),
        },
      },
    }),
    plain: get("/:message/plain", {
      params: MessagePath,
      responses: { 200: text() },
      examples: { one: { request: { params }, response: { status: 200, body: "Hello" } } },
    }),
    edit: patch("/:message", {
      params: MessagePath,
      body: MessagePatch,
      responses: { 200: Message },
      examples: {
        "a text": {
          request: { params, body: { text: everything, attachments: null } },
          response: { status: 200, body: { ...message, text: everything, editedAt: at } },
        },
      },
    }),
    remove: del("/:message", {
      params: MessagePath,
      responses: { 204: empty() },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
    thread: get("/:message/thread", {
      params: MessagePath,
      query: ThreadQuery,
      responses: { 200: Thread },
      examples: {
        deep: { request: { params }, response: { status: 200, body: thread } },
        flat: {
          request: { params, query: { depth: 1 } },
          response: { status: 200, body: { message, replies: [] } },
        },
      },
    }),
    graft: post("/:message/thread", {
      params: MessagePath,
      body: Graft,
      responses: { 200: Thread },
      examples: {
        "a tree": {
          request: { params, body: { thread: { ...thread, replies: [reply, { ...reply, parent: null }] } } },
          response: {
            status: 200,
            body: { message, replies: [{ ...thread, replies: [reply, { ...reply, parent: null }] }] },
          },
        },
      },
    }),
    forward: post("/:message/forward", {
      params: MessagePath,
      body: Forward,
      responses: { 200: Forwarded },
      examples: {
        "here and nowhere": {
          request: { params, body: { to: ["general", "nowhere"], comment: hello } },
          response: { status: 200, body: { sent: { general: ids[2] }, failed: ["nowhere"] } },
        },
      },
    }),
    check: post("/check", {
      in: "typescript",
      params: ChannelPath,
      body: NewMessage,
      responses: { 200: Message },
      examples: {
        "all that can be said": {
          request: { params: inChannel, body: { text: everything, attachments, replyTo: null } },
          response: {
            status: 200,
            body: { ...message, text: everything, attachments, reactions: {}, replyTo: null },
          },
        },
      },
    }),
    outline: post("/outline", {
      in: "typescript",
      params: ChannelPath,
      body: Thread,
      responses: { 200: Thread },
      examples: { one: { request: { params: inChannel, body: thread }, response: { status: 200, body: thread } } },
    }),
    reactions,
  },
});

export const drafts = group("/channels/:channel", {
  responses: { 404: problem },
  routes: {
    read: get("/draft", {
      params: ChannelPath,
      responses: { 200: Draft },
      examples: {
        none: { request: { params: inChannel }, response: { status: 200, body: { text: null, silent: false } } },
      },
    }),
    save: put("/draft", {
      params: ChannelPath,
      body: Draft,
      responses: { 200: Draft },
      examples: {
        "for later": {
          request: { params: inChannel, body: { text: everything, sendAt: at } },
          response: { status: 200, body: { text: everything, sendAt: at, silent: false } },
        },
      },
    }),
    markRead: put("/read", {
      in: "rust",
      params: ChannelPath,
      body: ReadMarker,
      responses: { 200: ReadMarker },
      examples: {
        one: {
          request: { params: inChannel, body: { lastRead: ids[1] } },
          response: { status: 200, body: { lastRead: ids[1], mentions: 0 } },
        },
      },
    }),
  },
});
