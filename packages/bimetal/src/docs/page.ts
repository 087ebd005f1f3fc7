import type { OpenApi } from "./document.ts";
import { type Html, html, idOf } from "./html.ts";
import { operationHtml, operationsOf, type Placed } from "./operation-html.ts";
import { proseHtml } from "./prose-html.ts";
import { propertiesHtml, schemaHtml } from "./schema-html.ts";
import { STYLE } from "./style.ts";

/** The reference of an API as one page that needs nothing else: no script, no network. `source` is the document's address. */
export function renderPage(document: OpenApi, source: string): string {
  const { info, components } = document;
  const sections = [...Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? "")];
  const schemas = Object.entries(components?.schemas ?? {});
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title} ${info.version}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the operations</a>
<header>
<h1>${info.title}</h1>
<p class="quiet">Version ${info.version} · <a href="${source}">OpenAPI document</a></p>
</header>
<nav aria-label="Operations and schemas">${sections.map(navigationHtml)}${schemaNavigationHtml(schemas)}</nav>
<main id="main">
${sections.map(([tag, operations]) => sectionHtml(document, tag, operations))}
${schemas.length > 0 ? html`<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${schemas.map(schemaSectionHtml)}</section>` : undefined}
</main>
</body>
</html>
`.text;
}

type Section = readonly [tag: string, operations: readonly Placed[]];
type Schema = readonly [name: string, schema: Parameters<typeof schemaHtml>[0]];

function navigationHtml([tag, operations]: Section): Html {
  const items = operations.map(({ method, path, operation }) => {
    return html`<li><a href="#${idOf(operation.operationId)}"><span class="method">${method}</span> <code>${path}</code></a></li>`;
  });
  return html`<p>${titleOf(tag)}</p><ul>${items}</ul>`;
}

function schemaNavigationHtml(schemas: readonly Schema[]): Html | undefined {
  if (schemas.length === 0) return undefined;
  return html`<p>Schemas</p><ul>${schemas.map(([name]) => html`<li><a href="#schema-${name}">${name}</a></li>`)}</ul>`;
}

function sectionHtml(document: OpenApi, tag: string, operations: readonly Placed[]): Html {
  const id = idOf(`section-${tag}`);
  const articles = operations.map((placed) => operationHtml(document, placed));
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${titleOf(tag)}</h2>${articles}</section>`;
}

function schemaSectionHtml([name, schema]: Schema): Html {
  const id = `schema-${name}`;
  return html`<article id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a href="#${id}">${name}</a></h3>
${proseHtml(schema.description)}<p>${schemaHtml(schema)}</p>${propertiesHtml(schema)}
</article>`;
}

/** Routes outside of a group have no tag. */
function titleOf(tag: string): string {
  return tag === "" ? "Operations" : tag;
}
