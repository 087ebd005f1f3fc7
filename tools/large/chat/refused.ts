import type { Refused } from "../src/refused.ts";
import type { Client } from "./generated/client.ts";

const id = "01ARZ3NDEKTSV4RRFFQ69G5FA0";
const at = "2026-11-01T09:00:00.000Z";
const hello = { nodes: [{ node: "run", text: "Hello" }] };
const message = { id, by: { handle: "ada" }, text: hello, attachments: [], reactions: {}, replyTo: null, at };

/** For each route that takes JSON a body that it refuses, and where its first issue is. */
export const refused: Partial<Record<keyof Client, Refused>> = {
  peopleCreate: { body: { handle: "1ada", name: "Ada" }, path: ["handle"] },
  peopleChange: { body: { links: [["home", "home"]] }, path: ["links", 0, 1] },
  peopleSetPreferences: { body: { devices: [], channels: { general: "loud" } }, path: ["channels", "general"] },
  presenceSet: { body: { state: "busy", status: { emoji: "", text: "" } }, path: ["status", "emoji"] },
  presenceMerge: { body: { seen: [["ada", { state: "offline" }]] }, path: ["seen", 0, 1, "lastSeen"] },
  channelsCreate: { body: { name: "plans", retention: { days: 0 } }, path: ["retention", "days"] },
  channelsChange: { body: { archived: null }, path: ["archived"] },
  channelsSetSideBar: {
    body: { categories: [{ name: "a", channels: [], inside: [{ name: "", channels: [] }] }] },
    path: ["categories", 0, "inside", 0, "name"],
  },
  channelsMembersInvite: { body: { handles: [] }, path: ["handles"] },
  channelsMembersChange: { body: { mutedUntil: "2026-11-01T09:00:00Z" }, path: ["mutedUntil"] },
  channelsBookmarksAdd: { body: { title: "a", url: "mailto:a@example.com" }, path: ["url"] },
  messagesSend: {
    body: {
      text: {
        nodes: [
          {
            node: "quote",
            children: [{ node: "list", items: [[{ node: "run", text: "a" }], [{ node: "run", text: "" }]] }],
          },
        ],
      },
    },
    path: ["text", "nodes", 0, "children", 0, "items", 1, 0, "text"],
  },
  messagesEdit: { body: { text: { nodes: [{ node: "table" }] } }, path: ["text", "nodes", 0, "node"] },
  messagesGraft: {
    body: { thread: { message, replies: [{ message: { ...message, at: "now" }, replies: [] }] } },
    path: ["thread", "replies", 0, "message", "at"],
  },
  messagesForward: { body: { to: ["general"], comment: { nodes: [] } }, path: ["comment", "nodes"] },
  messagesCheck: {
    body: { text: hello, attachments: [{ kind: "poll", question: "Tea?", options: ["yes"] }] },
    path: ["attachments", 0, "options"],
  },
  messagesOutline: {
    body: { message, replies: [], parent: { message, replies: [{ message }] } },
    path: ["parent", "replies", 0, "replies"],
  },
  messagesReactionsReplace: { body: { a: ["ada"], b: [] }, path: ["b"] },
  draftsSave: {
    body: { text: { nodes: [{ node: "link", to: "https://example.com", children: [] }] } },
    path: ["text", "nodes", 0, "children"],
  },
  draftsMarkRead: { body: { lastRead: "1" }, path: ["lastRead"] },
  uploadsCreate: { body: { name: "a", type: "image/gif", size: 1 }, path: ["type"] },
  searchSave: {
    body: { searches: [{ name: "a", filter: { op: "not", of: [] } }] },
    path: ["searches", 0, "filter", "of"],
  },
  searchSaveHere: {
    body: { searches: [{ name: "a", filter: { op: "xor", of: ["a"] } }], deepest: 1 },
    path: ["searches", 0, "filter", "op"],
  },
  eventsAppend: {
    body: { events: [{ event: "joined", channel: "general", who: ["ada", "-"] }], next: null },
    path: ["events", 0, "who", 1],
  },
  eventsReplay: { body: { events: [{ event: "custom", name: "a" }], next: null }, path: ["events", 0, "name"] },
};
