import type { Content, OpenApi, Operation, Parameter, Reference, ResponseObject } from "./document.ts";
import { type Html, html, idOf, type Part } from "./html.ts";
import { proseHtml } from "./prose-html.ts";
import { propertiesHtml, schemaHtml, type valueHtml } from "./schema-html.ts";

/** An operation and where it is. */
export interface Placed {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Every operation of a document. */
export function operationsOf({ paths }: OpenApi): Placed[] {
  return Object.entries(paths).flatMap(([path, { "x-additionalOperations": others = {}, ...known }]) =>
    [...Object.entries(known), ...Object.entries(others)].map(([method, operation]) => {
      return { method: method.toUpperCase(), path, operation };
    }),
  );
}

export function operationHtml(document: OpenApi, { method, path, operation }: Placed): Html {
  const { operationId, description, deprecated, parameters = [], requestBody, responses } = operation;
  const id = idOf(operationId);
  return html`<article id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a href="#${id}"><span class="method">${method}</span> <code>${path}</code></a></h3>
<p class="quiet">${operationId}${deprecated ? html` <em>deprecated</em>` : undefined}</p>
${proseHtml(description)}
${parameters.length > 0 ? parametersHtml(parameters) : undefined}
${requestBody && html`<h4>Body</h4>${proseHtml(requestBody.description)}${contentHtml(requestBody.content)}`}
<h4>Responses</h4>
<dl>${Object.entries(responses).map(([status, response]) => responseHtml(status, resolve(document, response)))}</dl>
</article>`;
}

function parametersHtml(parameters: readonly Parameter[]): Html {
  const rows = parameters.map(({ name, in: place, required, schema, description, deprecated }) => {
    const absence = [
      required ? undefined : html` <em>optional</em>`,
      deprecated ? html` <em>deprecated</em>` : undefined,
    ];
    return html`<div><dt><code>${name}</code> ${schemaHtml(schema)} <small>in the ${place}</small>${absence}</dt>
<dd>${proseHtml(description)}</dd></div>`;
  });
  return html`<h4>Parameters</h4><dl>${rows}</dl>`;
}

function responseHtml(status: string, { description, headers = {}, content = {} }: ResponseObject): Html {
  const names = Object.entries(headers).map(
    ([name, { schema, description }]) =>
      html`<p>Header <code>${name}</code> ${schemaHtml(schema)}${description && `: ${description}`}</p>`,
  );
  return html`<div><dt><strong>${status}</strong> ${description}</dt><dd>${names}${contentHtml(content)}</dd></div>`;
}

function contentHtml(content: Content): Part {
  return Object.entries(content).map(([type, { schema, examples = {} }]) => {
    const shown = Object.entries(examples).map(
      ([name, { value }]) => html`<figure><figcaption>${name}</figcaption><pre>${exampleText(value)}</pre></figure>`,
    );
    const what = schema && [": ", schemaHtml(schema)];
    return html`<p><code>${type}</code>${what}</p>${schema && propertiesHtml(schema)}${shown}`;
  });
}

function exampleText(value: Parameters<typeof valueHtml>[0]): string {
  return typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
}

function resolve({ components }: OpenApi, response: ResponseObject | Reference): ResponseObject {
  if (!("$ref" in response)) return response;
  const name = response.$ref.slice(response.$ref.lastIndexOf("/") + 1);
  return components?.responses?.[name] ?? { description: name };
}
