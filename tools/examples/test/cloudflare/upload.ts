/** A Worker as wrangler uploads it: a form with `metadata` and a file for each module. */
export interface Upload {
  readonly metadata: Metadata;
  readonly modules: readonly Module[];
}

export interface Metadata {
  readonly main_module: string;
  readonly compatibility_date: string;
  readonly compatibility_flags: readonly string[];
  readonly bindings: readonly Binding[];
  readonly migrations?: { readonly new_tag: string; readonly steps: readonly object[] };
}

export interface Binding {
  readonly name: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Module {
  readonly name: string;
  /** Its media type, which says what kind of module it is. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Reads the body of a request. */
export async function readUpload(body: Buffer<ArrayBuffer>, contentType: string): Promise<Upload> {
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  const modules: Module[] = [];
  let metadata: Metadata | undefined;
  for (const [name, value] of form) {
    if (name === "metadata") metadata = JSON.parse(typeof value === "string" ? value : await value.text());
    else if (typeof value === "string") throw new Error(`The field ${name} of an upload is no file.`);
    else modules.push({ name, type: value.type, bytes: await value.bytes() });
  }
  if (metadata === undefined) throw new Error("An upload has no metadata.");
  return { metadata, modules };
}
