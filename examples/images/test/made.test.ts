import { expect, test } from "vitest";
import { colors, decode, GREEN, pngBomb, quarters, RED, roughly, toJpeg, toPng, WHITE } from "./sample";
import { start, upload } from "./start";

const worker = await start();
const photo = await upload(worker, toJpeg(quarters(400, 200)));
const glass = await upload(worker, toPng(quarters(400, 200, [GREEN, RED, WHITE, [0, 0, 255, 128]])));

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await worker.fetch(path, { headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, type: response.headers.get("content-type"), bytes };
}

test("a thumbnail has the size, the colours and the format that are asked for", async () => {
  for (const [query, width, height] of [
    ["", 320, 160],
    ["?width=80", 80, 40],
    ["?width=160&height=160", 160, 80],
    ["?width=160&height=160&fit=cover", 160, 160],
    ["?width=1280", 400, 200],
  ] as const) {
    const { status, type, bytes } = await read(`/images/${photo.id}/thumbnail${query}`);
    expect([status, type]).toEqual([200, "image/jpeg"]);
    const pixels = decode(bytes);
    expect([pixels.width, pixels.height]).toEqual([width, height]);
    expect(colors(pixels)).toEqual(colors(quarters(width, height)));
  }
  const { type, bytes } = await read(`/images/${photo.id}/thumbnail?format=png`);
  expect([type, colors(decode(bytes))]).toEqual(["image/png", colors(quarters(8, 8))]);
});

test("a photograph that lies on its side is shown upright", async () => {
  const lying = quarters(200, 400, [GREEN, WHITE, RED, [0, 0, 255, 255]]);
  const { id } = await upload(worker, toJpeg(lying, 6));
  const pixels = decode((await read(`/images/${id}/thumbnail?width=80`)).bytes);
  expect([pixels.width, pixels.height]).toEqual([80, 40]);
  expect(colors(pixels)).toEqual(colors(quarters(8, 8)));
});

test("what shines through is a WebP for who takes it, else a PNG", async () => {
  const path = `/images/${glass.id}/thumbnail?width=80`;
  const webp = await read(path, { accept: "image/avif,image/webp,*/*" });
  expect([webp.type, webp.headers.get("vary")]).toEqual(["image/webp", "accept"]);
  // Both ways: it is read by Rust again.
  const again = await upload(worker, webp.bytes);
  expect(again).toMatchObject({ format: "webp", width: 80, height: 40 });
  const expected = [GREEN, RED, WHITE, [0, 0, 255, 128]].map(roughly);
  for (const from of [path, `/images/${again.id}/thumbnail?width=80`]) {
    const { type, bytes } = await read(from, { accept: "*/*" });
    expect([type, colors(decode(bytes))]).toEqual(["image/png", expected]);
  }
});

test("what is made once is not made again, and a client that has it is sent nothing", async () => {
  const path = `/images/${photo.id}/thumbnail?width=640`;
  const first = await read(path);
  expect(first.headers.get("cf-cache-status")).toBeNull();
  expect(first.headers.get("cache-control")).toBe("public, max-age=3600");
  await expect.poll(async () => (await read(path)).headers.get("cf-cache-status")).toBe("HIT");
  const second = await read(`${path}&whatever=1`);
  expect([second.headers.get("cf-cache-status"), second.type]).toEqual(["HIT", "image/jpeg"]);
  expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true);

  const etag = first.headers.get("etag") ?? "";
  expect(second.headers.get("etag")).toBe(etag);
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const none = await read(path, { "if-none-match": tags });
    expect([none.status, none.bytes.length, none.headers.get("etag")]).toEqual([304, 0, etag]);
  }
  expect((await read(path, { "if-none-match": '"other"' })).status).toBe(200);
});

test("another size, shape, format, title or image is another thing", async () => {
  const paths = [
    `/images/${photo.id}/thumbnail?width=80`,
    `/images/${photo.id}/thumbnail?width=160`,
    `/images/${photo.id}/thumbnail?width=160&height=80`,
    `/images/${photo.id}/thumbnail?width=160&height=80&fit=cover`,
    `/images/${photo.id}/thumbnail?width=80&format=webp`,
    `/images/${glass.id}/thumbnail?width=80`,
    "/card?title=a",
    "/card?title=b",
    `/card?title=a&image=${photo.id}`,
    `/card?title=a&image=${glass.id}`,
  ];
  const tags: (string | null)[] = [];
  for (const path of paths) tags.push((await read(path)).headers.get("etag"));
  expect(new Set(tags).size).toBe(paths.length);
});

test("of an image that was deleted nothing is shown, though it is in the cache", async () => {
  const { id } = await upload(worker, toPng(quarters(100, 50)));
  const paths = [`/images/${id}/thumbnail?width=80`, `/card?title=Gone&image=${id}`];
  for (const path of paths) {
    await expect.poll(async () => (await read(path)).headers.get("cf-cache-status")).toBe("HIT");
  }
  const etag = (await read(paths[0] as string)).headers.get("etag") ?? "";
  await worker.fetch(`/images/${id}`, { method: "DELETE" });
  for (const path of paths) expect((await read(path, { "if-none-match": etag })).status).toBe(404);
});

test("HEAD has what GET has, but for the bytes", async () => {
  for (const path of [
    `/images/${photo.id}`,
    `/images/${photo.id}/thumbnail?width=160&format=png`,
    "/card?title=HEAD",
  ]) {
    const head = await worker.fetch(path, { method: "HEAD" });
    const get = await worker.fetch(path);
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await get.arrayBuffer()).byteLength).toBeGreaterThan(100);
    for (const name of ["etag", "content-type"]) expect(head.headers.get(name)).toBe(get.headers.get(name));
  }
});

test.for(["width=81", "width=", "height=1", "fit=stretch", "format=gif", "width=81&width=80"])(
  "%s is refused",
  async (query) => {
    const response = await worker.fetch(`/images/${photo.id}/thumbnail?${query}`);
    expect(response.status).toBe(400);
    const [name] = query.split("=");
    expect(await response.json()).toMatchObject({ issues: [{ in: "query", path: [name] }] });
  },
);

test("what was damaged or too large before it came into the bucket is told, and nothing else suffers", async () => {
  const whole = toPng(quarters(400, 200));
  const put = async (bytes: Uint8Array) => {
    const id = crypto.randomUUID();
    await worker.env.IMAGES.put(id, bytes);
    return id;
  };
  const damaged = await put(whole.subarray(0, whole.length / 2));
  const bomb = await put(pngBomb(30_000, 30_000));
  const answers = [`/images/${damaged}/thumbnail`, `/card?title=Tea&image=${bomb}`, `/images/${photo.id}/thumbnail`];
  const [first, second, third] = await Promise.all(answers.map((path) => read(path)));
  const detail = (bytes: Uint8Array = new Uint8Array()) => JSON.parse(Buffer.from(bytes).toString()).detail;
  expect([first?.status, detail(first?.bytes)]).toEqual([422, expect.stringContaining("The image is damaged: ")]);
  expect([second?.status, detail(second?.bytes)]).toEqual([413, expect.stringContaining("30000 × 30000 pixels")]);
  expect(third?.status).toBe(200);
  // A problem is not kept.
  expect((await read(answers[0] as string)).headers.get("cf-cache-status")).toBeNull();
});

test("a card has its title, in 1200 × 630 pixels", async () => {
  const { type, bytes } = await read("/card?title=%3C%2Ftext%3E%20Tea%20%26%20%F0%9F%8D%B5");
  expect(type).toBe("image/png");
  const card = decode(bytes);
  expect([card.width, card.height]).toEqual([1200, 630]);
  const white = (pixels: typeof card) => {
    let count = 0;
    for (let at = 0; at < pixels.data.length; at += 4) if (pixels.data.readUIntBE(at, 3) === 0xffffff) count++;
    return count;
  };
  expect(white(card)).toBeGreaterThan(5000);
  expect(white(decode((await read("/card?title=")).bytes))).toBe(0);
});

test("a card has an image behind its title, and is a JPEG then", async () => {
  const { type, bytes } = await read(`/card?title=&image=${photo.id}`);
  expect(type).toBe("image/jpeg");
  const card = decode(bytes);
  expect([card.width, card.height]).toEqual([1200, 630]);
  expect(colors(card)[0]).toEqual(roughly([115, 0, 0, 255]));
});

test("a title that is missing or too long is refused", async () => {
  for (const query of ["", `?title=${"x".repeat(201)}`]) expect((await read(`/card${query}`)).status).toBe(400);
});
