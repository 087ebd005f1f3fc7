import type { Route, Segment } from "@bimetal/compiler";
import { expect, test } from "vitest";
import { findOverlaps } from "./overlaps.ts";

function route(path: string, method = "GET"): Route {
  const segments = path.slice(1).split("/").map(segment);
  return { method, path, segments } as Partial<Route> as Route;
}

function segment(text: string): Segment {
  if (text.startsWith(":")) return { kind: "parameter", name: text.slice(1) };
  return text.startsWith("*") ? { kind: "catchAll", name: text.slice(1) } : { kind: "static", value: text };
}

const overlapsOf = (...paths: string[]): string[] =>
  findOverlaps(paths.map((path) => route(path))).map(({ winner, loser }) => `${winner.path} before ${loser.path}`);

test.each([
  [["/links/:slug", "/links/new"], ["/links/new before /links/:slug"]],
  [["/:user/settings", "/admin/:page"], ["/admin/:page before /:user/settings"]],
  [["/a/:x/c", "/:y/b/d"], []],
  [
    ["/files/*path", "/files/:id", "/files/new"],
    ["/files/:id before /files/*path", "/files/new before /files/*path", "/files/new before /files/:id"],
  ],
  [["/files/*path", "/files/"], []],
  [["/files/*path", "/files//a"], ["/files//a before /files/*path"]],
  [["/:a", "/"], []],
  [["/:a", "/:a/:b"], []],
])("%j", (paths, overlaps) => {
  expect(overlapsOf(...paths)).toEqual(overlaps);
});

test("routes of two methods do not meet", () => {
  expect(findOverlaps([route("/links/:slug"), route("/links/new", "DELETE")])).toEqual([]);
});
