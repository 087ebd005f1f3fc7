import type { Large } from "./large.ts";

/** A route, as the OpenAPI document has it. */
export interface Operation {
  readonly name: string;
  readonly takesJson: boolean;
}

/** Every route of a contract. */
export function operationsOf({ openapi }: Pick<Large, "openapi">): Operation[] {
  const operations = Object.values(openapi.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, Documented>),
  );
  return operations.map(({ operationId, requestBody }) => ({
    name: operationId,
    takesJson: requestBody !== undefined && "application/json" in requestBody.content,
  }));
}

interface Documented {
  readonly operationId: string;
  readonly requestBody?: { readonly content: object };
}
