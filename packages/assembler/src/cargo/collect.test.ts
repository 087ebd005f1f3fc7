import { expect, test } from "vitest";
import { createCollector } from "./collect.ts";

const span = {
  file_name: "src/lib.rs",
  line_start: 9,
  column_start: 24,
  is_primary: true,
  label: null,
  text: [],
  expansion: null,
};

/** What rustc says when `serve!` names a route that the contract lacks. */
function line(message: string, code: string | null, spans: readonly object[]): string {
  const found = { message, level: "error", code: code && { code }, spans, children: [], rendered: message };
  const package_id = "path+file:///home/ada/app#links@0.0.0";
  return JSON.stringify({ reason: "compiler-message", package_id, message: found });
}

test("what rustc finds several times at one place is told once", () => {
  const collected = createCollector("/home/ada/app", { id: "links", workspaceRoot: "/home/ada/app" });
  const inMacro = (line_start: number): object => {
    return { ...span, file_name: "generated/routes.rs", line_start, expansion: { span } };
  };
  const lines = [
    line("cannot find `cancel`", "E0433", [span]),
    line("cannot find `cancel`", "E0433", [span]),
    line("cannot find `cancel`", "E0433", [inMacro(20)]),
    line("cannot find `cancel`", "E0433", [inMacro(40)]),
    line("cannot find `cancel`", "E0425", [span]),
    line("cannot find `cancel`", "E0433", [{ ...span, line_start: 10 }]),
    line("cannot find `refund`", "E0433", [span]),
    line("linking failed", null, []),
    line("linking failed", null, []),
  ];
  for (const each of lines) collected.read(each);
  expect(collected.diagnostics.map(({ message, location }) => [message, location?.line])).toEqual([
    ["cannot find `cancel`", 9],
    ["cannot find `cancel`", 9],
    ["cannot find `cancel`", 10],
    ["cannot find `refund`", 9],
    ["linking failed", undefined],
    ["linking failed", undefined],
  ]);
});
