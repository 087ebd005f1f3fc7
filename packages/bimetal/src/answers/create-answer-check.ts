import { isProblem } from "../client/read-answer.ts";
import { type AnswerIssue, findIssues, parseIssues } from "./answer-issues.ts";
import type { AnsweringRoute, AnsweringRoutes } from "./answering-route.ts";
import { watchEvents } from "./watch-events.ts";

/** A handler's answer if it is what the contract declares, else one that says what is wrong with it. */
export type CheckAnswer = (name: string, response: Response, method: string) => Promise<Response>;

/** Checks the answers of these routes. What is wrong is told on the console, too. */
export function createAnswerCheck(routes: AnsweringRoutes): CheckAnswer {
  return async (name, response, method) => {
    const route = routes[name] as AnsweringRoute;
    const { status, headers } = response;
    const declared = route.answers[status];
    // What HTTP itself has, such as assets answer a browser that knows them.
    if (status === 101 || (status === 304 && declared === undefined)) return response;
    if (route.refuses?.includes(status) && isProblem(headers)) return response;
    const head = `${route.route} (\`${name}\`) answered ${status}`;
    if (declared === undefined) {
      const detail = `${head}, which the contract does not declare: ${Object.keys(route.answers).join(", ")}.`;
      return refuse(response, detail, []);
    }
    const issues = await findIssues(declared, response, method);
    const mismatch = `${head}, but not as the contract declares it.`;
    if (issues.length > 0) return refuse(response, mismatch, issues);
    const { kind, parser } = declared;
    if (kind !== "events" || parser === undefined || response.body === null) return response;
    // They have gone out when they are looked at, and can only be told of.
    const stream = watchEvents(response.body, (data) => {
      const wrong = parseIssues(parser, data);
      if (wrong.length > 0) tell(mismatch, wrong);
    });
    return new Response(stream, response);
  };
}

/** In place of the answer: nobody is to build on it. */
async function refuse(response: Response, detail: string, issues: readonly AnswerIssue[]): Promise<Response> {
  tell(detail, issues);
  await response.body?.cancel();
  const problem = { type: "about:blank", title: "Internal Server Error", status: 500, detail };
  return Response.json(issues.length > 0 ? { ...problem, issues } : problem, {
    status: 500,
    headers: { "content-type": "application/problem+json" },
  });
}

function tell(detail: string, issues: readonly AnswerIssue[]): void {
  const lines = issues.map(({ in: part, path, message }) => `  ${[part, ...path].join(".")}: ${message}`);
  console.error([detail, ...lines].join("\n"));
}
