import type { Random } from "@bimetal/compiler/test";
import type { Json } from "@bimetal/config";
import { set } from "../bindings/random-config.ts";
import type { JsonObject } from "../bindings/samples.ts";
import { hostileName } from "./hostile.ts";

/** Values of other types, names of other kinds, keys too many and too few, anywhere in a config. */
export function damageConfig(random: Random, config: JsonObject): JsonObject {
  let damaged: Json = config;
  for (let times = random.pick([0, 0, 1, 1, 2]); times > 0; times -= 1)
    damaged = damage(random, damaged, random.below(5));
  return isObject(damaged) ? damaged : { vars: damaged };
}

/** Changes something so many levels below, or as far as there are any. */
function damage(random: Random, value: Json, depth: number): Json {
  if (Array.isArray(value) && value.length > 0) {
    const index = random.below(value.length);
    if (depth === 0 && random.chance(0.5))
      return random.chance(0.5) ? value.toSpliced(index, 1) : [...value, value[index]];
    return value.with(index, damage(random, value[index] as Json, depth - 1));
  }
  if (isObject(value) && Object.keys(value).length > 0) return damageObject(random, value, depth);
  return anything(random);
}

function damageObject(random: Random, object: JsonObject, depth: number): JsonObject {
  const chosen = random.pick(Object.keys(object));
  const damaged: JsonObject = {};
  const action = depth > 0 ? "enter" : random.pick(["enter", "replace", "rename", "misspell", "drop", "add"] as const);
  for (const [key, value] of Object.entries(object)) {
    if (key !== chosen) set(damaged, [key], value);
    else if (action === "enter") set(damaged, [key], damage(random, value, depth - 1));
    else if (action === "replace") set(damaged, [key], anything(random));
    else if (action === "rename") set(damaged, [hostileName(random)], value);
    else if (action === "misspell") set(damaged, [misspell(random, key)], value);
    else if (action === "add") for (const name of [key, hostileName(random)]) set(damaged, [name], value);
  }
  return damaged;
}

function misspell(random: Random, key: string): string {
  const at = random.below(key.length + 1);
  return key.slice(0, at) + random.pick(["", "x", "_", key[at] ?? ""]) + key.slice(at + random.below(2));
}

function anything(random: Random): Json {
  return random.pick<() => Json>([
    () => hostileName(random),
    () => hostileName(random),
    () => ({ [hostileName(random)]: hostileName(random), [hostileName(random)]: [1, "a", null] }),
    () => [hostileName(random), { [hostileName(random)]: 1 }],
    () => random.pick([null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, "", [], {}, [[]], [{}], [null], { "": {} }]),
  ])();
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
