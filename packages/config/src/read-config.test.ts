import { parse as parseAsWrangler } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parseToml } from "./parse-toml.ts";
import { parseConfig } from "./read-config.ts";
import { tomlTerms } from "./tree.ts";
import { readJson } from "./var-type.ts";

const toml = `name = "links"
main = "dist/worker.js"
compatibility_date = "2025-01-01"
compatibility_flags = ["nodejs_compat"]

[build]
command = "bimetal build"
watch_dir = ["src", "Cargo.toml"]

# A section, set off by a blank line.

# Slug to URL.
#   Never expires.
[[kv_namespaces]]
binding = "LINKS" # not this
id = "0"

[[queues.producers]]
# Hits to be counted.
binding = "HITS"
queue = "hits"

[[services]]
binding = "AUTH"
service = "auth"
entrypoint = "Login"

[ai]
binding = "AI"

[vars]
# How many links a user may have.
LIMIT = 10
limits.day = 1.0

[secrets]
required = [
  # Signs sessions.
  "KEY",
]
`;

const jsonc = `{
  "name": "links",
  "main": "dist/worker.js",
  "compatibility_date": "2025-01-01",
  "compatibility_flags": ["nodejs_compat"],
  "build": { "command": "bimetal build", "watch_dir": ["src", "Cargo.toml"] },
  // A section, set off by a blank line.

  "kv_namespaces": [
    /*
     * Slug to URL.
     *   Never expires.
     */
    { "binding": "LINKS", "id": "0" }, // not this
  ],
  "queues": {
    "producers": [
      {
        // Hits to be counted.
        "binding": "HITS", "queue": "hits"
      }
    ]
  },
  "services": [{ "binding": "AUTH", "service": "auth", "entrypoint": "Login" }],
  "ai": { "binding": "AI" },
  "vars": {
    /** How many links a user may have. */
    "LIMIT": 10,
    "limits": { "day": 1.0 }
  },
  "secrets": {
    "required": [
      // Signs sessions.
      "KEY"
    ]
  }
}
`;

describe.each([
  ["wrangler.toml", toml, { LINKS: "15:11", HITS: "20:11", AUTH: "24:11", AI: "29:11", LIMIT: "33:1", KEY: "39:3" }],
  ["wrangler.jsonc", jsonc, { LINKS: "14:18", HITS: "20:20", AUTH: "24:29", AI: "25:22", LIMIT: "28:5", KEY: "34:7" }],
  ["wrangler.json", jsonc.replaceAll("\n", "\r\n"), { LINKS: "14:18", KEY: "34:7" }],
])("%s", (file, text, places) => {
  const { value: config, diagnostics } = parseConfig(file, text);

  test("is read without a diagnostic", () => {
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({
      file,
      name: "links",
      main: "dist/worker.js",
      compatibilityDate: "2025-01-01",
      buildCommand: "bimetal build",
    });
  });

  test("has its bindings in order, with docs", () => {
    const limits = {
      kind: "table",
      fields: [{ key: "day", docs: undefined, optional: false, type: { kind: "float" } }],
    };
    const bindings = config?.bindings.map(({ location: _, optional: __, types: ___, classes: ____, ...own }) => own);
    expect(bindings).toEqual([
      { name: "LINKS", key: "kv_namespaces", docs: "Slug to URL.\nNever expires.", kind: "kv" },
      { name: "HITS", key: "queues.producers", docs: "Hits to be counted.", kind: "queue", queue: "hits" },
      { name: "AUTH", key: "services", docs: undefined, kind: "service", service: "auth", entrypoint: "Login" },
      { name: "AI", key: "ai", docs: undefined, kind: "handle" },
      {
        name: "LIMIT",
        key: "vars",
        docs: "How many links a user may have.",
        kind: "var",
        value: 10,
        type: { kind: "integer" },
      },
      { name: "limits", key: "vars", docs: undefined, kind: "var", value: { day: 1 }, type: limits },
      { name: "KEY", key: "secrets.required", docs: "Signs sessions.", kind: "secret" },
    ]);
  });

  test.each(Object.entries(places))("has %s at %s", (name, place) => {
    const location = config?.bindings.find((binding) => binding.name === name)?.location;
    expect(`${location?.file}:${location?.line}:${location?.column}`).toBe(`${file}:${place}`);
  });
});

test("an empty TOML file is a config without bindings, an empty JSON file a mistake", () => {
  expect(parseConfig("wrangler.toml", "").value?.bindings).toEqual([]);
  expect(parseConfig("wrangler.json", "").diagnostics.map(({ code }) => code)).toEqual(["config/syntax"]);
  expect(parseConfig("wrangler.json", "[]").diagnostics.map(({ code }) => code)).toEqual(["config/wrong-type"]);
});

test("assets without a binding are no binding", () => {
  const { value, diagnostics } = parseConfig("wrangler.toml", '[assets]\ndirectory = "public"\n');
  expect(diagnostics).toEqual([]);
  expect(value?.bindings).toEqual([]);
});

test("what is of a class has it, with its Worker and its place", () => {
  const text = `name = "chat"
services = [{ binding = "API", service = "api" }, { binding = "ADMIN", service = "api", entrypoint = "Admin" }]
workflows = [{ binding = "DIGEST", name = "digest", class_name = "Digest" }]
durable_objects.bindings = [
  { name = "ROOMS", class_name = "Room" },
  { name = "GAMES", class_name = "Game", script_name = "games", environment = "beta" },
]
`;
  const { value, diagnostics } = parseConfig("wrangler.toml", text);
  expect(diagnostics).toEqual([]);
  const classes = value?.bindings.map(({ name, classes = [] }) => {
    const shown = classes.map((use) => `${use.worker}.${use.name} ${use.location.line}:${use.location.column}`);
    return [name, ...shown];
  });
  expect(classes).toEqual([
    ["API", "api.undefined 2:42"],
    ["ADMIN", "api.Admin 2:102"],
    ["DIGEST", "undefined.Digest 3:66"],
    ["ROOMS", "undefined.Room 5:34"],
    ["GAMES", "games-beta.Game 6:34"],
  ]);
  expect(parseConfig("wrangler.toml", '[[workflows]]\nbinding = "A"\nname = "a"\n').diagnostics).toMatchObject([
    { code: "config/missing-key", message: '"workflows[0]" has no "class_name"' },
  ]);
});

test("all mistakes are reported at once, in order of position, and the value is withheld", () => {
  const text =
    'name = 1\n[[r2_buckets]]\nbind = "A"\n[queues]\nproducers = "x"\nconsumer = 1\n[[services]]\nbinding = "B"\n';
  const { value, diagnostics } = parseConfig("wrangler.toml", text);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, location }) => `${location?.line} ${code}`)).toEqual([
    "1 config/wrong-type",
    "2 config/missing-key",
    "3 config/unknown-key",
    "5 config/wrong-type",
    "6 config/unknown-key",
    "7 config/missing-key",
  ]);
});

test("a warning does not withhold the value", () => {
  const { value, diagnostics } = parseConfig("wrangler.toml", 'nmae = "links"\n');
  expect(diagnostics).toMatchObject([{ severity: "warning", fix: 'did you mean "name"?' }]);
  expect(value?.name).toBeUndefined();
});

describe("TOML has the values that wrangler's parser gives", () => {
  test.each([
    ["dotted keys", "a.b.c = 1\na.b.d = 2\n[a.e]\nf = 3"],
    ["lists of tables, nested", "[[a]]\nb = 1\n[[a.c]]\nd = 1\n[[a.c]]\nd = 2\n[a.e]\nf = 1\n[[a]]\nb = 2"],
    ["a table opened after its child", "[a.b]\nc = 1\n[a]\nd = 2"],
    ["inline tables and arrays", 'a = { b = [1, [2, "x"]], c.d = true, "e f" = {} }'],
    ["strings", `a = 'C:\\n'\nb = """\none\\\n  two"""\nc = '''\n'x'\n'''\nd = "\\u00e9\\t"`],
    ["numbers", "a = 1_000\nb = 0x1f\nc = 0o17\nd = 0b11\ne = 1e3\nf = -0.5\ng = +7"],
    ["names of Object.prototype", '__proto__ = 1\nconstructor = { toString = "x" }'],
    ["TOML 1.1", 'a = {\n  b = 1,\n  # comment\n}\nc = "\\e\\x41"'],
  ])("%s", (_, text) => {
    const { value, diagnostics } = parseToml("wrangler.toml", text);
    expect(diagnostics).toEqual([]);
    const json = value && readJson({ diagnostics: [], terms: tomlTerms, prefix: "" }, "", value);
    expect(JSON.stringify(json)).toBe(JSON.stringify(parseAsWrangler(text)));
  });
});

describe("misspelt keys are warnings, with the key that was meant, in every format", () => {
  const misspelt = {
    toml: `nmae = "links"
[[kv_namespaces]]
binding = "LINKS"
idd = "0"
[queues]
producer = []
[build]
comand = "true"
[env.staging]
servces = []
[env.staging.assets]
binding = "ASSETS"
directroy = "public"
[observabilty]
`,
    json: `{ "nmae": "links",
  "kv_namespaces": [{
    "binding": "LINKS",
"idd": "0" }],
  "queues": {
"producer": [] },
  "build": {
"comand": "true" },
  "env": { "staging": {
"servces": [],
    "assets": {
      "binding": "ASSETS",
"directroy": "public" } } },
 "observabilty": {} }
`,
  };

  test.each([
    ["wrangler.toml", misspelt.toml, ["1:1", "14:2"]],
    ["wrangler.json", misspelt.json, ["1:3", "14:2"]],
    ["wrangler.jsonc", `${misspelt.json.replace(/\}\n$/, ",}")} // the end\n`, ["1:3", "14:2"]],
  ])("%s", (file, text, [first, last]) => {
    const { value, diagnostics } = parseConfig(file, text);
    expect(value?.bindings.map(({ name }) => name)).toEqual(["LINKS", "ASSETS"]);
    const told = diagnostics.map(({ severity, fix, location }) => {
      return `${location?.line}:${location?.column} ${severity}: ${fix}`;
    });
    expect(told).toEqual([
      `${first} warning: did you mean "name"?`,
      '4:1 warning: did you mean "id"?',
      '6:1 warning: did you mean "producers"?',
      '8:1 warning: did you mean "command"?',
      '10:1 warning: did you mean "services"?',
      '13:1 warning: did you mean "directory"?',
      `${last} warning: did you mean "observability"?`,
    ]);
  });
});
