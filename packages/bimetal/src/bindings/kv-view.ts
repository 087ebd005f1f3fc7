import type {
  KVNamespace,
  KVNamespaceGetWithMetadataResult,
  KVNamespaceListOptions,
  KVNamespaceListResult,
  KVNamespacePutOptions,
} from "@cloudflare/workers-types";
import type { Parser } from "../schema/index.ts";
import type { View } from "./create-bindings.ts";
import { type Occasion, type Payload, readPayload, readValue } from "./payload.ts";

/**
 * A KV namespace whose values are JSON, as the contract declares. A value that is something else is a
 * {@link BindingValueError}, whether it is read or is to be put.
 */
export interface KvView<T, M = unknown> {
  /** The value, or `null` where there is none. */
  get(key: string, options?: { readonly cacheTtl?: number }): Promise<T | null>;
  /** The value and its metadata, each `null` where there is none. */
  getWithMetadata(
    key: string,
    options?: { readonly cacheTtl?: number },
  ): Promise<KVNamespaceGetWithMetadataResult<T, M>>;
  put(key: string, value: T, options?: KvViewPutOptions<M>): Promise<void>;
  list(options?: KVNamespaceListOptions): Promise<KVNamespaceListResult<M, string>>;
  delete(key: string): Promise<void>;
  /** The namespace itself. */
  readonly raw: KVNamespace;
}

export interface KvViewPutOptions<M> extends Omit<KVNamespacePutOptions, "metadata"> {
  readonly metadata?: M;
}

/** Emitted for a KV namespace. Where nothing is declared of metadata, they are not looked at. */
export function kvView<T, M>(
  binding: string,
  name: string,
  parser: Parser<T>,
  metadataName?: string,
  metadataParser?: Parser<M>,
): View {
  const common = { kind: "KV namespace", binding };
  const value: Payload<T> = { ...common, name, parser };
  const beside: Payload<M> | undefined = metadataParser && {
    ...common,
    name: metadataName ?? "",
    parser: metadataParser,
  };
  const readMetadata = (given: unknown, method: string, key: string): M | null => {
    if (given === null || given === undefined) return null;
    return beside ? readValue(beside, given, about("metadata", method, key)) : (given as M);
  };
  return {
    name: binding,
    of: (raw: KVNamespace): KvView<T, M> => ({
      raw,
      get: async (key, options = {}) => {
        const found = await raw.get(key, { ...options, type: "arrayBuffer" });
        return found && readPayload(value, new Uint8Array(found), about("value", "get", key));
      },
      getWithMetadata: async (key, options = {}) => {
        const method = "getWithMetadata";
        const found = await raw.getWithMetadata(key, { ...options, type: "arrayBuffer" });
        return {
          ...found,
          value: found.value && readPayload(value, new Uint8Array(found.value), about("value", method, key)),
          metadata: readMetadata(found.metadata, method, key),
        };
      },
      put: async (key, given, { metadata, ...options } = {}) => {
        const checked = readValue(value, given, about("value", "put", key));
        const written = readMetadata(metadata, "put", key);
        await raw.put(key, JSON.stringify(checked), written === null ? options : { ...options, metadata: written });
      },
      list: async (options) => {
        const page = await raw.list<unknown>(options);
        const keys = page.keys.map(({ metadata, ...key }) => {
          const read = readMetadata(metadata, "list", key.name);
          return read === null ? key : { ...key, metadata: read };
        });
        return { ...page, keys };
      },
      delete: (key) => raw.delete(key),
    }),
  };
}

function about(part: "value" | "metadata", method: string, key: string): Occasion {
  return { method, what: `the ${part} of \`${key}\``, key };
}
