import { expect, test } from "vitest";
import { editEntry } from "./entry.ts";
import { makesApp } from "./module.ts";

const edit = (text: string, file = "src/index.ts") =>
  editEntry(file, text, { routes: "../generated/routes", makesApp: (module) => module === "./app" }).text;

const IMPORT = 'import { createApp } from "../generated/routes";\n';
const BOTH = `import { withRoutes } from "bimetal/runtime";\n${IMPORT}`;

/** What each module becomes: `+` marks what comes in, and a line below `-` what it was. */
const cases: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    "a Hono app gets them before its own routes",
    `import { Hono } from "hono"; // the framework\n\nconst app = new Hono<{ Bindings: Env }>();\napp.get("/", (c) => c.text("hi"));\n\n// All of it.\nexport default app;\n`,
    `import { Hono } from "hono"; // the framework\n${IMPORT}\nconst app = new Hono<{ Bindings: Env }>();\napp.route("/", createApp());\napp.get("/", (c) => c.text("hi"));\n\n// All of it.\nexport default app;\n`,
  ],
  [
    "what answers everything stays behind them",
    `import { Hono as H } from "hono";\nimport { Room } from "./room";\nconst app = new H().use(cors());\napp.use("*", log());\n// the rest\napp.get("/a", a).all("*", missing);\nexport { app as default, Room };\n`,
    `import { Hono as H } from "hono";\nimport { Room } from "./room";\n${IMPORT}const app = new H().use(cors());\napp.use("*", log());\napp.route("/", createApp());\n// the rest\napp.get("/a", a).all("*", missing);\nexport { app as default, Room };\n`,
  ],
  [
    "files that are served stay behind them",
    `import { OpenAPIHono } from "@hono/zod-openapi";\nexport const app = new OpenAPIHono({ strict: false });\napp.use(serveStatic({ root: "./" }));\nexport default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;\n`,
    `import { OpenAPIHono } from "@hono/zod-openapi";\n${IMPORT}export const app = new OpenAPIHono({ strict: false });\napp.route("/", createApp());\napp.use(serveStatic({ root: "./" }));\nexport default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;\n`,
  ],
  [
    "a Hono app of another module",
    `import app from "./app";\nexport * from "./room";\nexport default app;\n`,
    `import app from "./app";\n${IMPORT}export * from "./room";\napp.route("/", createApp());\nexport default app;\n`,
  ],
  [
    "a Hono app without a name",
    `import { Hono } from "hono";\nexport default new Hono().get("/", (c) => c.text("hi"));\n`,
    `import { Hono } from "hono";\n${IMPORT}export default new Hono().route("/", createApp()).get("/", (c) => c.text("hi"));\n`,
  ],
  [
    "an object",
    `/** The Worker. */\nexport default {\n  async fetch(request) {\n    return new Response("hi");\n  },\n};\n`,
    `${BOTH}\n/** The Worker. */\nexport default withRoutes({\n  async fetch(request) {\n    return new Response("hi");\n  },\n}, createApp());\n`,
  ],
  [
    "an object with a type, in parentheses",
    `export default ({ fetch() {} }) satisfies ExportedHandler<Env>\n`,
    `${BOTH.replaceAll(";", "")}\nexport default withRoutes(({ fetch() {} }) satisfies ExportedHandler<Env>, createApp())\n`,
  ],
  [
    "whatever is wrapped",
    `import { createApp } from "./mine";\nconst worker = { fetch: createApp() };\nexport default Sentry.withSentry(options, worker);\n`,
    `import { createApp } from "./mine";\n${BOTH.replace("createApp", "createApp as createBimetalApp")}const worker = { fetch: createApp() };\nexport default withRoutes(Sentry.withSentry(options, worker), createBimetalApp());\n`,
  ],
  [
    "an object that is exported beside others",
    `import { Room } from "./room";\nconst worker = { fetch() {} };\nexport { worker as default, Room };\n`,
    `import { Room } from "./room";\n${BOTH}const worker = { fetch() {} };\nexport { Room };\nexport default withRoutes(worker, createApp());\n`,
  ],
  [
    "an object that is exported last",
    `const worker = { fetch() {} };\nclass Room {}\nexport { Room, worker as default };\n`,
    `${BOTH}\nconst worker = { fetch() {} };\nclass Room {}\nexport { Room };\nexport default withRoutes(worker, createApp());\n`,
  ],
  [
    "an object that is exported alone",
    `const worker = { fetch() {} };\nexport { worker as default };\n`,
    `${BOTH}\nconst worker = { fetch() {} };\nexport default withRoutes(worker, createApp());\n`,
  ],
  [
    "a Hono app that is exported from another module",
    `export { Room } from "./room";\nexport { default, log } from './app';\n`,
    `import { createApp } from "../generated/routes";\nimport worker from './app';\n\nexport { Room } from "./room";\nexport { log } from './app';\nworker.route("/", createApp());\n\nexport default worker;\n`,
  ],
  [
    "another Worker that is exported from another module",
    `export { api as default } from "./api";\n`,
    `${BOTH}import { api as worker } from "./api";\n\nexport default withRoutes(worker, createApp());\n`,
  ],
  [
    "a Hono app that answers everything in its own chain",
    `import { Hono } from "hono";\nconst app = new Hono().get("*", (c) => c.text("all"));\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}const app = new Hono().route("/", createApp()).get("*", (c) => c.text("all"));\nexport default app;\n`,
  ],
  [
    "a Hono app whose routes are at a path of its own",
    `import { Hono } from "hono";\nconst app = new Hono().basePath("/api");\nexport default { fetch: app.fetch };\n`,
    `import { Hono } from "hono";\n${BOTH}const app = new Hono().basePath("/api");\nexport default withRoutes({ fetch: app.fetch }, createApp());\n`,
  ],
  [
    "a comment stays beside what it is about",
    `import { Hono } from "hono";\nconst app = new Hono();\napp.use(cors()); // all origins\napp.all("*", all);\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}const app = new Hono();\napp.use(cors()); // all origins\napp.route("/", createApp());\napp.all("*", all);\nexport default app;\n`,
  ],
  [
    "a class with a name",
    `import { WorkerEntrypoint } from "cloudflare:workers";\nexport default class Api extends WorkerEntrypoint<Env> {\n  fetch() {}\n}\n`,
    `import { WorkerEntrypoint } from "cloudflare:workers";\n${BOTH}class Api extends WorkerEntrypoint<Env> {\n  fetch() {}\n}\n\nexport default withRoutes(Api, createApp());\n`,
  ],
  [
    "a class without one",
    `import { WorkerEntrypoint } from "cloudflare:workers";\nexport default class extends WorkerEntrypoint {}\n`,
    `import { WorkerEntrypoint } from "cloudflare:workers";\n${BOTH}class Entrypoint extends WorkerEntrypoint {}\n\nexport default withRoutes(Entrypoint, createApp());\n`,
  ],
  [
    "lines may end as on Windows",
    `import { Hono } from "hono";\r\nconst app = new Hono();\r\nexport default app;`,
    `import { Hono } from "hono";\r\nimport { createApp } from "../generated/routes";\r\nconst app = new Hono();\r\napp.route("/", createApp());\r\nexport default app;`,
  ],
  [
    "a route of parameters stays behind them, and what stands apart does so",
    `import { Hono } from "hono";\n\nconst app = new Hono();\n\napp.get("/:slug/:x", page);\n\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}\nconst app = new Hono();\n\napp.route("/", createApp());\n\napp.get("/:slug/:x", page);\n\nexport default app;\n`,
  ],
  [
    "middleware that cannot go on stays behind them",
    `import { Hono } from "hono";\nconst app = new Hono();\napp.use(cors());\napp.use(async (c) => c.text("spa"));\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}const app = new Hono();\napp.use(cors());\napp.route("/", createApp());\napp.use(async (c) => c.text("spa"));\nexport default app;\n`,
  ],
  [
    "routes that are kept in a variable, in a chain of lines",
    `import { Hono } from "hono";\nconst app = new Hono();\nconst routes = app\n  .use(cors())\n  // ours\n  .route("/", api);\nexport type Routes = typeof routes;\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}const app = new Hono();\nconst routes = app\n  .use(cors())\n  .route("/", createApp())\n  // ours\n  .route("/", api);\nexport type Routes = typeof routes;\nexport default app;\n`,
  ],
  [
    "routes that a function adds",
    `import { Hono } from "hono";\nconst app = new Hono();\nconst find = () => app.routes;\napp.use(cors());\naddRoutes(app);\nexport default app;\n`,
    `import { Hono } from "hono";\n${IMPORT}const app = new Hono();\nconst find = () => app.routes;\napp.use(cors());\napp.route("/", createApp());\naddRoutes(app);\nexport default app;\n`,
  ],
  [
    "statements on one line, with single quotes and without semicolons",
    `import { Hono } from 'hono'\nconst app = new Hono(); app.get('/', home)\nexport default app\n`,
    `import { Hono } from 'hono'\nimport { createApp } from '../generated/routes'\nconst app = new Hono(); \napp.route('/', createApp())\napp.get('/', home)\nexport default app\n`,
  ],
];

test.each(cases)("%s", (_, before, after) => {
  expect(edit(before)).toBe(after);
});

test("elements of JSX are read", () => {
  const text =
    'import { Hono } from "hono";\nconst app = new Hono();\napp.get("/", (c) => c.html(<p>hi</p>));\nexport default app;\n';
  expect(edit(text, "src/index.tsx")).toContain(
    'app.route("/", createApp());\napp.get("/", (c) => c.html(<p>hi</p>));',
  );
});

test.each([
  [
    'addEventListener("fetch", answer);\n',
    "src/index.ts:1:1: the Worker is expected to be the module's default export",
  ],
  ["let a;\n  export default function answer() {}\n", "src/index.ts:2:3: the Worker is expected to be"],
  ["export default {\n  fetch(: 1\n", /^src\/index\.ts:2:9: .*\. Correct it first\.$/],
])("%j is told", (text, message) => {
  expect(() => edit(text)).toThrow(message);
});

test("what an author may have to know is told", () => {
  const ask = (text: string, makesApp = false) =>
    editEntry("src/index.ts", text, { routes: "../generated/routes", makesApp: () => makesApp });
  const hono = 'import { Hono } from "hono";\nconst app = new Hono();\n';
  expect(ask(`${hono}app.use("/admin/*", auth);\nexport default app;`)).toMatchObject({ isGuarded: false, notes: [] });
  expect(ask(`${hono}app.use(auth);\nexport default app;`)).toMatchObject({ isGuarded: true, notes: [] });
  expect(ask(`${hono}app.get("/", home);\napp.use(auth);\nexport default app;`)).toMatchObject({
    isGuarded: false,
    notes: [expect.stringContaining("middleware below the contract's routes is not asked")],
  });
  expect(ask("export default { fetch() {} };").notes).toEqual([expect.stringContaining("answer before it")]);
});

test.each([
  ['app.get("/a", a);\napp.use("*", cors());\napp.post("/b/:id", b);', true],
  ['app.get("/:slug/:x", a);', false],
  ["app.all('*', a);", false],
  ['app.route("/", api);', false],
  ["app.use(async (c) => c.text('spa'));", false],
  ["app.use(async (c, next) => next());", true],
  ['app.use("*", serveStatic({}));', false],
])("routes can be added behind an imported app with %j: %j", (text, can) => {
  expect(makesApp(`const app = new Hono();\n${text}`)).toBe(can);
});
