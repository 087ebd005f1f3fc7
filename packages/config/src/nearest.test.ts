import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";
import { topLevelKeys } from "./wrangler-keys.ts";

test.each([
  ["kv_namespace", "kv_namespaces"],
  ["kv-namespaces", "kv_namespaces"],
  ["nmae", "name"],
  ["VARS", "vars"],
  ["d1_database", "d1_databases"],
  ["compatability_date", "compatibility_date"],
  ["frobnicate", undefined],
  ["x", undefined],
])("%s is meant as %s", (word, meant) => {
  expect(nearest(word, topLevelKeys)).toBe(meant);
});
