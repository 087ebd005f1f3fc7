import { Html } from "./html.ts";

/** The page's style, in the colours that the reader's system has. */
export const STYLE: Html = new Html(`
:root {
  color-scheme: light dark;
  --text: light-dark(#1c1917, #f5f5f4);
  --quiet: light-dark(#57534e, #a8a29e);
  --page: light-dark(#fafaf9, #1c1917);
  --card: light-dark(#fff, #292524);
  --line: light-dark(#d6d3d1, #57534e);
  --accent: light-dark(#c2410c, #fdba74);
  font: 100%/1.5 system-ui, sans-serif;
  color: var(--text);
  background: var(--page);
  scroll-behavior: smooth;
}
@media (prefers-reduced-motion: reduce) { :root { scroll-behavior: auto; } }
body { display: grid; grid-template-columns: minmax(0, 18rem) minmax(0, 48rem); gap: 0 2rem; margin: 0 auto; padding: 2rem 1rem; width: fit-content; max-width: 100%; box-sizing: border-box; }
header { grid-column: 1 / -1; }
nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow: auto; font-size: 0.875rem; }
nav p { margin: 1rem 0 0.25rem; font-weight: 600; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.125rem 0.25rem; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; max-height: none; } }
h1 { margin: 0; font-size: 2.25rem; letter-spacing: -0.03em; }
h2 { margin: 2rem 0 0.75rem; }
h3 { margin: 0; font-size: 1.0625rem; }
h4 { margin: 1rem 0 0.25rem; }
p { margin: 0.25rem 0; }
a { color: var(--accent); }
h3 a, nav a { color: inherit; text-decoration: none; }
h3 a:hover, nav a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip:not(:focus) { position: absolute; clip-path: inset(50%); }
.quiet, small, em { color: var(--quiet); font-style: normal; }
.method { color: var(--accent); font-weight: 700; font-size: 0.8125em; }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--card); scroll-margin-top: 1rem; }
article:target { border-color: var(--accent); }
dl { margin: 0.5rem 0; }
dl > div { padding: 0.375rem 0; border-top: 1px solid var(--line); }
dd { margin: 0 0 0 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
figure { margin: 0.5rem 0; }
pre { margin: 0; padding: 0.75rem; border-radius: 0.5rem; background: var(--page); white-space: pre-wrap; }
`);
