import { expect, test } from "vitest";
import { createClient } from "../generated/client";
import { start } from "./start";
import { join, open } from "./visitor";

test("how fast one may talk is remembered by the socket, while the room is not in memory", async () => {
  const worker = await start({ LIMITS: { characters: 5, lines: 2, seconds: 24 * 60 * 60, days: 30 } });
  await open(worker, "tea");
  const ada = await join(worker, "tea", "Ada");
  await ada.hear();
  for (const text of ["one", "two"]) {
    ada.say(text);
    expect(await ada.hear()).toMatchObject({ line: { name: "Ada" } });
    await worker.evictDurableObject("Room", { name: "tea", webSockets: "hibernate" });
  }
  ada.say("three");
  expect(await ada.hear()).toEqual({ refused: "Say at most 2 lines in 86400 seconds." });
  ada.say("longer");
  expect(await ada.hear()).toEqual({ refused: "A line has from 1 to 5 characters." });
});

test("an idle room is deleted by its alarm, and taken off the list", async () => {
  const worker = await start({ LIMITS: { characters: 5, lines: 2, seconds: 1, days: 0 } });
  const client = createClient(worker);
  await open(worker, "tea");
  await expect.poll(() => client.listRooms()).toMatchObject({ body: { rooms: [] } });
  await expect.poll(() => client.readLines({ params: { room: "tea" } })).toMatchObject({ status: 404 });
});
