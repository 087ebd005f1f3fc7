import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBimetal } from "./create-bimetal.ts";
import type { Edit } from "./edits.ts";
import { addToProject, type Project } from "./project.ts";
import { serveEdits } from "./serve-edits.ts";

/** A first build compiles the crates that it depends on, and waits for others that do. */
const PATIENCE = 10 * 60_000;

/** A request and its answer. */
type Row = readonly [request: string, answer: string];

interface Existing {
  /** What its own routes answer, as before. */
  readonly own: readonly Row[];
  /** What Rust answers. */
  readonly rust: readonly Row[];
  /** Commands that pass, its own tests among them. */
  readonly commands?: readonly string[];
  /** What reaches its `wrangler dev`. */
  readonly edits?: readonly Edit[];
}

const greeting = '200 {"text":"Hello, Ada, from Rust."}';

const projects: Readonly<Record<string, Existing>> = {
  // With its middleware around the new route, and a handler of everything else.
  "hono-toml": {
    own: [
      ["GET /", "200 <h1>welcome</h1>"],
      ["GET /views/first", '200 {"views":1}'],
      ["GET /hello", "404 there is no /hello"],
    ],
    rust: [["GET /hello/Ada", `${greeting} *`]],
    commands: ["bimetal codegen && tsc --noEmit", "vitest run", "cargo test"],
  },
  // Its entry is elsewhere, its app at a path of its own, and the folder that builds write to is served.
  "hono-jsonc": {
    own: [
      ["GET /api/notes/1", "200 buy milk"],
      ["GET /notes/1", "404 404 Not Found"],
      ["GET /page", "200 <p>a page</p>\n"],
      ["GET /worker.js", "404 404 Not Found"],
    ],
    rust: [["GET /hello/Ada", greeting]],
    commands: ["bimetal codegen && tsc"],
  },
  "fetch-js": {
    own: [
      ["GET /other", "202 GET /other "],
      ["POST /hello/Ada", "202 POST /hello/Ada hi"],
    ],
    rust: [["GET /hello/Ada", greeting]],
  },
  "durable-object": {
    own: [
      ["GET /lobby", '200 {"guests":1}'],
      ["GET /lobby", '200 {"guests":2}'],
    ],
    rust: [["GET /hello/Ada?shout=yes", '200 {"text":"HELLO, ADA, FROM RUST."}']],
    commands: ["bimetal codegen && tsc", "bimetal build && vitest run"],
  },
  // Its own build makes a module, and its entry is a class.
  "own-build": {
    own: [["GET /other", "200 made by the build"]],
    rust: [["GET /hello/Ada", greeting]],
    // It writes to `src`, and is not to build again because of that.
    edits: [
      {
        file: "lib/build.mjs",
        from: "made by",
        to: "made again by",
        path: "/other",
        answer: "made again by the build",
      },
      { file: "src/lib.rs", from: "from Rust", to: "in Rust", path: "/hello/Ada", answer: "in Rust" },
    ],
  },
};

describe.each(Object.entries(projects))("%s", (fixture, { own, rust, commands = [], edits = [] }) => {
  let project: Project;
  let worker: TestWorker<Record<string, unknown>>;
  beforeAll(async () => {
    project = await addToProject(fixture);
    // As wrangler does it before a deployment, with what else the project builds.
    const { code, stdout, stderr } = await project.run("wrangler deploy --dry-run --outdir .wrangler/out");
    expect(code, stdout + stderr).toBe(0);
    worker = await createWorker({ root: project.root });
  }, PATIENCE);
  afterAll(async () => {
    await worker?.close();
    project?.remove();
  });

  const ask = async (request: string): Promise<string> => {
    const [method = "", path = ""] = request.split(" ");
    const response = await worker.fetch(path, { method, ...(method === "POST" && { body: "hi" }) });
    const origin = response.headers.get("access-control-allow-origin");
    const text = `${response.status} ${await response.text()}`;
    return fixture === "hono-toml" && path.startsWith("/hello/") ? `${text} ${origin}` : text;
  };

  test("its own routes answer as before", async () => {
    for (const [request, answer] of own) expect(await ask(request)).toBe(answer);
  });

  test("Rust answers", async () => {
    for (const [request, answer] of rust) expect(await ask(request)).toBe(answer);
  });

  test.each(commands)("%s", { timeout: PATIENCE }, async (command) => {
    const { code, stdout, stderr } = await project.run(command);
    expect(code, stdout + stderr).toBe(0);
  });

  if (edits.length > 0) {
    test("its edits reach `wrangler dev`", { timeout: PATIENCE }, () => serveEdits(project, edits));
  }

  test("a second run finds nothing to do", async () => {
    expect(await createBimetal(project.root, [".", "--yes"])).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^✓ \S+ has Bimetal: (?:there is nothing to do\n$|this is left to you\n(?:! run .*\n)+$)/,
      ),
      stderr: "",
    });
  });
});
