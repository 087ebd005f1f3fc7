import { expect, test } from "vitest";
import { readCargoWords, relativeTo } from "./words.ts";

test("progress is left out, and the place is the project's", () => {
  const stderr = [
    "    Updating crates.io index",
    "error: string values must be quoted, expected literal string",
    " --> Cargo.toml:2:8",
    "  |",
    "2 | name = my-app",
    "  |        ^^^^^^",
  ];
  expect(readCargoWords(stderr, "/srv/app")).toEqual({
    words: stderr.slice(1).join("\n"),
    location: { file: "Cargo.toml", line: 2, column: 8 },
  });
});

test("what cargo says after a failed build script is kept, its verbs are not", () => {
  const stderr = [
    "   Compiling ring v0.17.8",
    "error: failed to run custom build command for `ring v0.17.8`",
    "    Blocking waiting for file lock on build directory",
    "",
    "Caused by:",
    "  process didn't exit successfully",
  ];
  const { words, location } = readCargoWords(stderr, "/srv/app");
  expect(words).toBe(
    "error: failed to run custom build command for `ring v0.17.8`\n\nCaused by:\n  process didn't exit successfully",
  );
  expect(location).toBeUndefined();
});

test.each([
  ["/srv/app/src/lib.rs", "src/lib.rs"],
  ["/work/other/src/lib.rs", "/work/other/src/lib.rs"],
  ["/srv/app..b/lib.rs", "/srv/app..b/lib.rs"],
])("%s is shown as %s", (file, shown) => {
  expect(relativeTo("/srv/app", file)).toBe(shown);
});
