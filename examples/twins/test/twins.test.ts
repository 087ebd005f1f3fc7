/** One set of expectations, whichever language finds a route and whichever serves it. */
import { join } from "node:path";
import { createWorker } from "bimetal/test";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Ask, createAsk } from "./ask";

const JSON_TYPE = { "content-type": "application/json" };
const PROBLEM = { "content-type": "application/problem+json" };
const png = { body: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), type: "image/png" };

const ok = (body: unknown, status = 200): Answer => ({ status, headers: JSON_TYPE, body });
const done: Answer = { status: 204, headers: {}, body: "" };
const problem = (status: number, title: string, detail: string, more = {}): Answer => {
  return { status, headers: PROBLEM, body: { type: "about:blank", title, status, detail, ...more } };
};
const notFound = (detail: string) => problem(404, "Not Found", detail);
const invalid = (...issues: object[]) =>
  problem(400, "Bad Request", "The request does not match the contract.", { issues });

describe.each(["mixed", "hono", "rust"])("%s", (name) => {
  let ask: Ask;
  beforeAll(async () => {
    const worker = await createWorker({ root: join(import.meta.dirname, "..", name) });
    ask = createAsk(worker);
    return worker.close;
  });

  /** Makes a list of to-dos with these titles. */
  async function make(list: string, ...titles: string[]): Promise<void> {
    await ask("POST", "/lists", { json: { name: list } });
    for (const title of titles) await ask("POST", `/lists/${list}/todos`, { json: { title } });
  }

  test("the way in is a redirect", async () => {
    expect(await ask("GET", "/")).toEqual({ status: 302, headers: { location: "/lists" }, body: "" });
  });

  test("lists are made, read and removed", async () => {
    const list = { name: "home", todos: [], lastId: 0 };
    expect(await ask("POST", "/lists", { json: { name: "home" } })).toEqual(ok(list, 201));
    expect(await ask("POST", "/lists", { json: { name: "home" } })).toEqual(
      problem(409, "Conflict", "There is a list `home` already."),
    );
    expect(await ask("GET", "/lists/home")).toEqual(ok(list));
    expect(await ask("GET", "/lists")).toMatchObject(ok({ names: expect.arrayContaining(["home"]) }));
    expect(await ask("DELETE", "/lists/home")).toEqual(done);
    for (const method of ["GET", "DELETE"]) {
      expect(await ask(method, "/lists/home")).toEqual(notFound("There is no list `home`."));
    }
    await make("busy", "something");
    expect(await ask("DELETE", "/lists/busy")).toEqual(problem(409, "Conflict", "There is something to do in `busy`."));
  });

  test("to-dos are added, read and removed", async () => {
    await make("day");
    const todo = { id: 1, title: "fly", done: false, due: "2026-11-01" };
    expect(await ask("POST", "/lists/day/todos", { json: { title: " fly ", due: todo.due } })).toEqual(ok(todo, 201));
    expect(await ask("GET", "/lists/day/todos/1")).toEqual(ok(todo));
    expect(await ask("DELETE", "/lists/day/todos/1")).toEqual(done);
    for (const method of ["GET", "DELETE"]) {
      expect(await ask(method, "/lists/day/todos/1")).toEqual(notFound("There is no to-do 1 in `day`."));
    }
    expect(await ask("POST", "/lists/n%C3%B6/todos", { json: { title: "fly" } })).toEqual(
      notFound("There is no list `nö`."),
    );
  });

  test("a to-do is read from one line, by a function of the contract", async () => {
    await make("jotted");
    const jot = (line: string) => {
      return ask("POST", "/lists/jotted/todos/line", { body: line, type: "text/plain; charset=utf-8" });
    };
    const refused = (detail: string) => problem(422, "Unprocessable Entity", detail);
    const todo = { id: 1, title: "fly by night", done: false, due: "2026-11-01" };
    expect(await jot(" fly by night by 2026-11-01")).toEqual(ok(todo, 201));
    expect(await jot("land")).toEqual(ok({ id: 2, title: "land", done: false }, 201));
    // What was given, and what came of it.
    expect(await jot("x".repeat(301))).toEqual(
      refused(
        "the input of `readLine` does not match the contract: value: Too big: expected string to have <=300 characters",
      ),
    );
    expect(await jot(" by noon")).toEqual(
      refused(
        "the output of `readLine` does not match the contract: " +
          "title: Too small: expected string to have >=1 characters; due: Invalid ISO date",
      ),
    );
  });

  test("a list is read in pages", async () => {
    await make("paged", "a", "b", "c");
    const [a, b, c] = ["a", "b", "c"].map((title, index) => ({ id: index + 1, title, done: false }));
    expect(await ask("GET", "/lists/paged/todos")).toEqual(ok({ todos: [a, b, c], next: null }));
    expect(await ask("GET", "/lists/paged/todos?limit=2")).toEqual(ok({ todos: [a, b], next: 2 }));
    expect(await ask("GET", "/lists/paged/todos?limit=2&after=2")).toEqual(ok({ todos: [c], next: null }));
    expect(await ask("GET", "/lists/paged/todos?done=Yes")).toEqual(ok({ todos: [], next: null }));
    expect(await ask("GET", "/lists/paged/todos?done=off")).toEqual(ok({ todos: [a, b, c], next: null }));
    expect(await ask("GET", "/lists/none/todos")).toEqual(notFound("There is no list `none`."));
  });

  test("what is done to a to-do is one of three", async () => {
    await make("from", "a", "b");
    await make("to", "x");
    const change = (json: object, path = "/lists/from/todos/1") => ask("PATCH", path, { json });
    expect(await change({ kind: "rename", title: "A" })).toEqual(ok({ id: 1, title: "A", done: false }));
    expect(await change({ kind: "finish" })).toEqual(ok({ id: 1, title: "A", done: true }));
    expect(await change({ kind: "move", to: "to" })).toEqual(ok({ id: 2, title: "A", done: true }));
    expect(await change({ kind: "finish" })).toEqual(notFound("There is no to-do 1 in `from`."));
    expect(await change({ kind: "move", to: "none" }, "/lists/from/todos/2")).toEqual(
      problem(422, "Unprocessable Entity", "It cannot be moved to `none`."),
    );
    const exported = '{"id":1,"title":"x","done":false}\n{"id":2,"title":"A","done":true}\n';
    const headers = { "content-type": "application/x-ndjson" };
    expect(await ask("GET", "/lists/to/export")).toEqual({ status: 200, headers, body: exported });
    expect(await ask("HEAD", "/lists/to/export")).toEqual({ status: 200, headers, body: "" });
    expect(await ask("GET", "/lists/none/export")).toEqual(notFound("There is no list `none`."));
  });

  test("a picture is bytes of its type, and not too many", async () => {
    await make("drawn", "a");
    const path = "/lists/drawn/todos/1/picture";
    expect(await ask("GET", path)).toEqual(notFound("The to-do 1 in `drawn` has no picture."));
    expect(await ask("PUT", path, png)).toEqual(done);
    // What is no UTF-8 is read as U+FFFD.
    expect(await ask("GET", path)).toEqual({
      status: 200,
      headers: { "content-type": "image/png" },
      body: "\ufffdPNG",
    });
    expect(await ask("PUT", "/lists/drawn/todos/2/picture", png)).toEqual(notFound("There is no to-do 2 in `drawn`."));
    expect(await ask("PUT", path, { ...png, type: "image/gif" })).toEqual(
      problem(415, "Unsupported Media Type", "The body must be image/png."),
    );
    expect(await ask("PUT", path, { ...png, body: new Uint8Array(1025) })).toEqual(
      problem(413, "Content Too Large", "The body must be at most 1024 bytes."),
    );
  });

  test("a picture is uploaded by a form, in a file", async () => {
    await make("framed", "a");
    const path = "/lists/framed/todos/1/picture";
    const upload = (type: string, picture: string, at = path) => {
      const head = `Content-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Type: ${type}`;
      const body = `--b\r\n${head}\r\n\r\n${picture}\r\n--b--\r\n`;
      return ask("POST", at, { body, type: "multipart/form-data; boundary=b" });
    };
    expect(await upload("image/png", "PNG")).toEqual({ status: 303, headers: { location: path }, body: "" });
    expect(await ask("GET", path)).toMatchObject({ headers: { "content-type": "image/png" }, body: "PNG" });
    expect(await upload("image/png", "PNG", path.replace("1", "2"))).toEqual(
      notFound("There is no to-do 2 in `framed`."),
    );
    expect(await upload("image/gif", "GIF")).toEqual(
      invalid({
        code: "invalid_value",
        values: ["image/png"],
        path: ["picture"],
        message: 'Invalid input: expected "image/png"',
        in: "body",
      }),
    );
    expect(await ask("POST", path, { body: "--b", type: "multipart/form-data; boundary=b" })).toEqual(
      problem(400, "Bad Request", "The body is not well-formed multipart/form-data."),
    );
  });

  test("bad input is refused, with what is wrong with it", async () => {
    expect(await ask("GET", "/lists/day/todos/x")).toEqual(
      invalid({
        code: "invalid_type",
        expected: "number",
        path: ["id"],
        message: "Invalid input: expected number, received string",
        in: "params",
      }),
    );
    expect(await ask("GET", "/lists/day/todos?limit=0&done=maybe")).toMatchObject(
      invalid(
        { in: "query", path: ["done"], code: "invalid_value" },
        { in: "query", path: ["limit"], code: "too_small" },
      ),
    );
    expect(await ask("POST", "/lists", { json: { name: "No" } })).toMatchObject(
      invalid({ in: "body", path: ["name"], code: "invalid_format" }),
    );
    const kept = { code: "custom", path: ["name"], message: "kept for a page", in: "body" };
    expect(await ask("POST", "/lists", { json: { name: "all" } })).toEqual(invalid(kept));
    expect(await ask("PATCH", "/lists/day/todos/1", { json: { kind: "sing" } })).toMatchObject(
      invalid({ in: "body", path: ["kind"], code: "invalid_union" }),
    );
    expect(await ask("POST", "/lists", { body: "{" })).toEqual(
      problem(400, "Bad Request", "The body is not well-formed JSON in UTF-8."),
    );
    // The last of two keys counts, as in JavaScript.
    expect(await ask("POST", "/lists", { body: '{"name":"No","name":"twice"}' })).toMatchObject({ status: 201 });
  });

  test("a path or a method that no route has", async () => {
    expect(await ask("GET", "/lists/")).toEqual(notFound("No route has this path."));
    expect(await ask("GET", "/list")).toEqual(notFound("No route has this path."));
    const allow = "DELETE, GET, HEAD";
    expect(await ask("PUT", "/lists/a")).toEqual({
      ...problem(405, "Method Not Allowed", `This path takes ${allow}.`),
      headers: { ...PROBLEM, allow },
    });
    expect(await ask("HEAD", "/lists/none")).toEqual({ status: 404, headers: PROBLEM, body: "" });
    expect(await ask("HEAD", "/lists")).toEqual({ status: 200, headers: JSON_TYPE, body: "" });
  });
});
