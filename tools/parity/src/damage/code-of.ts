/** What of a text is code: its comments, and what its string literals hold, are left out. */
export function codeOf(text: string, language: "ts" | "rs"): string {
  return text.replace(language === "ts" ? TYPESCRIPT : RUST, (token) => (/^["'`r/]/.test(token) ? " " : token));
}

// One token after the other; what begins no comment and no literal is code, a character at a time.
const TYPESCRIPT =
  /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n\r]|\\[\s\S])*"|'(?:[^'\\\n\r]|\\[\s\S])*'|`(?:[^`\\$]|\\[\s\S])*`/g;

const RUST = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\br(#+)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"/g;
