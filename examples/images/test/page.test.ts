import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { quarters, toJpeg, toPng } from "./sample";
import { start, upload } from "./start";

const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
const found = existsSync(executablePath);

const worker = await start();
let browser: Browser | undefined;
beforeAll(async () => {
  if (found) browser = await chromium.launch({ executablePath });
});
afterAll(() => browser?.close());
beforeEach(({ skip }) => skip(!found, `there is no Chromium at ${executablePath}: set CHROME_PATH`));

/** Opens the page. It must do nothing that the browser complains of. */
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

/** The width and height of what an `img` shows, once it does. */
async function shown(image: Locator): Promise<[number, number]> {
  return image.evaluate(async (element) => {
    await element.decode();
    return [element.naturalWidth, element.naturalHeight];
  });
}

const choose = (page: Page, name: string, mimeType: string, bytes: Uint8Array) =>
  page.getByLabel("choose one").setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });

test("an image is chosen, seen in its shapes and formats, put on a card, and deleted", async () => {
  const page = await openPage();
  await choose(page, "tea.jpg", "image/jpeg", toJpeg(quarters(500, 1000), 6));
  await page.getByRole("status").getByText("tea.jpg is a jpeg of 1000 × 500 pixels.").waitFor();
  const thumbnail = page.getByRole("img", { name: "A jpeg of 1000 × 500 pixels" });
  await expect.poll(() => shown(thumbnail)).toEqual([320, 160]);
  await page.getByLabel("Shape").selectOption("a square");
  await expect.poll(() => shown(thumbnail)).toEqual([320, 320]);
  // A WebP is what this browser can read.
  await page.getByLabel("Format").selectOption("webp");
  await expect.poll(() => thumbnail.evaluate((image) => image.currentSrc)).toContain("format=webp");
  await expect.poll(() => shown(thumbnail)).toEqual([320, 320]);

  const card = page.getByRole("img", { name: "The card" });
  const source = () => card.evaluate((image) => image.currentSrc);
  await expect.poll(source).toContain("image=");
  await page.getByLabel("Title").fill("<b>Tea & 🍵");
  await expect.poll(source).toContain("title=%3Cb%3ETea");
  expect(await shown(card)).toEqual([1200, 630]);

  await page.getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => page.locator("#images li").count()).toBe(0);
  await expect.poll(source).not.toContain("image=");
  expect((await worker.env.IMAGES.list()).objects).toEqual([]);
});

test("an image is dropped", async () => {
  const page = await openPage();
  const bytes = JSON.stringify([...toPng(quarters(64, 32))]);
  const file = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(${bytes})], "dropped.png", { type: "image/png" }));
    return transfer;
  })()`);
  await page.locator("#drop").dispatchEvent("drop", { dataTransfer: file });
  await page.getByRole("status").getByText("dropped.png is a png of 64 × 32 pixels.").waitFor();
  expect(await shown(page.getByRole("img", { name: "A png of 64 × 32 pixels" }))).toEqual([64, 32]);
});

test("who comes later sees what is there", async () => {
  await upload(worker, toPng(quarters(50, 100)));
  const page = await openPage();
  expect(await shown(page.getByRole("img", { name: "A png of 50 × 100 pixels" }))).toEqual([50, 100]);
});

test("what goes wrong is said in the words of the problem", async () => {
  const page = await openPage();
  await choose(page, "page.png", "image/png", Buffer.from("<!doctype html>"));
  await page.getByRole("status").getByText("This is neither a PNG nor a JPEG nor a WebP.").waitFor();

  const whole = toPng(quarters(400, 200));
  await choose(page, "half.png", "image/png", whole.subarray(0, whole.length / 2));
  await page.getByRole("status").getByText("The image is damaged: ").waitFor();
});
