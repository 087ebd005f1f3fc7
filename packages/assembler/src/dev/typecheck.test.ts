import { expect, test } from "vitest";
import { parseTypeErrors, type Served } from "./typecheck.ts";

test("every error has its place, and the lines that explain it", () => {
  const lines = [
    "src/index.ts(12,5): error TS2339: Property 'LINKS' does not exist on type 'Env'.",
    "src/a b (1).ts(3,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    "  The expected type comes from property 'hits'.",
    "error TS18003: No inputs were found.",
    "",
  ];
  const found = parseTypeErrors(lines, "/srv/app").map(({ message, location }) => [message, location]);
  expect(found).toEqual([
    ["Property 'LINKS' does not exist on type 'Env'. (TS2339)", { file: "src/index.ts", line: 12, column: 5 }],
    [
      "Type 'string' is not assignable to type 'number'. (TS2322)\n  The expected type comes from property 'hits'.",
      { file: "src/a b (1).ts", line: 3, column: 14 },
    ],
    ["No inputs were found. (TS18003)", undefined],
  ]);
});

test("no lines are no errors", () => {
  expect(parseTypeErrors([], "/srv/app")).toEqual([]);
});

const route = (author: string, method: string, path: string) => ({ name: { author }, method, path });
const served = {
  routes: [route("order", "GET", "/orders/:id"), route("my-route", "PUT", "/mine"), route("list", "GET", "/orders")],
  functions: [{ name: { author: "sendMail" } }],
} as unknown as Served;

/** As TypeScript 6 says it. */
test.each([
  [
    [
      "error TS2741: Property 'order' is missing in type '{ list: () => string; }' but required in type 'Handlers<{ a: \"'b\"; }>'.",
    ],
    "`GET /orders/:id` has no handler (TS2741)",
    "write the handler `order` in src/index.ts",
  ],
  [
    [
      "error TS2345: Argument of type '{}' is not assignable to parameter of type 'Handlers<AnyEnv>'.",
      "  Type '{}' is missing the following properties from type 'Handlers<AnyEnv>': order, \"my-route\", list",
    ],
    "`GET /orders/:id`, `PUT /mine`, `GET /orders` have no handler (TS2345)",
    "write the handlers `order`, `my-route`, `list` in src/index.ts",
  ],
  [
    [
      "error TS2740: Type '{}' is missing the following properties from type 'Handlers<AnyEnv>': order, list, and 3 more.",
    ],
    "`GET /orders/:id`, `GET /orders` and 3 more have no handler (TS2740)",
    "write the handlers `order`, `list` and 3 more in src/index.ts",
  ],
  [
    ["error TS2741: Property 'sendMail' is missing in type '{}' but required in type 'FunctionHandlers<AnyEnv>'."],
    "`sendMail` has no handler (TS2741)",
    "write the handler `sendMail` in src/index.ts",
  ],
])("a handler that is missing is told in the contract's words", ([first, ...more], message, fix) => {
  const found = parseTypeErrors([`src/index.ts(6,12): ${first}`, ...more], "/srv/app", served);
  expect(found).toMatchObject([
    { code: "assembler/no-handler", message, fix, location: { file: "src/index.ts", line: 6, column: 12 } },
  ]);
});

test("what a type of the author's lacks is told as TypeScript does", () => {
  const lines = [
    "src/a.ts(1,2): error TS2741: Property 'pen' is missing in type '{}' but required in type 'Handlers'.",
  ];
  expect(parseTypeErrors(lines, "/srv/app", served)).toMatchObject([{ code: "assembler/type-error" }]);
});
