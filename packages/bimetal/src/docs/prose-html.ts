import type { Json } from "./document.ts";
import { html, type Part } from "./html.ts";

/** Documentation: paragraphs, and what stands between backticks as code. */
export function proseHtml(text: Json | undefined): Part {
  if (typeof text !== "string") return undefined;
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return paragraphs.map((paragraph) => html`<p>${inlineHtml(paragraph)}</p>`);
}

function inlineHtml(text: string): Part {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
