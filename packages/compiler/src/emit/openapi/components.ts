import type { Model, Name, NamedType } from "../../model.ts";
import { type Direction, differingTypes, type TypeNames, usedTypes } from "../directions.ts";
import { ownStatuses } from "../own-answers.ts";
import { type JsonObject, jsonObject } from "./json-object.ts";
import { problemSchema, sharedResponses } from "./problems.ts";
import { namedSchema } from "./schema.ts";

/** What a document's `components` has, and how its other parts refer to it. */
export interface Components {
  /** Where a named type stands, as it is sent or as it is answered with. */
  readonly ref: (name: Name, direction: Direction) => string;
  /** The name of the schema of Bimetal's own problems. */
  readonly problem: string;
  readonly sent: TypeNames;
  readonly answered: TypeNames;
  /** The types that stand there twice: they are sent and answered with, and are not the same. */
  readonly twofold: TypeNames;
}

export function createComponents(model: Model): Components {
  const [sent, answered] = [usedTypes(model, "input"), usedTypes(model, "output")];
  const twofold = new Set([...differingTypes(model)].filter((name) => sent.has(name) && answered.has(name)));
  const taken = new Set(model.types.map(({ name }) => name.pascal));
  const inputs = new Map([...twofold].map((name) => [name, claim(taken, `${name}Input`)]));
  const key = ({ pascal }: Name, direction: Direction) => (direction === "input" && inputs.get(pascal)) || pascal;
  return {
    ref: (name, direction) => `#/components/schemas/${key(name, direction)}`,
    problem: claim(taken, "RequestProblem"),
    sent,
    answered,
    twofold,
  };
}

export function emitComponents(components: Components, { types, routes }: Model): JsonObject | undefined {
  const schemas: Record<string, JsonObject> = {};
  const add = (type: NamedType, direction: Direction) => {
    const key = components.ref(type.name, direction).slice("#/components/schemas/".length);
    schemas[key] = namedSchema(components, type, direction);
  };
  for (const type of types) {
    const { pascal } = type.name;
    if (components.twofold.has(pascal) || !components.answered.has(pascal)) {
      if (components.sent.has(pascal)) add(type, "input");
    }
    if (components.answered.has(pascal)) add(type, "output");
  }
  const own = new Set(routes.flatMap(ownStatuses));
  if (own.size > 0) schemas[components.problem] = problemSchema;
  if (Object.keys(schemas).length === 0) return undefined;
  return jsonObject({ schemas, responses: own.size > 0 ? sharedResponses(components, own) : undefined });
}

/** A name that is free, and then is not. */
function claim(taken: Set<string>, wanted: string): string {
  const name = taken.has(wanted) ? claim(taken, `${wanted}_`) : wanted;
  taken.add(name);
  return name;
}
