/** The values of `generated/client.ts`: the data by which the runtime writes requests and reads answers. */
import type { Route } from "../../model.ts";
import { tsString } from "../../names.ts";
import { mayBeRefused } from "../own-answers.ts";
import { atom, type Literal, object } from "../ts-literal.ts";

/** Every route by its name. */
export function routesLiteral(routes: readonly Route[]): Literal {
  return object(routes.map((route) => [route.name.author, routeLiteral(route)]));
}

/** The parsers of every JSON answer, by route and status; nothing where there is none. */
export function parsersLiteral(routes: readonly Route[]): Literal | undefined {
  const rows = routes.flatMap(({ name, responses }) => {
    const parsers = responses.flatMap(({ status, body }) => {
      const named = body.kind === "json" && body.schema.kind === "named" ? body.schema.name.pascal : undefined;
      return named === undefined ? [] : [[String(status), atom(`schemas.${named}`)] as const];
    });
    return parsers.length > 0 ? [[name.author, object(parsers)] as const] : [];
  });
  return rows.length > 0 ? object(rows) : undefined;
}

function routeLiteral(route: Route): Literal {
  const { method, path, body, responses } = route;
  const sent =
    body && "contentType" in body
      ? object([
          ["kind", text(body.kind)],
          ["contentType", text(body.contentType)],
        ])
      : undefined;
  return object([
    ["method", text(method)],
    ["path", text(path)],
    ["body", sent],
    ["responses", object(responses.map(({ status, body: { kind } }) => [String(status), text(kind)]))],
    ["refuses", mayBeRefused(route) ? atom("true") : undefined],
  ]);
}

function text(value: string): Literal {
  return atom(tsString(value));
}
