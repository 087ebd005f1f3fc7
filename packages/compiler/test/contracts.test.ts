/** Whole outputs of whole contracts. `emitted-code.test.ts` proves that they are code that can be used. */
import * as api from "bimetal";
import { expect, test } from "vitest";
import type { Body, NamedType, Route, RustObject, Schema, Segment, WorkerEvent } from "../src/index.ts";
import type { FileCheck, LengthCheck, NumberCheck, RangeCheck, TextCheck } from "../src/model.ts";
import { partsOfType, schemaOfBody, withParts } from "../src/schema-parts.ts";
import { compileFixture } from "./compile-fixture.ts";
import { expectGoldens, listCases } from "./goldens.ts";

const cases = await Promise.all(
  listCases("contracts").map(async (name) => ({ name, ...(await compileFixture("contracts", name)) })),
);
const routes = cases.flatMap(({ model }) => model.routes);
const types = cases.flatMap(({ model }) => model.types);

test.each(cases)("$name", ({ name, files }) => expectGoldens("contracts", name, files));

test("the router rust", async () => {
  const { files } = await compileFixture("routers", "rust", "rust");
  expectGoldens("routers", "rust", files);
});

/** All values of a union: one that is missing here is a type error. */
function rows<Row extends string>(values: Readonly<Record<Row, true>>): string[] {
  return Object.keys(values);
}

const schemas = [...routes.flatMap(rootsOf), ...types.flatMap(partsOfType)].flatMap(withParts);
const checksOf = (owner: Schema["kind"]): readonly (TextCheck | NumberCheck | FileCheck)[] =>
  schemas.flatMap((schema) => (schema.kind === owner && "checks" in schema ? [...schema.checks] : []));

test.each(
  rows<Schema["kind"]>({
    string: true,
    number: true,
    int: true,
    boolean: true,
    stringbool: true,
    template: true,
    null: true,
    unknown: true,
    never: true,
    file: true,
    array: true,
    tuple: true,
    record: true,
    nullable: true,
    optional: true,
    nonoptional: true,
    default: true,
    catch: true,
    pipe: true,
    named: true,
  }),
)("the schema %s has a golden", (kind) => {
  expect(schemas.map((schema) => schema.kind)).toContain(kind);
});

test.each(rows<NamedType["kind"]>({ object: true, choice: true, alias: true, union: true }))(
  "the type %s has a golden",
  (kind) => {
    expect(types.map((type) => type.kind)).toContain(kind);
  },
);

test.each(rows<LengthCheck["kind"]>({ min: true, max: true, length: true }))("the length %s has a golden", (kind) => {
  for (const owner of ["string", "array", "file"] as const) {
    expect(checksOf(owner).map((check) => check.kind)).toContain(kind);
  }
});

test.each(rows<RangeCheck["kind"]>({ min: true, max: true }))("the range %s has a golden", (kind) => {
  for (const owner of ["number", "int"] as const) {
    for (const inclusive of [true, false]) {
      expect(checksOf(owner)).toContainEqual(expect.objectContaining({ kind, inclusive }));
    }
  }
});

test.each(
  rows<Exclude<TextCheck["kind"], LengthCheck["kind"]>>({
    pattern: true,
    prefix: true,
    suffix: true,
    includes: true,
    format: true,
    url: true,
    change: true,
  }),
)("the check of strings %s has a golden", (kind) => {
  expect(checksOf("string").map((check) => check.kind)).toContain(kind);
});

test.each(rows<Exclude<NumberCheck["kind"], RangeCheck["kind"]>>({ multipleOf: true, format: true }))(
  "the check of numbers %s has a golden",
  (kind) => {
    expect([...checksOf("number"), ...checksOf("int")].map((check) => check.kind)).toContain(kind);
  },
);

test.each(rows<Segment["kind"]>({ static: true, parameter: true, catchAll: true }))(
  "the segment %s has a golden",
  (kind) => {
    expect(routes.flatMap(({ segments }) => segments.map((segment) => segment.kind))).toContain(kind);
  },
);

test.each(rows<RustObject["kind"]>({ durableObject: true, entrypoint: true, workflow: true }))(
  "the class %s has a golden",
  (kind) => {
    expect(cases.flatMap(({ model }) => model.objects.map((object) => object.kind))).toContain(kind);
  },
);

test.each(
  rows<WorkerEvent["name"]>({
    scheduled: true,
    queue: true,
    email: true,
    tail: true,
    tailStream: true,
    connect: true,
  }),
)("the event %s has a golden", (name) => {
  expect(cases.flatMap(({ model }) => model.events.map((event) => event.name))).toContain(name);
});

/** Every kind of body that the contract's module can name, and what of a request may have it. */
const bodies: readonly {
  readonly name: string;
  readonly body: Partial<Body>;
  readonly request: boolean;
  readonly response?: false;
}[] = [
  { name: "a schema", body: { kind: "json", contentType: "application/json" }, request: true },
  { name: "json", body: { kind: "json", contentType: "application/vnd.note+json" }, request: true },
  { name: "text", body: api.text(), request: true },
  { name: "html", body: api.html(), request: true },
  { name: "svg", body: api.svg(), request: true },
  { name: "bytes", body: { kind: "bytes" }, request: true },
  { name: "stream", body: { kind: "stream" }, request: true },
  { name: "form", body: { kind: "form" }, request: true, response: false },
  { name: "events", body: { kind: "events" }, request: false },
  { name: "empty", body: api.empty(), request: false },
  { name: "redirect", body: api.redirect(), request: false },
];

test.each(["rust", "typescript"] as const)("every kind of body has a golden in %s", (language) => {
  const own = routes.filter((route) => route.language === language);
  const responses = own.flatMap((route) => route.responses.map(({ body }) => body));
  for (const { name, body, request, response = true } of bodies) {
    if (response) expect(responses, name).toContainEqual(expect.objectContaining(body));
    if (request)
      expect(
        own.map((route) => route.body),
        name,
      ).toContainEqual(expect.objectContaining(body));
  }
});

test("the table of bodies is complete", () => {
  const makers = Object.entries(api).filter(([, make]) => isBodyMaker(make));
  expect(makers.map(([name]) => name).sort()).toEqual(
    bodies
      .slice(1)
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(["rust", "typescript"] as const)("every part of a request has a golden in %s", (language) => {
  const own = routes.filter((route) => route.language === language);
  for (const part of ["params", "query", "headers", "cookies", "locals", "body", "docs"] as const) {
    expect(
      own.some((route) => route[part] !== undefined),
      part,
    ).toBe(true);
  }
});

function isBodyMaker(value: unknown): boolean {
  const bindings = ["kv", "params", "queue"];
  const objects = ["durableObject", "entrypoint", "workflow"];
  const others = ["contract", "fn", "group", "route", "twin", ...bindings, ...objects];
  const isPlainFunction = typeof value === "function" && !others.includes(value.name);
  return isPlainFunction && !["get", "post", "put", "patch", "del", "options"].includes(value.name);
}

function rootsOf({ body, responses }: Route): Schema[] {
  return [body, ...responses.map((response) => response.body)].flatMap((part) => schemaOfBody(part) ?? []);
}
