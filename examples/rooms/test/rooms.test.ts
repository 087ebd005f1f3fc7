import { once } from "node:events";
import { get } from "node:http";
import { json } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createClient } from "../generated/client";
import { start } from "./start";
import { join, open } from "./visitor";

const worker = await start();
const client = createClient(worker);

async function readLines(room: string, query = {}) {
  const answer = await client.readLines({ params: { room }, query });
  if (answer.status !== 200) throw new Error(`${answer.status}`);
  return answer.body.lines;
}

test("rooms are listed, and a name is given once, to one of those who want it at once", async () => {
  const openings = ["b", "a", "a", "a"].map((room) => client.openRoom({ body: { room } }));
  const statuses = (await Promise.all(openings)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([201, 201, 409, 409]);
  expect(await client.listRooms()).toMatchObject({ status: 200, body: { rooms: ["a", "b"] } });
});

test("those who are in a room hear each other, and who comes and goes", async () => {
  await open(worker, "tea");
  const ada = await join(worker, "tea", "Ada");
  expect(await ada.hear()).toEqual({ here: ["Ada"] });
  const grace = await join(worker, "tea", "Grace Hopper & é");
  const here = { here: ["Ada", "Grace Hopper & é"] };
  expect([await ada.hear(), await grace.hear()]).toEqual([here, here]);

  ada.say("**hello** <i>");
  const line = { id: 1, name: "Ada", html: "<p><strong>hello</strong> &lt;i&gt;</p>\n" };
  expect([await ada.hear(), await grace.hear()]).toEqual([{ line }, { line }]);

  ada.send("ping");
  expect(await ada.hear()).toBe("pong");
  ada.say(" ");
  expect(await ada.hear()).toEqual({ refused: "A line has from 1 to 1000 characters." });

  ada.leave();
  expect(await grace.hear()).toEqual({ here: ["Grace Hopper & é"] });
  expect(await readLines("tea")).toMatchObject([line]);
  grace.leave();
});

test("rooms hear nothing of each other", async () => {
  await open(worker, "one");
  await open(worker, "two");
  const [ada, grace] = [await join(worker, "one", "Ada"), await join(worker, "two", "Grace")];
  expect([await ada.hear(), await grace.hear()]).toEqual([{ here: ["Ada"] }, { here: ["Grace"] }]);
  ada.say("one");
  expect(await ada.hear()).toMatchObject({ line: { html: "<p>one</p>\n" } });
  grace.say("two");
  expect(await grace.hear()).toMatchObject({ line: { html: "<p>two</p>\n" } });
  for (const visitor of [ada, grace]) visitor.leave();
});

test("a room may be put out of memory between two lines", async () => {
  await open(worker, "asleep");
  const [ada, grace] = [await join(worker, "asleep", "Ada"), await join(worker, "asleep", "Grace")];
  expect(await ada.hear()).toEqual({ here: ["Ada"] });
  for (const visitor of [ada, grace]) expect(await visitor.hear()).toEqual({ here: ["Ada", "Grace"] });

  const evict = () => worker.evictDurableObject("Room", { name: "asleep", webSockets: "hibernate" });
  for (const [index, speaker] of [ada, grace, ada].entries()) {
    await evict();
    speaker.say(`${index}`);
    for (const visitor of [ada, grace]) {
      const name = speaker === ada ? "Ada" : "Grace";
      expect(await visitor.hear()).toEqual({ line: { id: index + 1, name, html: `<p>${index}</p>\n` } });
    }
  }
  await evict();
  ada.leave();
  expect(await grace.hear()).toEqual({ here: ["Grace"] });
  grace.leave();
});

test("lines are read in pages, from old to new", async () => {
  await open(worker, "pages");
  const ada = await join(worker, "pages", "Ada");
  await ada.hear();
  for (const text of ["1", "2", "3", "4"]) {
    ada.say(text);
    await ada.hear();
  }
  const ids = async (query: object) => (await readLines("pages", query)).map(({ id }) => id);
  expect(await ids({})).toEqual([1, 2, 3, 4]);
  expect(await ids({ limit: 3 })).toEqual([2, 3, 4]);
  expect(await ids({ limit: 3, before: 2 })).toEqual([1]);
  ada.leave();
});

test("nobody can join a room that nobody opened, nor read it: 404", async () => {
  const url = new URL("/api/rooms/nowhere/socket?name=Ada", worker.url);
  const [answer] = await once(get(url.href, { headers: UPGRADE }), "response");
  expect(answer.statusCode).toBe(404);
  expect(await json(answer)).toMatchObject({ status: 404, detail: "There is no room `nowhere`." });
  expect(await client.readLines({ params: { room: "nowhere" } })).toMatchObject({ status: 404 });
});

/** What a browser asks for a WebSocket with. */
const UPGRADE = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  "sec-websocket-version": "13",
};

test.for([" Ada", "Ada ", "", "x".repeat(33)])("%j is no name: 400", async (name) => {
  const answer = await client.joinRoom({ params: { room: "tea" }, query: { name } });
  expect(answer).toMatchObject({ status: 400, body: { issues: [{ in: "query", path: ["name"] }] } });
});
