import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll } from "vitest";
import type { Env } from "../generated/env";
import type { Image } from "../generated/schemas";

/** Starts the Worker for the tests of one file. */
export async function start(): Promise<TestWorker<Env>> {
  const worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
  afterAll(worker.close);
  return worker;
}

/** Sends a form, whose file has the name `image`. */
export function send({ url }: TestWorker<Env>, file: Uint8Array | string): Promise<Response> {
  const form = new FormData();
  if (typeof file === "string") form.append("image", file);
  else form.append("image", new File([new Uint8Array(file)], "image"));
  return fetch(new URL("/images", url), { method: "POST", body: form });
}

/** Uploads an image, and gives what the Worker says of it. */
export async function upload(worker: TestWorker<Env>, file: Uint8Array): Promise<Image> {
  const response = await send(worker, file);
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Image;
}
