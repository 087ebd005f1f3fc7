import { expect, test } from "vitest";
import { createClient } from "../generated/client";
import { pngBomb, quarters, toJpeg, toPng } from "./sample";
import { send, start, upload } from "./start";

const worker = await start();
const client = createClient(worker);

test("an image is kept as it was sent, and listed, until it is deleted", async () => {
  const file = toPng(quarters(40, 20));
  const image = await upload(worker, file);
  expect(image).toMatchObject({ format: "png", width: 40, height: 20, size: file.length });
  expect(await client.listImages()).toMatchObject({ status: 200, body: { images: [image] } });

  const response = await worker.fetch(`/images/${image.id}`);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true);

  const etag = response.headers.get("etag") ?? "";
  const again = await worker.fetch(`/images/${image.id}`, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);

  const params = { id: image.id };
  expect(await client.deleteImage({ params })).toMatchObject({ status: 204 });
  expect(await client.deleteImage({ params })).toMatchObject({ status: 404 });
  expect((await worker.fetch(`/images/${image.id}`)).status).toBe(404);
  expect(await client.listImages()).toMatchObject({ body: { images: [] } });
});

test("its bytes say what an image is, and how it is turned", async () => {
  const image = await upload(worker, toJpeg(quarters(40, 80), 6));
  expect(image).toMatchObject({ format: "jpeg", width: 80, height: 40 });
});

test.for([
  ["a drawing", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 422, "This is neither a PNG nor"],
  ["half a head", toPng(quarters(8, 8)).subarray(0, 20), 422, "The image is damaged: "],
  [
    "a bomb",
    pngBomb(50_000, 50_000),
    413,
    "50000 × 50000 pixels are more than the 13 million that are decoded here of such a file.",
  ],
] as const)("%s is not kept", async ([, file, status, detail]) => {
  const before = await worker.env.IMAGES.list();
  const response = await send(worker, file);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status, detail: expect.stringContaining(detail) });
  expect((await worker.env.IMAGES.list()).objects).toHaveLength(before.objects.length);
});

test("a form without a file is refused", async () => {
  const response = await send(worker, "no file");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ issues: [{ in: "body", path: ["image"] }] });
});

test("what is said of an image that is not there", async () => {
  for (const id of ["nothing", crypto.randomUUID(), "x".repeat(2000)]) {
    const detail = `There is no image \`${id}\`.`;
    for (const path of [`/images/${id}`, `/images/${id}/thumbnail`, `/card?title=Tea&image=${id}`]) {
      const response = await worker.fetch(path);
      expect([response.status, await response.json()]).toMatchObject([404, { detail }]);
    }
  }
});

test("the API's reference is there, and whatever is not", async () => {
  const docs = await worker.fetch("/docs");
  expect([docs.status, docs.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  expect((await worker.fetch("/nowhere")).status).toBe(404);
});
