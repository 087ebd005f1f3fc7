import { del, empty, get, group, patch, post } from "bimetal";
import { z } from "zod";
import { ada, at, IssuePath, lastPage, PageInfo, Paging, problem, Timestamp, UserRef } from "./common.ts";

const Comment = z
  .object({
    id: z.int().min(1),
    by: UserRef,
    text: z.string(),
    mentions: z.array(z.int()),
    pinned: z.boolean(),
    createdAt: Timestamp,
    editedAt: Timestamp.nullish(),
  })
  .meta({ id: "Comment" });
const NewComment = z
  .object({ text: z.string().trim().min(1).max(10_000), mentions: z.array(z.int().min(1)).max(20).default([]) })
  .meta({ id: "NewComment" });
const CommentPatch = z
  .object({ text: z.string().trim().min(1).max(10_000), pinned: z.boolean() })
  .partial()
  .meta({ id: "CommentPatch" });
const CommentPage = z.object({ comments: z.array(Comment), page: PageInfo }).meta({ id: "CommentPage" });
const CommentPath = IssuePath.extend({ comment: z.int().min(1) }).meta({ id: "CommentPath" });

const params = { key: "BI", number: 1 };
const comment = { id: 1, by: ada, text: "Seen.", mentions: [], pinned: false, createdAt: at };

export const comments = group("/projects/:key/issues/:number/comments", {
  responses: { 404: problem },
  routes: {
    list: get("/", {
      params: IssuePath,
      query: Paging,
      responses: { 200: CommentPage },
      examples: {
        "the first page": {
          request: { params, query: { limit: 10 } },
          response: { status: 200, body: { comments: [comment], page: lastPage } },
        },
      },
    }),
    add: post("/", {
      params: IssuePath,
      body: NewComment,
      responses: { 201: Comment },
      examples: {
        "a mention": {
          request: { params, body: { text: "@Ada, see.", mentions: [1] } },
          response: { status: 201, body: { ...comment, id: 2, text: "@Ada, see.", mentions: [1] } },
        },
      },
    }),
    change: patch("/:comment", {
      params: CommentPath,
      body: CommentPatch,
      responses: { 200: Comment },
      examples: {
        pin: {
          request: { params: { ...params, comment: 1 }, body: { pinned: true } },
          response: { status: 200, body: { ...comment, pinned: true } },
        },
        edit: {
          request: { params: { ...params, comment: 1 }, body: { text: "Seen twice." } },
          response: { status: 200, body: { ...comment, text: "Seen twice.", editedAt: at } },
        },
      },
    }),
    remove: del("/:comment", {
      params: CommentPath,
      responses: { 204: empty() },
      examples: { one: { request: { params: { ...params, comment: 1 } }, response: { status: 204 } } },
    }),
  },
});
