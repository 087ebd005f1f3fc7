/** Text that is HTML, so that it is not escaped again. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, and nothing is left out. */
export type Part = Html | string | number | undefined | readonly Part[];

/** A template of HTML: `` html`<p>${text}</p>` ``. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(""));
}

/** Parts with something between them. */
export function join(parts: readonly Part[], between: Part): Part {
  return parts.map((part, index) => (index === 0 ? part : [between, part]));
}

/** A name as an element's id, which has no spaces. */
export function idOf(name: string): string {
  return name.replace(/\s/g, "-");
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(render).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
