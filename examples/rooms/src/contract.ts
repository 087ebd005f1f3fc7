import { contract, durableObject, fn, get, html, json, post } from "bimetal";
import { z } from "zod";

/** Every error is one of these, RFC 9457. */
const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Why a request was not done, as RFC 9457 has it." });
const problem = json(Problem, "application/problem+json");

const params = z.object({ room: z.string() });
const room = z
  .string()
  .max(32)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe("Small letters, digits and inner hyphens.");

const Line = z
  .object({
    id: z.int().describe("Later lines have greater ones."),
    name: z.string().describe("Who said it."),
    html: z.string().describe("What was said, in HTML that is safe to show."),
    at: z.int().describe("When, in milliseconds since the Unix epoch."),
  })
  .meta({ id: "Line", description: "What somebody said in a room." });

/** Which lines are asked for. */
const Page = z
  .object({
    limit: z.int().min(1).max(100).default(100),
    before: z.int().optional().describe("The id of a line: only older ones."),
  })
  .meta({ id: "Page" });

const noRoom = {
  status: 404,
  body: { type: "about:blank", title: "Not Found", status: 404, detail: "There is no room `nowhere`." },
};

export default contract({
  title: "Rooms",
  version: "1.0.0",
  objects: {
    Room: durableObject({
      description: "A chat room.",
      methods: {
        open: fn({
          description: "Opens the room under its name, and tells whether it was not open yet.",
          input: z.string(),
          output: z.boolean(),
        }),
        read: fn({
          description: "Some of the last lines, from old to new; `null` of a room that is not open.",
          input: Page,
          output: z.array(Line).nullable(),
        }),
      },
    }),
  },
  routes: {
    home: get("/", {
      description: "The page to talk on.",
      responses: { 200: html() },
    }),
    listRooms: get("/api/rooms", {
      description: "Lists the rooms by their names.",
      responses: { 200: z.object({ rooms: z.array(z.string()) }) },
    }),
    openRoom: post("/api/rooms", {
      body: z.object({ room }),
      responses: { 201: z.object({ room: z.string() }), 409: problem },
      examples: {
        "a room": { request: { body: { room: "tea" } }, response: { status: 201, body: { room: "tea" } } },
        "a name that is taken": {
          request: { body: { room: "tea" } },
          response: {
            status: 409,
            body: { type: "about:blank", title: "Conflict", status: 409, detail: "There is a room `tea` already." },
          },
        },
      },
    }),
    readLines: get("/api/rooms/:room/lines", {
      description: "What was said last, from old to new.",
      params,
      query: Page,
      responses: { 200: z.object({ lines: z.array(Line) }), 404: problem },
      examples: {
        "a room in which nobody has said anything": {
          request: { params: { room: "tea" } },
          response: { status: 200, body: { lines: [] } },
        },
        "no room": { request: { params: { room: "nowhere" } }, response: noRoom },
      },
    }),
    joinRoom: get("/api/rooms/:room/socket", {
      description:
        "A WebSocket. It takes lines of Markdown, each as a JSON string, and tells of lines `{ line }`, of who is there `{ here }`, and why a line was refused `{ refused }`. `ping` is answered with `pong`.",
      params,
      query: z.object({
        name: z
          .string()
          .max(32)
          .regex(/^\S(.*\S)?$/)
          .describe("What others call you."),
      }),
      responses: { 404: problem, 426: problem },
      examples: {
        "no WebSocket": {
          request: { params: { room: "tea" }, query: { name: "Ada" } },
          response: {
            status: 426,
            body: { type: "about:blank", title: "Upgrade Required", status: 426, detail: "A room is a WebSocket." },
          },
        },
      },
    }),
  },
});
