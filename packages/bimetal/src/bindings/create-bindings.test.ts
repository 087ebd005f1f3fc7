import type { KVNamespace } from "@cloudflare/workers-types";
import { expect, test } from "vitest";
import { createGuard } from "../schema/index.ts";
import { createBindings } from "./create-bindings.ts";
import { type KvView, kvView } from "./kv-view.ts";

interface Env {
  FLAGS: KVNamespace;
  PREVIEWS?: KVNamespace;
}

interface Bindings {
  readonly FLAGS: KvView<boolean>;
  readonly PREVIEWS?: KvView<boolean>;
}

const flag = createGuard((value: unknown): value is boolean => typeof value === "boolean", { type: "boolean" });
const bindings: (env: Env) => Bindings = createBindings([
  kvView("FLAGS", "Flag", flag),
  kvView("PREVIEWS", "Flag", flag),
]);

const namespace = () => ({}) as KVNamespace;

test("views are made once for an env", () => {
  const env: Env = { FLAGS: namespace() };
  expect(bindings(env)).toBe(bindings(env));
  expect(bindings(env).FLAGS.raw).toBe(env.FLAGS);
  expect(bindings({ FLAGS: namespace() })).not.toBe(bindings(env));
});

test("what an environment lacks has no view", () => {
  expect(Object.keys(bindings({ FLAGS: namespace() }))).toEqual(["FLAGS"]);
  expect(Object.keys(bindings({ FLAGS: namespace(), PREVIEWS: namespace() }))).toEqual(["FLAGS", "PREVIEWS"]);
});
