import type { BindingDeclaration, Bindings } from "bimetal";
import { showValue } from "../contract/show-value.ts";
import type { Name, NamedSchema, Payload } from "../model.ts";
import { createName } from "../names.ts";
import { lowerBodySchema } from "./lower-schema.ts";
import { childPath, type Lowering, locatePlace, type Place, refuse } from "./lowering.ts";
import { anything, checkOptions, type OptionKind } from "./options.ts";

/** What a binding holds or carries, as long as nobody has looked for the binding in the config. */
export interface LoweredBinding {
  readonly name: Name;
  readonly kind: Payload["kind"];
  readonly schema: NamedSchema;
  readonly metadata: NamedSchema | undefined;
  readonly place: Place;
}

const KV_OPTIONS: Readonly<Record<string, OptionKind>> = { metadata: anything };

export function lowerBindings(lowering: Lowering, bindings: Bindings, place: Place): LoweredBinding[] {
  return Object.entries(bindings).flatMap(([key, entry]) => {
    const name = createName(key);
    const inner = locatePlace(lowering, { ...place, path: childPath(place.path, key), typeName: name.pascal }, entry);
    return lowerBinding(lowering, entry, name, inner) ?? [];
  });
}

function lowerBinding(
  lowering: Lowering,
  declared: BindingDeclaration | null | undefined,
  name: Name,
  place: Place,
): LoweredBinding | undefined {
  const lowerPart = (schema: unknown, typeName: string): NamedSchema | undefined => {
    const lowered = lowerBodySchema(lowering, schema, { ...place, typeName: place.typeName + typeName });
    return lowered?.kind === "named" ? lowered : undefined;
  };
  switch (declared?.kind) {
    case "kv": {
      if (!checkOptions(lowering, declared.options, place, KV_OPTIONS)) return undefined;
      const schema = lowerPart(declared.value, "Value");
      const { metadata } = declared.options;
      const beside = metadata && lowerPart(metadata, "Metadata");
      return schema && { name, kind: "kv", schema, metadata: beside, place };
    }
    case "queue": {
      const schema = lowerPart(declared.message, "Message");
      return schema && { name, kind: "queue", schema, metadata: undefined, place };
    }
    case "workflow": {
      const schema = lowerPart(declared.params, "Params");
      return schema && { name, kind: "workflow", schema, metadata: undefined, place };
    }
    default:
      return refuse(lowering, "contract/not-a-binding", place, { found: showValue(declared) });
  }
}
