/** Whether the emitted parsers judge as zod does: the same verdict, the same output, the same issues. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createParser, type Parser } from "bimetal/schema";
import { expect, test } from "vitest";
import type { z } from "zod";
import { bodies, bodyBytes } from "../fixtures/bodies.ts";
import { schemas } from "../fixtures/contracts/schemas/contract.ts";
import * as generated from "../fixtures/contracts/schemas/generated/schemas.ts";
import type { Model } from "../src/model.ts";
import { compileFixture } from "./compile-fixture.ts";
import { updatesGoldens } from "./goldens.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByParser, judgeByZod, judgeValue, judgeValueByParser, type Verdict } from "./reference.ts";

const { model } = await compileFixture("contracts", "schemas");
const names = Object.keys(schemas) as (keyof typeof schemas)[];

test.each(names)("%s: hostile and ordinary values", (name) => {
  const parser = parserOf(name);
  for (const text of VALUES) {
    const expected = judgeByZod(schemas[name], Buffer.from(text));
    expectSame(judgeByParser(parser, Buffer.from(text)), expected, text);
    const value = JSON.parse(text);
    expectSame(judgeValueByParser(parser, value), judgeValue(schemas[name], value, true), `${text}, jitless`);
  }
});
