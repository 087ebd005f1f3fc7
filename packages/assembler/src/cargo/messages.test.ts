import { expect, test } from "vitest";
import { type CompilerMessage, parseMessage, toDiagnostic } from "./messages.ts";

const folders = { root: "/home/ada/app", workspaceRoot: "/home/ada" };

const span = {
  file_name: "app/src/lib.rs",
  line_start: 24,
  column_start: 8,
  is_primary: true,
  label: "expected `u32`, found `&str`",
  text: [{ text: '  f("😀", é)' }],
  expansion: null,
};

const message: CompilerMessage = {
  message: "mismatched types",
  level: "error",
  code: { code: "E0308" },
  spans: [{ ...span, is_primary: false, line_start: 1, label: "because of this" }, span],
  children: [
    { level: "note", message: "a note" },
    { level: "help", message: "consider borrowing here" },
  ],
  rendered:
    "\u001b[91merror[E0308]\u001b[0m\n \u001b[94m--> \u001b[0mapp/src/lib.rs:24:8\n \u001b[94m::: \u001b[0mapp/a b.rs:1:2\n\n",
};

test("an error stands at its primary span, in columns as editors count", () => {
  expect(toDiagnostic(message, folders)).toEqual({
    code: "assembler/rust-error",
    severity: "error",
    message: "mismatched types",
    found: "expected `u32`, found `&str`",
    fix: "consider borrowing here",
    location: { file: "src/lib.rs", line: 24, column: 9 },
    rendered:
      "\u001b[91merror[E0308]\u001b[0m\n \u001b[94m--> \u001b[0msrc/lib.rs:24:8\n \u001b[94m::: \u001b[0ma b.rs:1:2",
  });
});

test("without a word of help, rustc's explanation is named", () => {
  expect(toDiagnostic({ ...message, children: [] }, folders)?.fix).toBe("see `rustc --explain E0308`");
  expect(toDiagnostic({ ...message, children: [], code: null }, folders)?.fix).toBe("correct the code here");
});

test("an error in what a macro of another crate made stands where the author called it", () => {
  const inside = { ...span, file_name: "/registry/serde/src/lib.rs", line_start: 3 };
  const spans = [{ ...inside, expansion: { span: { ...span, line_start: 12 } } }];
  expect(toDiagnostic({ ...message, spans }, folders)?.location).toMatchObject({ file: "src/lib.rs", line: 12 });
  const nowhere = toDiagnostic({ ...message, spans: [inside] }, folders)?.location;
  expect(nowhere).toMatchObject({ file: "/registry/serde/src/lib.rs", line: 3 });
});

test("an error in what a generated macro made stands where the author called it", () => {
  const inside = { ...span, file_name: "app/src/../generated/routes.rs", line_start: 3 };
  const spans = [{ ...inside, expansion: { span: { ...span, line_start: 9 } } }];
  expect(toDiagnostic({ ...message, spans }, folders)?.location).toMatchObject({ file: "src/lib.rs", line: 9 });
  const only = toDiagnostic({ ...message, spans: [inside] }, folders)?.location;
  expect(only).toMatchObject({ file: "generated/routes.rs", line: 3 });
});

test("a crate of the workspace outside the project is named by its whole path", () => {
  const spans = [{ ...span, file_name: "shared/src/lib.rs" }];
  expect(toDiagnostic({ ...message, spans }, folders)?.location?.file).toBe("/home/ada/shared/src/lib.rs");
});

test("warnings are warnings", () => {
  expect(toDiagnostic({ ...message, level: "warning" }, folders)).toMatchObject({
    code: "assembler/rust-warning",
    severity: "warning",
  });
});

test.each([
  ["aborting due to 1 previous error", "error"],
  ["1 warning emitted", "warning"],
  ["Some errors have detailed explanations: E0308.", "failure-note"],
  ["a note", "note"],
])("the summary %j is no finding", (text, level) => {
  expect(toDiagnostic({ ...message, message: text, level, spans: [] }, folders)).toBeUndefined();
});

test("an error without a place is one all the same", () => {
  const linking = {
    ...message,
    message: "linking with `rust-lld` failed",
    spans: [],
    code: null,
    children: [],
    rendered: null,
  };
  expect(toDiagnostic(linking, folders)).toMatchObject({
    message: "linking with `rust-lld` failed",
    location: undefined,
  });
});

test("what a build script prints is passed over", () => {
  expect(parseMessage("hello from build.rs")).toBeUndefined();
  expect(parseMessage("{}")).toBeUndefined();
  expect(parseMessage('{"reason":"build-finished","success":true}')).toMatchObject({ reason: "build-finished" });
});
