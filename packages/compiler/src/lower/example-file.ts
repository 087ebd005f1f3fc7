import type { ExampleFile } from "bimetal";

/** The fields of a form as zod takes them: what an example says of a file is one. */
export function withFiles(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => {
    return [name, Array.isArray(value) ? value.map(fileOf) : fileOf(value)];
  });
  return Object.fromEntries(entries);
}

function fileOf(value: unknown): unknown {
  return isExampleFile(value)
    ? new File([value.content as Uint8Array<ArrayBuffer>], value.name, { type: value.type })
    : value;
}

/** Whether a value is what an example says of a file. A value of any other field is no object. */
export function isExampleFile(value: unknown): value is ExampleFile {
  if (typeof value !== "object" || value === null) return false;
  const { name, type, content } = value as Partial<Record<keyof ExampleFile, unknown>>;
  const isContent = typeof content === "string" || content instanceof Uint8Array;
  return typeof name === "string" && typeof type === "string" && isContent;
}
