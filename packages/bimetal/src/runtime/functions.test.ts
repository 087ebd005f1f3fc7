import { Hono } from "hono";
import { expect, test } from "vitest";
import { createGuard } from "../schema/index.ts";
import type { Definition } from "./definition.ts";
import { createFunctions } from "./functions.ts";
import { mountRoutes } from "./mount.ts";
import { typescript } from "./serve-typescript.ts";
import { typescriptFunction } from "./typescript-function.ts";

const text = createGuard((value): value is string => typeof value === "string", { type: "string" });

interface Called {
  readonly echo: (input: unknown) => Promise<string>;
  readonly deep: (input: string) => Promise<string>;
}

const functions = createFunctions([
  typescriptFunction({ name: "echo", input: text, output: text }, (input: string, { c }) => {
    if (input === "wrong") return 1;
    if (input === "thrown") throw new Error("no");
    return `${input} for ${c.req.path}`;
  }),
  typescriptFunction({ name: "deep", input: text, output: text }, async (input: string, { functions }) =>
    functions.deep(input),
  ),
]);

const definition: Definition = {
  name: "ask",
  method: "GET",
  path: "/:what",
  responses: { 200: { kind: "text", contentType: "text/plain" } },
  success: 200,
};

/** What a handler is answered by its functions. */
async function ask(call: (functions: Called) => Promise<string>): Promise<string> {
  const app = new Hono();
  const handler = ({ functions }: { functions: Called }) => call(functions).catch((error: Error) => error.message);
  mountRoutes(app, [typescript(definition, handler, undefined, functions)]);
  return (await app.request("/path")).text();
}

test("a function is given the context of the request", async () => {
  expect(await ask((functions) => functions.echo("hello"))).toBe("hello for /path");
});

test("what it throws, and what the contract does not allow, is a rejection", async () => {
  expect(await ask((functions) => functions.echo("thrown"))).toBe("no");
  const mismatch = "does not match the contract: value: Invalid input: expected string, received number";
  expect(await ask((functions) => functions.echo(1))).toBe(`the input of \`echo\` ${mismatch}`);
  expect(await ask((functions) => functions.echo("wrong"))).toBe(`the output of \`echo\` ${mismatch}`);
});

test("calls have an end", async () => {
  const told = "`deep` is called within 64 other functions, which is as deep as calls may go";
  expect(await ask((functions) => functions.deep(""))).toBe(told);
});

test("Rust is given JSON, at once or as a promise, and no output as null", async () => {
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const app = new Hono();
  const answers: unknown[] = [];
  app.get("/", async (c) => {
    const host = createFunctions([
      typescriptFunction({ name: "now", input: text, output: text }, (input: string) => input),
      typescriptFunction({ name: "later", output: text }, async () => "late"),
      typescriptFunction({ name: "flush" }, () => undefined),
    ]).host(c);
    answers.push(host.call?.(0, json("now")), host.call?.(1, json(null)), host.call?.(2, json(null)));
    return c.text("");
  });
  await app.request("/");
  expect(answers).toEqual(['"now"', expect.any(Promise), "null"]);
  expect(await answers[1]).toBe('"late"');
});
