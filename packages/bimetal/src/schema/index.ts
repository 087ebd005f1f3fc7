export { type Collected, collectIssues } from "./collect.ts";
export type { Issue } from "./issue.ts";
export { MALFORMED, type Malformed, readJson } from "./json.ts";
export { isObject, isPlainObject } from "./kind.ts";
export { isLonger, isShorter } from "./length.ts";
export type { Field, LengthCheck, Node, ObjectNode, RangeCheck, Scalar } from "./node.ts";
export {
  createGuard,
  createParser,
  INVALID,
  type Invalid,
  type ParseResult,
  type Parser,
  ValidationError,
} from "./parser.ts";
export type { StandardProps } from "./standard.ts";
export { createTextParser, type ReadText, readHeaders, readQuery, type TextParser } from "./text.ts";
