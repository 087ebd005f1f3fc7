import type { Segment } from "../model.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";

/** The segments of a path behind its groups' prefix: what stands between slashes. `undefined` if one was refused. */
export function lowerPath(lowering: Lowering, prefix: string, own: string, place: Place): Segment[] | undefined {
  const count = lowering.diagnostics.length;
  const path = joinPaths(prefix, own);
  const problem = (text: string, fix: string) =>
    refuse(lowering, "contract/path", place, { text: path, problem: text, fix });
  if (!own.startsWith("/")) {
    return refuse(lowering, "contract/path", place, {
      text: own,
      problem: "does not start with a slash",
      fix: `write "/${own}"`,
    });
  }
  const texts = path.slice(1).split("/");
  const segments = texts.map((text, index) => readSegment(text, index === texts.length - 1, problem));
  const names = segments.flatMap((segment) => ("name" in segment ? [segment.name] : []));
  for (const name of names.filter((other, index) => names.indexOf(other) < index)) {
    problem(`has two parameters named "${name}"`, "rename one of them");
  }
  return lowering.diagnostics.length === count ? segments : undefined;
}

/** One path behind another: that of `/` inside of a group is the group's prefix itself. */
export function joinPaths(prefix: string, path: string): string {
  return prefix !== "" && path === "/" ? prefix : prefix + path;
}

function readSegment(text: string, last: boolean, problem: (text: string, fix: string) => void): Segment {
  const sign = text.charAt(0);
  if (sign === ":" || sign === "*") {
    const name = text.slice(1);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      problem(`has the parameter "${text}", which is no name`, "write letters, digits and underscores after the sign");
    }
    if (name in Object.prototype) {
      problem(`has the parameter "${text}", which every JavaScript object has already`, "give it another name");
    }
    if (sign === "*" && !last) problem(`goes on after "${text}"`, "let the catch-all be the last segment");
    return { kind: sign === ":" ? "parameter" : "catchAll", name };
  }
  if (text === "" && !last) problem("has an empty segment", "delete one of the slashes");
  if (text === "." || text === "..") problem(`has the segment "${text}", which no request has`, "delete the segment");
  const strange = /[*?#%{}\\\p{C}]/u.exec(text)?.[0];
  if (strange !== undefined) {
    problem(
      `has ${JSON.stringify(strange)} in a segment`,
      "write static segments as plain text, without encoding or patterns",
    );
  }
  return { kind: "static", value: text };
}
