import { bytes, del, empty, form, get, group, post, put } from "bimetal";
import { z } from "zod";
import { at, Handle, Id, ids, nobody, problem, refusal, Timestamp } from "./common.ts";

const MediaType = z.enum(["image/png", "application/pdf", "text/plain"]).meta({ id: "MediaType" });
const UploadState = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("waiting"), until: Timestamp }).meta({ id: "Waiting" }),
    z.object({ state: z.literal("stored"), size: z.int().min(0), sum: z.hex().length(8) }).meta({ id: "Stored" }),
    z.object({ state: z.literal("rejected"), why: z.string() }).meta({ id: "Rejected" }),
  ])
  .meta({ id: "UploadState" });
const Upload = z
  .object({ id: Id, name: z.string(), type: MediaType, state: UploadState, tags: z.record(z.string(), z.string()) })
  .meta({ id: "Upload" });
const NewUpload = z
  .object({
    name: z.string().trim().min(1).max(120),
    type: MediaType,
    size: z.int().min(1).max(1_000_000),
    tags: z.record(z.string().regex(/^[a-z]+$/), z.string().max(40)).default({}),
  })
  .meta({ id: "NewUpload" });
const SentUpload = z
  .object({
    name: z.string().trim().min(1).max(120).optional(),
    file: z.file().min(1).max(500_000).mime(MediaType.options),
    tags: z
      .array(z.string().regex(/^[a-z]+$/))
      .max(4)
      .default([]),
  })
  .meta({ id: "SentUpload" });
const UploadPath = z.object({ id: Id }).meta({ id: "UploadPath" });

const Hit = z
  .object({ message: Id, channel: Handle, snippet: z.string(), spans: z.array(z.tuple([z.int(), z.int()])) })
  .meta({ id: "Hit" });
const Hits = z.object({ hits: z.array(Hit), total: z.int() }).meta({ id: "Hits" });
const SearchQuery = z
  .object({
    q: z.string().trim().min(2),
    in: z.array(Handle).optional(),
    from: Handle.optional(),
    since: z.iso.date().optional(),
    has: z.array(z.enum(["file", "link", "poll"])).default([]),
  })
  .meta({ id: "SearchQuery" });

const Filter = z
  .object({
    op: z.enum(["and", "or", "not"]),
    get of() {
      return z.array(z.union([z.string().min(1), Filter])).min(1);
    },
  })
  .meta({ id: "Filter", description: "Words, and filters of them." });
const SavedSearch = z.object({ name: z.string().min(1), filter: Filter }).meta({ id: "SavedSearch" });
const SavedSearches = z.object({ searches: z.array(SavedSearch), deepest: z.int() }).meta({ id: "SavedSearches" });

const Event = z
  .discriminatedUnion("event", [
    z.object({ event: z.literal("joined"), channel: Handle, who: z.array(Handle).min(1) }).meta({ id: "Joined" }),
    z
      .object({ event: z.literal("typing"), channel: Handle, who: Handle, for: z.int().min(0).max(60).optional() })
      .meta({ id: "Typing" }),
    z.object({ event: z.literal("uploaded"), upload: Upload }).meta({ id: "Uploaded" }),
    z
      .object({ event: z.literal("custom"), name: z.string().regex(/^[a-z]+\.[a-z]+$/), data: z.json().optional() })
      .meta({ id: "Custom" }),
  ])
  .meta({ id: "Event" });
const EventLog = z.object({ events: z.array(Event).max(1000), next: Id.nullable() }).meta({ id: "EventLog" });

const params = { id: ids[0] };
const upload = {
  id: ids[0],
  name: "a.txt",
  type: "text/plain",
  state: { state: "stored", size: 3, sum: "00000126" },
  tags: {},
};
/** What is no text. */
const dot = new Uint8Array([0x89, 0x50, 0x4e, 0xf4]);
const saved = {
  searches: [
    { name: "tea", filter: { op: "or", of: ["tea", { op: "and", of: ["hot", { op: "not", of: ["coffee"] }] }] } },
  ],
  deepest: 3,
};
const log = {
  events: [
    { event: "joined", channel: "general", who: ["ada", "bob"] },
    { event: "typing", channel: "general", who: "bob", for: 5 },
    { event: "uploaded", upload },
    { event: "custom", name: "game.move", data: { to: ["e4", 1, null, true] } },
    { event: "custom", name: "game.over" },
  ],
  next: ids[2],
};

export const uploads = group("/uploads", {
  in: "rust",
  responses: { 404: problem },
  routes: {
    create: post("/", {
      body: NewUpload,
      responses: { 201: Upload },
      examples: {
        one: {
          request: { body: { name: " b.txt ", type: "text/plain", size: 3, tags: { of: "ada" } } },
          response: {
            status: 201,
            body: {
              id: ids[1],
              name: "b.txt",
              type: "text/plain",
              state: { state: "waiting", until: at },
              tags: { of: "ada" },
            },
          },
        },
      },
    }),
    send: post("/sent", {
      body: form(SentUpload),
      bodyLimit: 600_000,
      responses: { 201: { body: Upload, headers: z.object({ location: z.string(), "x-size": z.int() }) } },
      examples: {
        "a text": {
          request: { body: { file: { name: "a.txt", type: "text/plain", content: "abc" } } },
          response: {
            status: 201,
            body: { ...upload, id: ids[1] },
            headers: { location: `/uploads/${ids[1]}`, "x-size": 3 },
          },
        },
        "a picture": {
          request: {
            body: { name: " dot ", file: { name: "dot.png", type: "image/png", content: dot }, tags: ["small", "red"] },
          },
          response: {
            status: 201,
            body: {
              id: ids[1],
              name: "dot",
              type: "image/png",
              state: { state: "stored", size: 4, sum: "0000021b" },
              tags: { small: "", red: "" },
            },
          },
        },
      },
    }),
    read: get("/:id", {
      params: UploadPath,
      responses: { 200: Upload },
      examples: {
        one: { request: { params }, response: { status: 200, body: upload } },
        none: {
          request: { params: { id: nobody } },
          response: refusal(404, "Not Found", `There is no upload ${nobody}.`),
        },
      },
    }),
    write: put("/:id/content", {
      params: UploadPath,
      body: bytes("application/octet-stream"),
      bodyLimit: 1_000_000,
      responses: { 200: Upload },
      examples: {
        abc: { request: { params, body: "abc" }, response: { status: 200, body: upload } },
        nothing: {
          request: { params, body: "" },
          response: { status: 200, body: { ...upload, state: { state: "rejected", why: "It is empty." } } },
        },
      },
    }),
    content: get("/:id/content", {
      params: UploadPath,
      responses: { 200: bytes("application/octet-stream") },
      examples: { abc: { request: { params }, response: { status: 200, body: "abc" } } },
    }),
    remove: del("/:id", {
      params: UploadPath,
      responses: { 204: empty() },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
  },
});

export const search = group("/search", {
  in: "rust",
  routes: {
    find: get("/", {
      query: SearchQuery,
      responses: { 200: Hits },
      examples: {
        hello: {
          request: { query: { q: "Hello", in: ["general"], has: ["link"] } },
          response: {
            status: 200,
            body: {
              hits: [{ message: ids[0], channel: "general", snippet: "Hello", spans: [[0, 5]] }],
              total: 1,
            },
          },
        },
        elsewhere: {
          request: { query: { q: "Hello", in: ["plans"] } },
          response: { status: 200, body: { hits: [], total: 0 } },
        },
      },
    }),
    save: put("/saved", {
      body: SavedSearches.omit({ deepest: true }).meta({ id: "NewSavedSearches" }),
      responses: { 200: SavedSearches },
      examples: {
        tea: { request: { body: { searches: saved.searches } }, response: { status: 200, body: saved } },
      },
    }),
    saveHere: put("/saved-here", {
      in: "typescript",
      body: SavedSearches,
      responses: { 200: SavedSearches },
      examples: { tea: { request: { body: saved }, response: { status: 200, body: saved } } },
    }),
  },
});

export const events = group("/events", {
  routes: {
    append: post("/", {
      in: "rust",
      body: EventLog,
      responses: { 200: EventLog },
      examples: { "every kind": { request: { body: log }, response: { status: 200, body: log } } },
    }),
    replay: post("/replay", {
      body: EventLog,
      responses: { 200: EventLog },
      examples: { "every kind": { request: { body: log }, response: { status: 200, body: log } } },
    }),
  },
});
