import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatDiagnostics, readConfig, type WorkerConfig } from "@bimetal/config";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type CompileOutcome, compile } from "../index.ts";

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "bimetal-classes-")));
  symlinkSync(MODULES, join(root, "node_modules"), "junction");
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Compiles the project in a folder of the workspace, with what its config says. */
async function compileIn(folder: string, config: object): Promise<CompileOutcome> {
  return compile({ root: join(root, folder), config: readConfigOf(config, folder) });
}

function readConfigOf(config: object, folder = "."): WorkerConfig {
  write(join(folder, "wrangler.json"), JSON.stringify(config));
  const { value, diagnostics } = readConfig("wrangler.json", { root: join(root, folder) });
  if (!value) throw new Error(formatDiagnostics(diagnostics));
  return value;
}

const textOf = ({ value }: CompileOutcome, path: string) => value?.files.find((file) => file.path === path)?.text;

/** The type of a binding in TypeScript. */
function typeOf(outcome: CompileOutcome, binding: string): string | undefined {
  return new RegExp(`^  ${binding}\\??: (.*);$`, "m").exec(textOf(outcome, "env.ts") ?? "")?.[1];
}

const room =
  'import { DurableObject } from "cloudflare:workers"; export class Room extends DurableObject { enter() {} }';
const rooms = (name: string, more: object = {}) => ({
  durable_objects: { bindings: [{ name, class_name: "Room", ...more }] },
});

test("TypeScript is loaded only where the config names classes", async () => {
  vi.doMock("@ts-morph/bootstrap", () => {
    throw new Error("TypeScript is loaded");
  });
  write("app/src/index.ts", `${room} export default {};`);
  write("other/src/index.ts", "export default {};");
  write("other/wrangler.json", '{ "name": "other" }');
  const bare = { kv_namespaces: [{ binding: "KV" }], services: [{ binding: "OTHER", service: "other" }] };
  expect(typeOf(await compileIn("app", bare), "OTHER")).toBe("Fetcher");
  await expect(compileIn("app", rooms("ROOMS"))).rejects.toThrow();
  vi.doUnmock("@ts-morph/bootstrap");
});

test("a class is found by whatever way the entry exports it, and its kind by whatever it extends", async () => {
  write("tsconfig.json", '{ "compilerOptions": { "types": ["@cloudflare/workers-types"] } }');
  write(
    "src/index.ts",
    `export * from "./stars"; export { Inner as Renamed } from "./stars"; export * as name from "./stars";
     import { WithBase } from "./stars"; export { WithBase };
     export default { fetch: () => new Response() };`,
  );
  write(
    "src/stars.ts",
    `import { DurableObject as Base } from "cloudflare:workers"; import * as all from "cloudflare:workers";
     export class Inner extends Base {}
     class Own<T> extends all.DurableObject { get(): T | undefined { return undefined; } }
     export class WithBase extends Own<string> {}
     function mixed<C extends abstract new (...args: any[]) => Base>(Class: C) { abstract class Result extends Class { mix(): number { return 1; } } return Result; }
     export class Mixed extends mixed(Base) {}
     function wrap<C>(Class: C): C { return Class; }
     export const Wrapped = wrap(WithBase);
     export class Plain { fetch() { return new Response(); } }`,
  );
  const names = ["Inner", "Renamed", "WithBase", "Mixed", "Wrapped", "Plain"];
  const bindings = names.map((name) => ({ name: name.toUpperCase(), class_name: name }));
  const outcome = await compileIn(".", { durable_objects: { bindings } });
  expect(formatDiagnostics(outcome.diagnostics)).toBe("");
  expect(names.map((name) => typeOf(outcome, name.toUpperCase()))).toEqual([
    ...["Inner", "Renamed", "WithBase", "Mixed"].map(
      (name) => `DurableObjectNamespace<import("../src/index").${name}>`,
    ),
    'DurableObjectNamespace<InstanceType<typeof import("../src/index").Wrapped>>',
    "DurableObjectNamespace",
  ]);
  const stubs = textOf(outcome, "stubs.rs") ?? "";
  expect(stubs.match(/pub (?:struct|async fn) \w+/g)).toEqual([
    ...["pub struct Inner", "pub struct Renamed", "pub struct WithBase", "pub async fn get"],
    ...["pub struct Mixed", "pub async fn mix", "pub struct Wrapped", "pub async fn get"],
  ]);
  expect(stubs).toContain("pub async fn get(&self) -> Result<Option<String>, ::bimetal::BindingError>");
});

test("the kind of a class is known without the types of cloudflare:workers", async () => {
  write("tsconfig.json", '{ "compilerOptions": { "types": [] } }');
  write("src/index.ts", room);
  const outcome = await compileIn(".", rooms("ROOMS"));
  expect(typeOf(outcome, "ROOMS")).toBe('DurableObjectNamespace<import("../src/index").Room>');
  expect(textOf(outcome, "stubs.rs")).toContain("pub async fn enter(&self)");
});

test("what may be exported by a module that is not found is not refused", async () => {
  write("src/index.ts", 'export * from "absent"; export default {};');
  const outcome = await compileIn(".", rooms("ROOMS"));
  expect(formatDiagnostics(outcome.diagnostics)).toBe("");
  expect(typeOf(outcome, "ROOMS")).toBe("DurableObjectNamespace");
});

test("the author's modules are inputs, and are read anew each time", async () => {
  write("src/index.ts", 'export * from "./room"; export default {};');
  write("src/room.ts", room);
  write("tsconfig.json", "{}");
  const first = await compileIn(".", rooms("ROOMS"));
  expect(
    first.inputs
      .filter((file) => file.startsWith(root))
      .map((file) => file.slice(root.length + 1))
      .sort(),
  ).toEqual(["src/index.ts", "src/room.ts", "tsconfig.json", "wrangler.json"]);
  write(
    "src/room.ts",
    room.replace("enter()", "leave(at: When)").replace("import", 'import type { When } from "./when"; import'),
  );
  const stubs = async () => textOf(await compileIn(".", rooms("ROOMS")), "stubs.rs") ?? "";
  expect(await stubs()).not.toContain("pub async fn");
  write("src/when.ts", "export type When = number;");
  expect(await stubs()).toContain("pub async fn leave(&self, at: f64)");
  write("src/when.ts", "export type When = string;");
  expect(await stubs()).toContain("pub async fn leave(&self, at: &str)");
  rmSync(join(root, "src/room.ts"));
  const { diagnostics } = await compileIn(".", rooms("ROOMS"));
  expect(diagnostics).toEqual([]);
});

test.each([
  [
    "pnpm",
    "pnpm-workspace.yaml",
    "packages:\n  # Workers\n  - 'apps/*' # all\n  - \"!apps/old\"\n\ncatalog:\n  - no\n",
  ],
  ["pnpm, in one line", "pnpm-workspace.yaml", "packages: [apps/*, '!apps/old']\n"],
  ["npm", "package.json", JSON.stringify({ workspaces: ["apps/*", "!apps/old"] })],
  ["yarn", "package.json", JSON.stringify({ workspaces: { packages: ["apps/**", "!apps/old"] } })],
])("neighbours in a workspace of %s", async (_, file, text) => {
  write(file, text);
  write("apps/chat/src/index.ts", room);
  write("apps/chat/wrangler.toml", 'name = "chat"\n[env.staging]\n[env.live]\nname = "talk"\n');
  write("apps/old/src/index.ts", room);
  write("apps/old/wrangler.json", '{ "name": "old" }');
  write("apps/web/src/index.ts", "export default {};");
  const scripts = [["chat"], ["chat", "staging"], ["talk"], ["old"], ["nobody"]];
  const bindings = scripts.map(([script_name, environment], index) => {
    return { name: `R${index}`, class_name: "Room", script_name, environment };
  });
  const outcome = await compileIn("apps/web", { name: "web", durable_objects: { bindings } });
  expect(formatDiagnostics(outcome.diagnostics)).toBe("");
  const typed = 'DurableObjectNamespace<import("../../chat/src/index").Room>';
  expect(bindings.map(({ name }) => typeOf(outcome, name))).toEqual([
    ...[typed, typed, typed],
    ...["DurableObjectNamespace", "DurableObjectNamespace"],
  ]);
  expect(textOf(outcome, "stubs.rs")?.match(/pub struct \w+/g)).toEqual(["pub struct Room"]);
  expect(outcome.inputs).toContain(join(root, "apps/chat/wrangler.toml"));
  expect(outcome.inputs).toContain(join(root, "apps/chat/src/index.ts"));
});

test("without a workspace, the folders beside the project's are its neighbours", async () => {
  write("web/src/index.ts", `${room} export default {};`);
  write("chat/src/index.ts", `${room.replace("enter() {}", "leave() {}")} export default {};`);
  write("chat/wrangler.json", '{ "name": "chat" }');
  const bindings = [
    { name: "OWN", class_name: "Room" },
    { name: "OTHERS", class_name: "Room", script_name: "chat" },
    { name: "ALSO_OWN", class_name: "Room", script_name: "web" },
  ];
  const outcome = await compileIn("web", { name: "web", durable_objects: { bindings } });
  expect(bindings.map(({ name }) => typeOf(outcome, name))).toEqual(
    ["../src", "../../chat/src", "../src"].map((path) => `DurableObjectNamespace<import("${path}/index").Room>`),
  );
  // Two classes of one name: the second is told apart by its Worker.
  expect(textOf(outcome, "stubs.rs")?.match(/pub struct \w+/g)).toEqual(["pub struct Room", "pub struct ChatRoom"]);
});

test("a neighbour's class that is not exported is refused, and an entrypoint is typed", async () => {
  write("web/src/index.ts", "export default {};");
  write("api/wrangler.json", '{ "name": "api" }');
  write(
    "api/src/index.ts",
    `import { WorkerEntrypoint } from "cloudflare:workers";
     /** Counts. */
     export default class extends WorkerEntrypoint { add(a: number, b: number) { return a + b; } }
     export class Admin extends WorkerEntrypoint {}
     export const Handlers = { fetch: () => new Response() };`,
  );
  const service = (binding: string, entrypoint?: string) => ({ binding, service: "api", entrypoint });
  const good = [service("API"), service("ADMIN", "Admin"), service("HANDLERS", "Handlers")];
  const outcome = await compileIn("web", { name: "web", services: good });
  expect(formatDiagnostics(outcome.diagnostics)).toBe("");
  expect(good.map(({ binding }) => typeOf(outcome, binding))).toEqual([
    'Service<typeof import("../../api/src/index").default>',
    'Service<typeof import("../../api/src/index").Admin>',
    "Fetcher",
  ]);
  expect(textOf(outcome, "env.rs")).toContain("pub api: super::stubs::Api,");
  const refused = await compileIn("web", { name: "web", services: [service("ADMIN", "Admim")] });
  expect(refused.diagnostics).toMatchObject([
    {
      code: "class/not-exported",
      fix: 'did you mean "Admin"?',
      related: [{ location: { file: "../api/src/index.ts" } }],
    },
  ]);
});

test("a class that Rust has is typed as the contract says, and TypeScript must not have it, too", async () => {
  const contract = `import { contract, durableObject, fn } from "bimetal"; import { z } from "zod";
    export default contract({ title: "Chat", version: "1", routes: {}, objects: {
      Room: durableObject({ methods: { enter: fn({ input: z.object({ name: z.string() }).meta({ id: "Guest" }), output: z.int() }) } }),
    } });`;
  write("src/contract.ts", contract);
  write("src/index.ts", "export default {};");
  const free = await compileIn(".", rooms("ROOMS"));
  expect(formatDiagnostics(free.diagnostics)).toBe("");
  expect(typeOf(free, "ROOMS")).toBe('DurableObjectNamespace<import("./objects").Room>');
  expect(textOf(free, "stubs.rs")).toContain("pub async fn enter(&self, input: &Guest)");
  write("src/index.ts", room);
  const taken = await compileIn(".", rooms("ROOMS"));
  expect(taken.diagnostics).toMatchObject([
    { code: "class/taken", location: { file: "src/index.ts" }, related: [{ location: { file: "src/contract.ts" } }] },
  ]);
  const wrong = await compileIn(".", { workflows: [{ binding: "ROOMS", name: "rooms", class_name: "Room" }] });
  expect(wrong.diagnostics.map(({ code }) => code)).toContain("class/kind");
});

test("of types within each other, none crosses where one cannot", async () => {
  write(
    "src/index.ts",
    `import { DurableObject } from "cloudflare:workers";
     interface Post { answer: Answer | null; at: Date }
     interface Answer { post: Post | null; text: string }
     export class Room extends DurableObject {
       post(post: Post): void {}
       answer(answer: Answer): void {}
       read(): string { return ""; }
     }`,
  );
  const stubs = textOf(await compileIn(".", rooms("ROOMS")), "stubs.rs") ?? "";
  expect(stubs.match(/pub (?:struct|async fn) \w+/g)).toEqual(["pub struct Room", "pub async fn read"]);
});

test("a neighbour with a contract may have a class that TypeScript does not", async () => {
  write("web/src/index.ts", "export default {};");
  write("chat/wrangler.json", '{ "name": "chat" }');
  write("chat/src/index.ts", "export default {};");
  const compiled = () => compileIn("web", { name: "web", ...rooms("ROOMS", { script_name: "chat" }) });
  expect((await compiled()).diagnostics).toMatchObject([{ code: "class/not-exported" }]);
  write("chat/src/contract.ts", "");
  const outcome = await compiled();
  expect(outcome.diagnostics).toEqual([]);
  expect(typeOf(outcome, "ROOMS")).toBe("DurableObjectNamespace");
  write("chat/generated/objects.ts", room);
  expect(typeOf(await compiled(), "ROOMS")).toBe('DurableObjectNamespace<import("../../chat/generated/objects").Room>');
});

test.each(["{", '{ "extends": "./absent.json" }', '{ "compilerOptions": { "module": "none", "paths": 3 } }', "\0"])(
  "settings of TypeScript that are wrong are for others to tell: %j",
  async (settings) => {
    write("tsconfig.json", settings);
    write("src/index.ts", `export class; ${room}`);
    expect(typeOf(await compileIn(".", rooms("ROOMS")), "ROOMS")).toBe(
      'DurableObjectNamespace<import("../src/index").Room>',
    );
  },
);

test("names that are hostile never become code", async () => {
  write("src/index.ts", `${room} export { Room as "a b;c" }; export { Room as "default2\\u2028" };`);
  const names = ["a b;c", "__proto__", 'Room> = import("x"', "constructor", "toString"];
  for (const class_name of names) {
    const outcome = await compileIn(".", { durable_objects: { bindings: [{ name: "ROOMS", class_name }] } });
    if (class_name === "a b;c") expect(typeOf(outcome, "ROOMS")).toBe("DurableObjectNamespace");
    else expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["class/not-exported"]);
  }
});

test("a class is known also where the binding is of another kind in another environment", async () => {
  write("src/index.ts", `${room} export default {};`);
  const staging = { r2_buckets: [{ binding: "ROOMS", bucket_name: "rooms" }] };
  const outcome = await compileIn(".", { ...rooms("ROOMS"), env: { staging } });
  expect(typeOf(outcome, "ROOMS")).toBe('R2Bucket | DurableObjectNamespace<import("../src/index").Room>');
  expect(textOf(outcome, "env.rs")).toContain("pub rooms: ::bimetal::Handle,");
});
