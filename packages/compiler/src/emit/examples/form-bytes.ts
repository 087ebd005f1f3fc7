import { writeText } from "bimetal/client";
import type { ExampleFile, Json } from "../../model.ts";

/** The fields of a form, and how a client sends them: the same every time. */
export function formBytes(fields: { readonly [name: string]: Json }): {
  readonly contentType: string;
  readonly bytes: Buffer;
} {
  const parts = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item) => part(name, item)));
  let boundary = "example";
  while (parts.some((bytes) => bytes.includes(`--${boundary}`))) boundary += "-";
  const chunks = parts.flatMap((bytes) => [Buffer.from(`--${boundary}\r\n`), bytes, Buffer.from("\r\n")]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function part(name: string, value: Json): Buffer {
  const head = `Content-Disposition: form-data; name="${escapeName(name)}"`;
  if (typeof value !== "object" || value === null) return Buffer.from(`${head}\r\n\r\n${writeText(value)}`);
  const file = value as unknown as ExampleFile;
  const type = `filename="${escapeName(file.name)}"\r\nContent-Type: ${file.type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(`${head}; ${type}`), contentOf(file)]);
}

function contentOf({ content }: ExampleFile): Buffer {
  return typeof content === "string" ? Buffer.from(content) : Buffer.from(content.base64, "base64");
}

function escapeName(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}
