/** The values of `generated/client.ts`: the data by which the runtime writes requests and reads answers. */
import type { ClientRoute } from "bimetal/client";
import type { Json, Model, Route } from "../../model.ts";
import { isMultipart, schemaOfBody } from "../../schema-parts.ts";
import { ownStatuses } from "../own-answers.ts";
import { atom, json, type Literal, object } from "../ts-literal.ts";
import { headerFields } from "./header-fields.ts";

/** Every route by its name. */
export function routesLiteral({ routes, types }: Model): Literal {
  return object(
    routes.map((route) => {
      const headers = headerFields(types, route);
      return [route.name.author, json({ ...clientRoute(route), ...headers } as unknown as Json)];
    }),
  );
}

/** The parsers of every answer that has JSON, by route and status; nothing where there is none. */
export function parsersLiteral(routes: readonly Route[]): Literal | undefined {
  const rows = routes.flatMap(({ name, responses }) => {
    const parsers = responses.flatMap(({ status, body }) => {
      const schema = schemaOfBody(body);
      return schema?.kind === "named" ? [[String(status), atom(`schemas.${schema.name.pascal}`)] as const] : [];
    });
    return parsers.length > 0 ? [[name.author, object(parsers)] as const] : [];
  });
  return rows.length > 0 ? object(rows) : undefined;
}

/** A route as the client's runtime takes it, but for what it reads of headers. */
export function clientRoute(route: Route): ClientRoute {
  const { method, path, body, responses } = route;
  const refuses = ownStatuses(route);
  return {
    method,
    path,
    ...(body && { body: { kind: isMultipart(body) ? "multipart" : body.kind, contentType: body.contentType } }),
    responses: Object.fromEntries(responses.map(({ status, body: { kind } }) => [status, kind])),
    ...(refuses.length > 0 && { refuses }),
  };
}
