/**
 * Lines as rustfmt breaks them, for the few shapes of code whose width depends on the author's names: everything else
 * in an emitter is laid out as it stands there. Lines carry no indentation of their own but `indent` spaces are counted.
 *
 * What is too wide for every form rustfmt mostly leaves alone. Names of up to 80 characters were compared with it.
 */

/** An expression: on one line, where rustfmt would allow that, and on several. */
export interface Expression {
  readonly single: string | undefined;
  readonly multi: readonly string[];
  /** For where not even the first line of `multi` fits. */
  readonly narrow?: readonly string[];
  /** Columns that rustfmt wants free to the right of the first line of `multi`; it does behind a dot. */
  readonly spare?: number;
  /** Columns that rustfmt wants free to the right of `single`; it does where a `?` follows the call of a method. */
  readonly slack?: number;
}

/** `function(arg, …)`. */
export function call(callee: string, args: readonly string[]): Expression {
  const list = args.join(", ");
  return {
    single: args.length < 2 || list.length <= CALL_WIDTH ? `${callee}(${list})` : undefined,
    multi: [`${callee}(`, ...args.map((arg) => `    ${arg},`), ")"],
  };
}

/** `receiver.method(arg, …)`. */
export function methodCall(receiver: string, method: string, args: readonly string[]): Expression {
  const { single, multi } = call(`.${method}`, args);
  const [first = "", ...others] = multi;
  return {
    single: single && `${receiver}${single}`,
    multi: [`${receiver}${first}`, ...others],
    narrow: [receiver, ...indentLines(multi)],
    spare: 1,
  };
}

/** `receiver.method(…)?`, broken before the dot. */
export function chain(receiver: string, link: string): Expression {
  return {
    single: `${receiver}${link}`,
    multi: [receiver, `    ${link}`],
    spare: 1,
    slack: link.endsWith("?") ? TRIED : 0,
  };
}

/**
 * `receiver.one(…).other(…)`, for a line at `indent` with `tail` columns behind it: links that are not short together, or
 * one that would be broken otherwise, stand on lines of their own.
 */
export function chainOf(receiver: string, links: readonly Expression[], indent: number, tail = 0): Expression {
  const [link, ...others] = links;
  const text = receiver + links.map(({ single }) => single ?? "").join("");
  const isWhole = links.every(({ single }) => single !== undefined);
  const isShort = others.length === 0 || text.length + Number(text.endsWith("?")) <= CHAIN_WIDTH;
  const single = isWhole && isShort ? text : undefined;
  const slack = Math.max(0, ...links.map(({ slack = 0 }) => slack));
  const lines = links.flatMap((link) => {
    return link.single !== undefined && fits(indent + 4 + tail, link.single) ? [link.single] : link.multi;
  });
  const [first = "", ...rest] = link?.multi ?? [];
  const isBroken = others.length > 0 || (lines.length === 1 && (link?.multi.length ?? 0) < TALL_CALL);
  return {
    single,
    multi: isBroken ? [receiver, ...indentLines(lines)] : [`${receiver}${first}`, ...rest],
    spare: 1,
    slack,
  };
}

/** An expression with `?` behind it, which ends in the call of a method. */
export function tried({ single, multi, narrow, ...rest }: Expression): Expression {
  const last = (lines: readonly string[]) => [...lines.slice(0, -1), `${lines.at(-1)}?`];
  return {
    ...rest,
    single: single && `${single}?`,
    multi: last(multi),
    slack: TRIED,
    ...(narrow ? { narrow: last(narrow) } : {}),
  };
}

/** An expression or type that cannot be broken. */
export function atom(text: string): Expression {
  return { single: text, multi: [text] };
}

/** `let left = value;` or `pub left: Type,`: rather on a line of its own than broken. */
export function assign(indent: number, left: string, value: Expression, end: string): string[] {
  const { single, multi, narrow, spare = 0, slack = 0 } = value;
  if (single !== undefined && fits(indent + slack, `${left} ${single}${end}`)) return [`${left} ${single}${end}`];
  if (single !== undefined && fits(indent + 4 + slack, `${single}${end}`)) return [left, `    ${single}${end}`];
  if (multi.length === 1 || fits(indent + spare, `${left} ${multi[0]}`)) return after(left, multi, end);
  return narrow ? after(left, narrow, end) : [left, ...indentLines([...multi.slice(0, -1), `${multi.at(-1)}${end}`])];
}

/** `name: value,` in a struct literal: rather broken than on a line of its own. */
export function fieldInit(indent: number, name: string, { single, multi, spare = 0, slack = 0 }: Expression): string[] {
  if (single !== undefined && fits(indent + slack, `${name}: ${single},`)) return [`${name}: ${single},`];
  if (multi.length > 1 && fits(indent + spare, `${name}: ${multi[0]}`)) return after(`${name}:`, multi, ",");
  const value = single !== undefined && fits(indent + 4 + spare, `${single},`) ? [single] : multi;
  return [`${name}:`, ...indentLines([...value.slice(0, -1), `${value.at(-1)},`])];
}

function after(left: string, lines: readonly string[], end: string): string[] {
  const whole = [`${left} ${lines[0] ?? ""}`, ...lines.slice(1)];
  return [...whole.slice(0, -1), `${whole.at(-1)}${end}`];
}

/** `impl Trait for Type {`. */
export function implHeader(trait: string, type: string): string[] {
  const single = `impl ${trait} for ${type} {`;
  return fits(0, single) ? [single] : [`impl ${trait}`, `    for ${type}`, "{"];
}

/** `pub struct Name {`. */
export function structHeader(name: string): string[] {
  const single = `pub struct ${name} {`;
  return fits(0, single) ? [single] : [`pub struct ${name}`, "{"];
}

/** `Name { field: value, … }` with `before` and `after` around it; a very short one stays on its line. */
export function structLiteral(before: string, fields: readonly string[][], after: string): string[] {
  const short = fields.map((lines) => lines.join("\n").replace(/,$/, "")).join(", ");
  if (short === "") return [`${before} {}${after}`];
  if (short.length <= STRUCT_WIDTH && !short.includes("\n")) return [`${before} { ${short} }${after}`];
  return [`${before} {`, ...indentLines(fields.flat()), `}${after}`];
}

/** An arm of a `match` whose body is an assignment. */
export function matchArm(indent: number, pattern: string, left: string, value: string): string[] {
  const single = `${pattern} => ${left} ${value},`;
  if (fits(indent, single)) return [single];
  return [`${pattern} => {`, ...indentLines(assign(indent + 4, left, atom(value), "")), "}"];
}

export function indentLines(lines: readonly string[], by = 4): string[] {
  return lines.map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`));
}

export function fits(indent: number, line: string): boolean {
  // Characters of East Asia and emoji are two columns wide to rustfmt.
  return indent + line.length + (line.match(WIDE)?.length ?? 0) <= MAX_WIDTH;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/** rustfmt's `max_width`. */
const MAX_WIDTH = 100;
/** rustfmt's `fn_call_width`, of all arguments where there are several. */
const CALL_WIDTH = 60;
/** Lines from which on rustfmt rather breaks a call's arguments than the line before its dot. */
const TALL_CALL = 5;
/** The columns that rustfmt takes for the `?` behind the call of a method, beside its own. */
const TRIED = 2;
/** rustfmt's `chain_width`, of chains with several links. */
const CHAIN_WIDTH = 60;
/** rustfmt's `struct_lit_width`. */
const STRUCT_WIDTH = 18;
