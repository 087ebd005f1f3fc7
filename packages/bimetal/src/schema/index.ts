export { accept, type Collected, collectIssues } from "./collect.ts";
export { visitFile } from "./collect-file.ts";
export { isMultiple } from "./collect-number.ts";
export { matches } from "./format.ts";
export { INVALID, type Invalid } from "./invalid.ts";
export type { Issue } from "./issue.ts";
export { MALFORMED, type Malformed, readJson, writeJson } from "./json.ts";
export { isObject, isPlainObject } from "./kind.ts";
export { isLonger, isShorter } from "./length.ts";
export { listIssues, MOST_ISSUES } from "./list-issues.ts";
export type { Field, Node, ObjectNode, Scalar } from "./node.ts";
export { copyOthers, hasOthers } from "./others.ts";
export {
  createGuard,
  createParser,
  type ParseResult,
  type Parser,
  ValidationError,
} from "./parser.ts";
export type { StandardProps } from "./standard.ts";
export { createTextParser, type ReadText, readHeaders, readQuery, type TextParser } from "./text.ts";
