import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { start } from "./start";

const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
const found = existsSync(executablePath);

const worker = await start();
let browser: Browser | undefined;
beforeAll(async () => {
  if (found) browser = await chromium.launch({ executablePath });
});
afterAll(() => browser?.close());
beforeEach(({ skip }) => skip(!found, `there is no Chromium at ${executablePath}: set CHROME_PATH`));

/** Opens the page as a new visitor. It must do nothing that the browser complains of. */
async function openPage(): Promise<Page> {
  const page = await (browser as Browser).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  onTestFinished(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });
  await page.goto(worker.url.href);
  return page;
}

test("a link is made, its QR code is drawn, it is followed and deleted", async () => {
  const page = await openPage();
  await page.getByText("None yet.").waitFor();
  await page.getByLabel("Address").fill(`${worker.url}?followed`);
  await page.getByLabel("Slug").fill("try-it");
  await page.getByRole("button", { name: "Shorten" }).click();
  await page.getByText(`Made ${worker.url.host}/try-it.`).waitFor();

  const dark = await page.getByAltText("QR code of try-it").evaluate(darkness);
  expect(dark).toBeGreaterThan(0.2);
  expect(dark).toBeLessThan(0.5);

  await page.getByRole("link", { name: `${worker.url.host}/try-it` }).click();
  await page.waitForURL(`${worker.url}?followed`);

  // The session's cookie brings the link back.
  await page.getByRole("button", { name: "Delete try-it" }).click();
  await page.getByText("Deleted try-it.").waitFor();
  expect(await page.getByRole("listitem").count()).toBe(0);
  expect((await worker.fetch("/try-it", { redirect: "manual" })).status).toBe(404);
});

test("a suggested slug is taken with a click", async () => {
  const page = await openPage();
  await page.getByLabel("Address").fill("https://www.rust-lang.org/learn");
  await page.getByLabel("Address").blur();
  await page.getByRole("button", { name: "learn-rust", exact: true }).click();
  await page.getByRole("button", { name: "Shorten" }).click();
  await page.getByRole("link", { name: `${worker.url.host}/learn-rust` }).waitFor();
});

test("what goes wrong is said in the words of the problem", async () => {
  const page = await openPage();
  await page.getByLabel("Address").fill("ftp://example.com/");
  await page.getByRole("button", { name: "Shorten" }).click();
  await page.getByRole("status").getByText("`url` must be an http or https address.").waitFor();
});

test("a long list is shown page by page", async () => {
  const page = await openPage();
  for (let number = 1; number <= 21; number++) {
    const data = { url: "https://example.com/", slug: `page-${number}` };
    const made = await page.request.post(new URL("/api/links", worker.url).href, { data });
    expect(made.status()).toBe(201);
  }
  await page.reload();
  await page.getByRole("button", { name: "Show more" }).click();
  await page.getByRole("link", { name: `${worker.url.host}/page-1`, exact: true }).waitFor();
  expect(await page.getByRole("listitem").count()).toBe(21);
  expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
});

/** What a browser has and the project of a Worker has no types of. */
interface Picture {
  decode(): Promise<void>;
}
declare const OffscreenCanvas: new (
  width: number,
  height: number,
) => {
  getContext(kind: "2d"): {
    drawImage(image: Picture, x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
};

/** How much of an image is dark, from 0 to 1. It runs in the page. */
async function darkness(image: Picture): Promise<number> {
  await image.decode();
  const context = new OffscreenCanvas(100, 100).getContext("2d");
  context.drawImage(image, 0, 0, 100, 100);
  const reds = context.getImageData(0, 0, 100, 100).data.filter((_, index) => index % 4 === 0);
  return reds.filter((red) => red < 128).length / reds.length;
}
