import { expect, expectTypeOf, test } from "vitest";
import { createGuard, createParser, INVALID, isObject, type Node, type Parser, ValidationError } from "./index.ts";

interface Link {
  slug: string;
}

const node: Node = { type: "object", fields: [["slug", { type: "string", checks: [{ min: 2 }] }]] };

const Link: Parser<Link> = createParser((value) => {
  if (!isObject(value) || typeof value.slug !== "string" || value.slug.length < 2) return INVALID;
  return { slug: value.slug };
}, node);

const ISSUE = {
  origin: "string",
  code: "too_small",
  minimum: 2,
  inclusive: true,
  path: ["slug"],
  message: "Too small: expected string to have >=2 characters",
};

test("parse gives the value or throws", () => {
  expect(Link.parse({ slug: "ab", more: 1 })).toEqual({ slug: "ab" });
  expect(() => Link.parse({ slug: "a" })).toThrow(ValidationError);
  expect(() => Link.parse({ slug: "a" })).toThrow("slug: Too small: expected string to have >=2 characters");
  expect(() => Link.parse(1)).toThrow("value: Invalid input: expected object, received number");
});

test("safeParse gives the value or the error", () => {
  expect(Link.safeParse({ slug: "ab" })).toEqual({ success: true, data: { slug: "ab" } });
  const result = Link.safeParse({ slug: "a" });
  expect(result.success || result.error.issues).toEqual([ISSUE]);
});

test("it is a Standard Schema", async () => {
  const { version, vendor, validate } = Link["~standard"];
  expect({ version, vendor }).toEqual({ version: 1, vendor: "bimetal" });
  expect(validate({ slug: "ab" })).toEqual({ value: { slug: "ab" } });
  expect(validate({ slug: "a" })).toEqual({ issues: [ISSUE] });
  expectTypeOf<NonNullable<(typeof Link)["~standard"]["types"]>["output"]>().toEqualTypeOf<Link>();
});

test("issues beyond the limit are only counted", () => {
  const list: Node = { type: "array", item: { type: "record", value: { type: "boolean" } } };
  const parser = createParser(() => INVALID, list);
  const value = [{ a: 1, b: 2 }, 3, { c: 4 }];
  expect(parser.collect(value)).toMatchObject({
    total: 4,
    issues: [{ path: [0, "a"] }, { path: [0, "b"] }, { path: [1] }, {}],
  });
  expect(parser.collect(value, 1)).toMatchObject({ total: 4, issues: [{ path: [0, "a"] }] });
  expect(parser.collect(value, 0)).toEqual({ total: 4, issues: [] });
});

test("a guard gives the value back as it is", () => {
  const Names = createGuard(
    (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === "string"),
    { type: "array", item: { type: "string" } },
  );
  const names = ["a"];
  expect(Names.parse(names)).toBe(names);
  expect(Names.safeParse([1]).success).toBe(false);
});

test("values that JSON does not have are described as zod describes them", () => {
  class Custom {}
  const messages = [undefined, () => {}, Symbol(), 1n, Number.NaN, new Custom(), new Map(), Object.create(null)].map(
    (value) => createParser(() => INVALID, { type: "boolean" }).collect(value).issues[0]?.message,
  );
  expect(messages.map((message) => message?.split("received ")[1])).toEqual([
    "undefined",
    "function",
    "symbol",
    "bigint",
    "NaN",
    "Custom",
    "Map",
    "object",
  ]);
});
