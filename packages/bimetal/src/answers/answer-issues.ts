import { readHeaders } from "../client/read-headers.ts";
import { MOST_ISSUES } from "../runtime/problem.ts";
import { mediaType } from "../runtime/read-body.ts";
import type { Parser } from "../schema/index.ts";
import type { DeclaredAnswer } from "./answering-route.ts";

/** What is wrong with an answer: of a body what zod says, else a sentence. */
export interface AnswerIssue {
  readonly in: "headers" | "body";
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What of an answer is not as it is declared, but for the data of events. */
export async function findIssues(declared: DeclaredAnswer, response: Response, method: string): Promise<AnswerIssue[]> {
  const issues = [...typeIssues(declared, response), ...headerIssues(declared, response)];
  // A body that is said to be of another type is not read: one mistake would be told twice. That of a HEAD is dropped.
  const isRead = issues.length === 0 && method !== "HEAD" && !response.headers.has("content-encoding");
  return isRead ? bodyIssues(declared, response) : issues;
}

function typeIssues({ contentType }: DeclaredAnswer, { headers }: Response): AnswerIssue[] {
  const found = headers.get("content-type");
  if (contentType === undefined || isOfType(found ?? "", contentType)) return [];
  const message = `expected ${JSON.stringify(contentType)}, received ${found === null ? "none" : JSON.stringify(found)}`;
  return [{ in: "headers", path: ["content-type"], message }];
}

/** Parameters do not count. The declared type may be a range, such as `image/*`. */
function isOfType(found: string, declared: string): boolean {
  const [type, subtype] = mediaType(found).split("/");
  const [anyType, anySubtype] = mediaType(declared).split("/");
  return (anyType === "*" || anyType === type) && (anySubtype === "*" || anySubtype === subtype);
}

function headerIssues({ kind, headers: fields = [] }: DeclaredAnswer, { headers }: Response): AnswerIssue[] {
  const all = kind === "redirect" ? ([...fields, ["location", "string"]] as const) : fields;
  return all.flatMap((field) => {
    try {
      readHeaders([field], headers);
      return [];
    } catch (error) {
      return [{ in: "headers" as const, path: [field[0]], message: (error as Error).message }];
    }
  });
}

async function bodyIssues({ kind, parser }: DeclaredAnswer, response: Response): Promise<AnswerIssue[]> {
  if (kind === "json" && parser) return parseIssues(parser, await response.clone().text());
  if (kind !== "empty" && kind !== "redirect") return [];
  const text = await response.clone().text();
  return text === "" ? [] : [{ in: "body", path: [], message: "expected none" }];
}

/** What is wrong with a text that is to be JSON of a schema. */
export function parseIssues(parser: Parser<unknown>, text: string): AnswerIssue[] {
  try {
    const { issues } = parser.collect(JSON.parse(text), MOST_ISSUES);
    return issues.map((issue) => ({ in: "body", ...issue }));
  } catch (error) {
    return [{ in: "body", path: [], message: `expected JSON: ${(error as Error).message}` }];
  }
}
