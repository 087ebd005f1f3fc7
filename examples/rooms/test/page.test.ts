import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { start } from "./start";
import { join, open } from "./visitor";

const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
const found = existsSync(executablePath);

const worker = await start({ LIMITS: { characters: 1000, lines: 1000, seconds: 1, days: 30 } });
let browser: Browser | undefined;
beforeAll(async () => {
  if (found) browser = await chromium.launch({ executablePath });
});
afterAll(() => browser?.close());
beforeEach(({ skip }) => skip(!found, `there is no Chromium at ${executablePath}: set CHROME_PATH`));

/** Opens the page in a browser of somebody's own. It must do nothing that the browser complains of. */
async function openPage(name: string, hash = ""): Promise<Page> {
  const context = await (browser as Browser).newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(new URL(hash, worker.url).href);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your name").blur();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("Line").fill(text);
  await page.getByRole("button", { name: "Say" }).click();
}

/** What stands in the room, line by line. */
async function read(page: Page): Promise<(string | null)[]> {
  return page
    .locator("#lines > li")
    .evaluateAll((items) => items.map((item) => item.lastElementChild?.textContent?.trim() ?? null));
}

test("two people open a room and talk, while the room is put out of memory", async () => {
  const ada = await openPage("Ada");
  await ada.getByLabel("Open a room").fill("tea");
  await ada.getByRole("button", { name: "Open" }).click();
  await ada.getByRole("heading", { name: "tea" }).waitFor();
  await ada.getByText("Here: Ada", { exact: true }).waitFor();

  const grace = await openPage("Grace");
  await grace.getByRole("link", { name: "tea" }).click();
  for (const page of [ada, grace]) await page.getByText("Here: Ada, Grace", { exact: true }).waitFor();

  await say(ada, "is **tea** ready?");
  for (const page of [ada, grace]) await page.locator("strong", { hasText: "tea" }).waitFor();

  await worker.evictDurableObject("Room", { name: "tea", webSockets: "hibernate" });
  await say(grace, "in a minute");
  for (const page of [ada, grace]) await page.getByText("in a minute").waitFor();
  expect(await read(ada)).toEqual(["is tea ready?", "in a minute"]);
  expect(await read(grace)).toEqual(await read(ada));

  await grace.close();
  await ada.getByText("Here: Ada", { exact: true }).waitFor();
});

test("who comes later reads what was said, and what was said before that", async () => {
  await open(worker, "old");
  const visitor = await join(worker, "old", "Ada");
  await visitor.hear();
  for (let number = 1; number <= 101; number++) {
    visitor.say(`line ${number}`);
    await visitor.hear();
  }
  const page = await openPage("Grace", "#old");
  await page.getByText("line 101").waitFor();
  expect(await read(page)).toHaveLength(100);
  await page.getByRole("button", { name: "Show older" }).click();
  await page.getByText("line 1", { exact: true }).waitFor();
  expect((await read(page)).slice(0, 2)).toEqual(["line 1", "line 2"]);
  expect(await read(page)).toHaveLength(101);
  visitor.leave();
});

test("what is said does nothing in the page", async () => {
  await open(worker, "hostile");
  const page = await openPage("Ada", "#hostile");
  await page.getByText("Here: Ada", { exact: true }).waitFor();
  const lines = [
    "<img src=x onerror='document.title=1'>",
    "[a](javascript:document.title=1)",
    "![b](https://example.com/b.png)",
  ];
  for (const line of lines) await say(page, line);
  await expect.poll(() => read(page)).toEqual([lines[0], "a", "b"]);
  expect(await page.locator("#lines :is(img, a)").count()).toBe(0);
  expect(await page.title()).toBe("Rooms");
});

test("a page finds its room again when the connection broke", async () => {
  await open(worker, "broken");
  const page = await openPage("Ada", "#broken");
  await page.getByText("Here: Ada", { exact: true }).waitFor();
  await say(page, "before");
  await page.getByText("before").waitFor();
  const again = page.waitForEvent("websocket");
  await worker.evictDurableObject("Room", { name: "broken", webSockets: "close" });
  await again;
  // Without a connection, nobody is said to be there.
  await page.getByText("Here: Ada", { exact: true }).waitFor();
  await say(page, "after");
  await page.getByText("after").waitFor();
  expect(await read(page)).toEqual(["before", "after"]);
});

test("what goes wrong is said in the words of the problem", async () => {
  await open(worker, "taken");
  const page = await openPage("Ada");
  await page.getByLabel("Open a room").fill("taken");
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("status").getByText("There is a room `taken` already.").waitFor();
});
