import type { Random } from "@bimetal/compiler/test";
import type { Json } from "@bimetal/config";

/** A value of `[vars]`, without `null`, which TOML has not. */
export function randomVar(random: Random, depth = 0): Json {
  switch (random.below(depth > 2 ? 4 : 7)) {
    case 0:
    case 1:
      return random.pick(["", "text", 'say "hi"', "a\nb", "`$` \\", "日本"]);
    case 2:
      return random.pick([0, 1, -5, 1.5, 1e21]);
    case 3:
      return random.chance(0.5);
    case 4:
    case 5:
      return Array.from({ length: random.below(4) }, () => randomVar(random, depth + 1));
    default: {
      const keys = KEYS.filter(() => random.chance(0.4));
      return Object.fromEntries(keys.map((key) => [key, randomVar(random, depth + 1)]));
    }
  }
}

const KEYS = ["a", "b", "some-key", "per day", "type"];
