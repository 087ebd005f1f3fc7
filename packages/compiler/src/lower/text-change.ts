import type { TextChange } from "../model.ts";

/** Which of zod's own changes a function is. It is known by its source: any other function may do anything. */
export function identifyChange(change: unknown): TextChange | undefined {
  if (typeof change !== "function") return undefined;
  const source = String(change).replace(/\s+/g, "");
  const [kind] = Object.entries(SOURCES).find(([, pattern]) => pattern.test(source)) ?? [];
  if (kind !== "normalize") return kind as TextChange | undefined;
  return (["NFC", "NFD", "NFKC", "NFKD"] as const).find((form) => {
    return PROBES.every((probe) => change(probe) === probe.normalize(form));
  });
}

const SOURCES: Readonly<Record<string, RegExp>> = {
  trim: /^\(?(\w+)\)?=>\1\.trim\(\)$/,
  lower: /^\(?(\w+)\)?=>\1\.toLowerCase\(\)$/,
  upper: /^\(?(\w+)\)?=>\1\.toUpperCase\(\)$/,
  slugify: /^\(?(\w+)\)?=>(?:\w+\.)?slugify\d*\(\1\)$/,
  normalize: /^\(?(\w+)\)?=>\1\.normalize\(\w+\)$/,
};

/** Texts that all forms of normalization change to something else. */
const PROBES = ["\u00e9", "e\u0301", "\ufb01"];
