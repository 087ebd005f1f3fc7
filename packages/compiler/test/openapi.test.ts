/** The documents of all contracts: whether they are OpenAPI is judged by others, and what they say by the emitted parsers. */
import { type SpecData, Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { OpenApi } from "bimetal/docs";
import type { Parser } from "bimetal/schema";
import { expect, test } from "vitest";
import * as generated from "../fixtures/contracts/schemas/generated/schemas.ts";
import { emitOpenApi, type Model, type Schema } from "../src/index.ts";
import { compileFixture } from "./compile-fixture.ts";
import { listCases } from "./goldens.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeValueByParser } from "./reference.ts";
import { VALUES } from "./values.ts";

const cases = await Promise.all(
  listCases("contracts").map(async (name) => {
    const { model } = await compileFixture("contracts", name);
    return { name, model, document: emitOpenApi(model) as unknown as OpenApi };
  }),
);

test.each(cases)("$name is valid OpenAPI 3.1", async ({ document }) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document) as unknown as SpecData);
  expect(errors).toBe(undefined);
  expect([valid, validator.version]).toEqual([true, "3.1"]);
});

test.each(cases)("the schemas of $name are valid JSON Schema, without a keyword that means nothing", ({ document }) => {
  const ajv = createAjv(document);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    expect(ajv.getSchema(`#/components/schemas/${name}`), name).toBeTypeOf("function");
  }
});

test.each(cases)("every route of $name has its operation", ({ model, document }) => {
  const operations = Object.values(document.paths).flatMap(({ "x-additionalOperations": others = {}, ...known }) => [
    ...Object.values(known),
    ...Object.values(others),
  ]);
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    model.routes.map(({ name }) => name.author).sort(),
  );
});

const { model, document } = cases.find(({ name }) => name === "schemas") as (typeof cases)[number];
const types = new Map(model.types.map((type) => [type.name.pascal, type]));
const parsers = generated as unknown as Readonly<Record<string, Parser<unknown>>>;
const bodies = bodyTypes(model);
const ajv = createAjv(document);
const counts = { malformed: 0, valid: 0, invalid: 0, throws: 0 };

test.each(bodies)(
  "the schema of the body $name takes what its parser takes, and describes what it gives",
  ({ name, schema }) => {
    const random = createRandom(1);
    const texts = [...VALUES, ...Array.from({ length: 200 }, () => randomBody(random, types, schema))];
    // zod passes this key over in records, which no schema can say.
    for (const text of texts.filter((candidate) => !candidate.includes("__proto__"))) {
      const value: unknown = JSON.parse(text);
      const judged = judgeValueByParser(parsers[name] as Parser<unknown>, value);
      counts[judged.verdict]++;
      expect(isValid(name, "Input", value), text).toBe(judged.verdict === "valid");
      if (judged.verdict === "valid") expect(isValid(name, "", JSON.parse(judged.value)), judged.value).toBe(true);
    }
  },
);

test("bodies of both verdicts were judged", () => {
  expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(1000);
});

/** The types of the bodies that are sent. */
function bodyTypes({ routes }: Model): { readonly name: string; readonly schema: Schema }[] {
  return routes.flatMap(({ body }) => {
    if (body?.kind !== "json" || body.schema.kind !== "named") return [];
    return [{ name: body.schema.name.pascal, schema: body.schema }];
  });
}

/** By what stands in the document: a type that is both sent and answered with may stand there twice. */
function isValid(name: string, ending: "" | "Input", value: unknown): boolean {
  const key = ending !== "" && document.components?.schemas?.[name + ending] ? name + ending : name;
  return ajv.getSchema(`#/components/schemas/${key}`)?.(value) === true;
}

function createAjv({ components = {} }: OpenApi): Ajv2020 {
  // A tuple may have fewer items than are described; `discriminator` is OpenAPI's own.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false, strictTuples: false });
  ajv.addVocabulary(["components", "discriminator"]);
  ajv.addSchema({ components }, "");
  return ajv;
}
