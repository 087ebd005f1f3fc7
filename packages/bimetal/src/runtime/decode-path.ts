/**
 * Decodes each run of percent-encoded bytes that is UTF-8, and leaves everything else as it stands. No run contains a
 * slash, so this may be a segment or several.
 */
export function decodePath(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun);
  }
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
