import { WIDTH } from "./ts-layout.ts";

/** A condition: one test, or tests that are joined by one operator. */
export type Condition = string | { readonly operator: "||" | "&&"; readonly tests: readonly Condition[] };

/** Whether one of the tests holds. */
export function anyOf(...tests: readonly Condition[]): Condition {
  return join("||", tests);
}

/** Whether all tests hold. */
export function bothOf(...tests: readonly Condition[]): Condition {
  return join("&&", tests);
}

/** `if (condition) statement`, indented by `indent`. */
export function ifThen(indent: number, condition: Condition, statement: string): string[] {
  const single = `if (${flat(condition)}) ${statement}`;
  if (indent + single.length <= WIDTH) return [single];
  const head = `if (${flat(condition)})`;
  if (indent + head.length <= WIDTH) return [head, `  ${statement}`];
  return ["if (", ...onOwnLines(indent + 2, condition), ")", `  ${statement}`];
}

/** `return condition;`, indented by `indent`. */
export function returnCondition(indent: number, condition: Condition): string[] {
  const single = `return ${flat(condition)};`;
  if (typeof condition === "string" || indent + single.length <= WIDTH) return [single];
  return ["return (", ...onOwnLines(indent + 2, condition), ");"];
}

/** A condition between parentheses that stand on lines of their own. */
function onOwnLines(indent: number, condition: Condition): string[] {
  const single = flat(condition);
  const lines = indent + single.length <= WIDTH ? [single] : broken(indent, condition);
  return lines.map((line) => `  ${line}`);
}

export function flat(condition: Condition): string {
  if (typeof condition === "string") return condition;
  return condition.tests
    .map((test) => (typeof test === "string" ? test : `(${flat(test)})`))
    .join(` ${condition.operator} `);
}

/** One test on each line. What is in parentheses breaks where it is still too wide. */
function broken(indent: number, condition: Condition): string[] {
  if (typeof condition === "string") return [condition];
  const { operator, tests } = condition;
  return tests.flatMap((test, index) => {
    const end = index === tests.length - 1 ? "" : ` ${operator}`;
    if (typeof test === "string") return [test + end];
    const single = `(${flat(test)})${end}`;
    if (indent + single.length <= WIDTH) return [single];
    const lines = broken(indent + 2, test);
    return lines.map((line, row) => {
      const open = row === 0 ? `(${line}` : `  ${line}`;
      return row === lines.length - 1 ? `${open})${end}` : open;
    });
  });
}

function join(operator: "||" | "&&", tests: readonly Condition[]): Condition {
  const flattened = tests.flatMap((test) =>
    typeof test !== "string" && test.operator === operator ? test.tests : [test],
  );
  const [first] = flattened;
  return flattened.length === 1 && first !== undefined ? first : { operator, tests: flattened };
}
