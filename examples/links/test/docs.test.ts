import { existsSync } from "node:fs";
import { type SpecData, Validator } from "@seriousme/openapi-schema-validator";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openapi } from "../generated/openapi";
import { start } from "./start";

const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";
const found = existsSync(executablePath);
const PAGE = "/api/docs";

const worker = await start();
let browser: Browser | undefined;
beforeAll(async () => {
  if (found) browser = await chromium.launch({ executablePath });
});
afterAll(() => browser?.close());

test("the document is served as it was made, and no cookie is given for it", async () => {
  const response = await worker.fetch(`${PAGE}/openapi.json`);
  expect(await response.json()).toEqual(openapi);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("the document is valid OpenAPI", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openapi) as unknown as SpecData);
  expect(errors).toBe(undefined);
  expect(valid).toBe(true);
});

test.for(["light", "dark"] as const)(
  "the page is read in %s, without a request but its own",
  async (colorScheme, { skip }) => {
    skip(!found, `there is no Chromium at ${executablePath}: set CHROME_PATH`);
    const page = await (browser as Browser).newPage({ colorScheme });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    const address = new URL(PAGE, worker.url).href;
    await page.goto(address);
    expect(await page.title()).toBe("Links 1.0.0");

    await page.getByRole("navigation").getByRole("link", { name: "POST /api/links" }).click();
    const article = page.getByRole("article", { name: "POST /api/links" });
    await article.getByText("Makes a link. Without a slug it gets a random one.").waitFor();
    expect(new URL(page.url()).hash).toBe("#createLink");
    await article.getByRole("link", { name: "CreateLinkBody" }).click();
    await page.getByRole("article", { name: "CreateLinkBody" }).getByText("Small letters, digits").waitFor();
    expect(await article.evaluate(readContrast)).toBeGreaterThan(7);

    await page.getByRole("link", { name: "OpenAPI document" }).click();
    expect(asked).toEqual([address, `${address}/openapi.json`]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

/** What a browser has and the project of a Worker has no types of. */
declare const getComputedStyle: (element: unknown) => { readonly color: string; readonly backgroundColor: string };

/** The contrast of a text with what is behind it, as WCAG has it: from 1 to 21. It runs in the page. */
function readContrast(element: unknown): number {
  const luminance = (color: string) => {
    const channels = (color.match(/\d+/g) ?? []).slice(0, 3).map((channel) => Number(channel) / 255);
    const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
      channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const { color, backgroundColor } = getComputedStyle(element);
  const [dark = 0, light = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
