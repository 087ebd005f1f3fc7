import {
  bytes,
  contract,
  del,
  empty,
  fn,
  form,
  get,
  group,
  json,
  kv,
  patch,
  post,
  put,
  redirect,
  stream,
  text,
  twin,
} from "bimetal";
import { z } from "zod";
import { isFree } from "./names";

/** Every error is one of these, RFC 9457. */
const problem = json(
  z
    .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
    .meta({ id: "Problem", description: "Why a request was not done, as RFC 9457 has it." }),
  "application/problem+json",
);

const title = z.string().trim().min(1).max(200);

const Todo = z
  .object({ id: z.int().min(1), title, done: z.boolean(), due: z.iso.date().optional() })
  .meta({ id: "Todo", description: "Something to do." });

const List = z
  .object({
    name: z.string(),
    todos: z.array(Todo),
    lastId: z.int().describe("That of the newest to-do, also when it is gone."),
  })
  .meta({ id: "List", description: "A list, as it is stored and as it is answered." });

/** Where a to-do is. */
const params = z.object({ list: z.string(), id: z.int().min(1) }).meta({ id: "TodoPath" });

const Draft = z
  .object({ title, due: z.iso.date().optional() })
  .meta({ id: "Draft", description: "A to-do before it is on a list." });

/** What may be done to a to-do. */
const Change = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("rename"), title }).meta({ id: "Rename" }),
    z.object({ kind: z.literal("finish"), done: z.boolean().default(true) }).meta({ id: "Finish" }),
    z.object({ kind: z.literal("move"), to: z.string() }).meta({ id: "Move" }),
  ])
  .meta({ id: "Change" });

export default contract({
  title: "Twins",
  version: "1.0.0",
  bindings: { LISTS: kv(List) },
  functions: {
    readLine: fn({
      in: "rust",
      description: "Reads a to-do that stands on one line: `fly by 2026-11-01`.",
      input: z.string().max(300),
      output: Draft,
    }),
  },
  routes: {
    home: get("/", { responses: { 302: redirect() } }),
    lists: group("/lists", {
      routes: {
        all: get("/", { responses: { 200: z.object({ names: z.array(z.string()) }) } }),
        create: post("/", {
          body: z
            .object({ name: z.string().regex(/^[a-z0-9-]{1,40}$/) })
            .refine(isFree, twin("crate::names::is_free", { error: "kept for a page", path: ["name"] })),
          responses: { 201: List, 409: problem },
        }),
        read: get("/:list", { responses: { 200: List, 404: problem } }),
        remove: del("/:list", { responses: { 204: empty(), 404: problem, 409: problem } }),
        exported: get("/:list/export", {
          in: "rust",
          description: "A to-do a line, written while it is sent.",
          responses: { 200: stream("application/x-ndjson"), 404: problem },
        }),
        todos: group("/:list/todos", {
          responses: { 404: problem },
          routes: {
            page: get("/", {
              query: z.object({
                done: z.stringbool().optional(),
                after: z.int().min(0).default(0),
                limit: z.int().min(1).max(100).default(20),
              }),
              responses: {
                200: z.object({
                  todos: z.array(Todo),
                  next: z.int().nullable().describe("What the next page is `after`; `null` on the last one."),
                }),
              },
            }),
            add: post("/", { body: Draft, responses: { 201: Todo } }),
            jot: post("/line", { body: text(), responses: { 201: Todo, 422: problem } }),
            read: get("/:id", { params, responses: { 200: Todo } }),
            change: patch("/:id", { in: "rust", params, body: Change, responses: { 200: Todo, 422: problem } }),
            remove: del("/:id", { params, responses: { 204: empty() } }),
            picture: get("/:id/picture", { in: "rust", params, responses: { 200: bytes("image/png") } }),
            attach: put("/:id/picture", {
              in: "rust",
              params,
              body: bytes("image/png"),
              bodyLimit: 1024,
              responses: { 204: empty() },
            }),
            upload: post("/:id/picture", {
              in: "rust",
              description: "As the form of a page does it.",
              params,
              body: form(z.object({ picture: z.file().min(1).max(1024).mime(["image/png"]) })),
              bodyLimit: 2048,
              responses: { 303: redirect() },
            }),
          },
        }),
      },
    }),
  },
});
