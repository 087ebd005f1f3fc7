import { WIDTH } from "./ts-layout.ts";
import { type Literal, layOut } from "./ts-literal.ts";

/** Statements as biome breaks them. Lines carry no indentation of their own but `indent` is counted. */

/** `left = callee(args);` */
export function assignCall(indent: number, left: string, callee: string, args: readonly string[]): string[] {
  const call = `${callee}(${args.join(", ")});`;
  const broken = [`${callee}(`, ...args.map((arg) => `  ${arg},`), ");"];
  if (indent + left.length + 3 + call.length <= WIDTH) return [`${left} = ${call}`];
  if (indent + left.length + 3 + callee.length + 1 <= WIDTH) return behind(left, broken);
  return [`${left} =`, ...(indent + 2 + call.length <= WIDTH ? [call] : broken).map((line) => `  ${line}`)];
}

/** `left = test ? yes : no;` */
export function assignChoice(indent: number, left: string, test: string, [yes, no]: [string, string]): string[] {
  const right = `${test} ? ${yes} : ${no};`;
  if (indent + left.length + 3 + right.length <= WIDTH) return [`${left} = ${right}`];
  if (indent + 2 + right.length <= WIDTH) return [`${left} =`, `  ${right}`];
  return [`${left} =`, `  ${test}`, `    ? ${yes}`, `    : ${no};`];
}

/** `left = literal;` */
export function assignLiteral(indent: number, left: string, literal: Literal): string[] {
  const column = indent + left.length + 3;
  if (column < WIDTH) return behind(left, withEnd(layOut(literal, indent, column, 1)));
  return [`${left} =`, ...withEnd(layOut(literal, indent + 2, indent + 2, 1)).map((line) => `  ${line}`)];
}

function behind(left: string, [first = "", ...others]: readonly string[]): string[] {
  return [`${left} = ${first}`, ...others];
}

function withEnd(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line};` : line));
}

/** `head { part, part } tail`, or a part on each line: imports, destructuring, objects of variables. */
export function braces(indent: number, head: string, parts: readonly string[], tail: string): string[] {
  const single = `${head}{ ${parts.join(", ")} }${tail}`;
  if (indent + single.length <= WIDTH && !single.includes("\n")) return [single];
  return [`${head}{`, ...parts.flatMap((part) => `${part},`.split("\n").map((line) => `  ${line}`)), `}${tail}`];
}

/** `function name(input: unknown): result { … }` */
export function declareFunction(name: string, result: string, body: readonly string[]): string[] {
  const single = `function ${name}(input: unknown): ${result} {`;
  const head = single.length <= WIDTH ? [single] : [`function ${name}(`, "  input: unknown,", `): ${result} {`];
  return [...head, ...body.map((line) => (line === "" ? "" : `  ${line}`)), "}"];
}
