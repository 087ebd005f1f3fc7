import { writeText } from "../schema/write-text.ts";
import type { FetchInit } from "./fetcher.ts";
import type { ClientRoute } from "./route.ts";
import { type ClientRequest, writeRequest } from "./write-request.ts";

/**
 * The request of a call whose body is a form with files. Its parts are written here: not every `fetch` knows the `FormData`
 * of another.
 */
export async function writeForm(
  route: ClientRoute,
  request: ClientRequest,
  shared: Readonly<Record<string, string>>,
): Promise<FetchInit> {
  const form = new Response(formOf(request.body as Readonly<Record<string, unknown>>));
  const contentType = form.headers.get("content-type") ?? "";
  const body = await form.arrayBuffer();
  return writeRequest({ ...route, body: { kind: "bytes", contentType } }, { ...request, body }, shared);
}

/** Every value of a list is a part of its own. */
function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of [value].flat()) {
      if (item instanceof Blob) form.append(name, item);
      else if (item !== undefined) form.append(name, writeText(item));
    }
  }
  return form;
}
