import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();
const visitor = createVisitor(worker);
await visitor.shorten("https://example.com/", "home");

test("a QR code is drawn as SVG", async () => {
  const response = await visitor.ask("GET", "/api/links/home/qr.svg");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  expect(await response.text()).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 (\d+) \1".+<\/svg>$/,
  );
});

test("the margin of a QR code can be chosen", async () => {
  const widthOf = async (query: string) => {
    const response = await visitor.ask("GET", `/api/links/home/qr.svg${query}`);
    return Number(/viewBox="0 0 (\d+)/.exec(await response.text())?.[1]);
  };
  expect(await widthOf("?margin=0")).toBe((await widthOf("")) - 2 * 4);
});

test("a QR code is streamed as PNG", async () => {
  const response = await visitor.ask("GET", "/api/links/home/qr.png?size=300");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await response.arrayBuffer());
  expect(png.subarray(0, 8)).toEqual(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([300, 300]);
  expect(png.subarray(-8, -4).toString()).toBe("IEND");
});

test("a link that does not exist has no QR code: 404", async () => {
  for (const format of ["svg", "png"]) {
    const response = await visitor.ask("GET", `/api/links/nowhere/qr.${format}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "There is no link `nowhere`.",
    });
  }
});

test("a PNG is at most as large as this deployment says: 422", async () => {
  const response = await visitor.ask("GET", "/api/links/home/qr.png?size=1025");
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    title: "Unprocessable Entity",
    detail: "1025 pixels are more than the 1024 that are drawn here.",
  });
});

const suggest = async (body: { url: string; title?: string }) => {
  const response = await visitor.ask("POST", "/api/suggestions", body);
  expect(response.status).toBe(200);
  return ((await response.json()) as { slugs: string[] }).slugs;
};

test("slugs are suggested of the words of an address and a title, without those that are taken", async () => {
  const url = "https://www.rust-lang.org/learn";
  expect(await suggest({ url })).toEqual(["learn-rust", "learn", "rust", "lang", "learn-rust-lang"]);
  expect((await suggest({ url, title: "The Book" }))[0]).toBe("book-learn");

  await visitor.shorten(url, "learn-rust");
  const [first, ...others] = await suggest({ url });
  expect(first).toBe("learn");
  // The number comes from the session, which middleware hands over: it is always the same.
  expect(others.at(-1)).toMatch(/^learn-\d\d$/);
  expect(await suggest({ url })).toEqual([first, ...others]);
});

test("without a word a random slug is suggested", async () => {
  const [[one], [two]] = [await suggest({ url: "https://x.y/" }), await suggest({ url: "https://x.y/" })];
  expect(one).toMatch(/^[0-9a-hjkmnp-tv-z]{7}$/);
  expect(one).not.toBe(two);
});
