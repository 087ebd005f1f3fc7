import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();

test("what fails is logged, and answered without the details: 500", async () => {
  await worker.env.DB.exec("DROP TABLE links");
  const response = await createVisitor(worker).ask("GET", "/api/links");
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 500, detail: "Something went wrong." });
  await expect
    .poll(() => worker.logs())
    .toContainEqual({ level: "error", message: expect.stringContaining("no such table: links") });
});
