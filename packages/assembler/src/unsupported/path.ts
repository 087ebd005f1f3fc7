/**
 * A function's path without what the compiler adds: `<std[3f]::time::Instant>::now` and
 * `std::time::Instant::now::h0123456789abcdef` are both `std::time::Instant::now`.
 */
export function readPath(name: string): string {
  return name
    .replace(/\[[0-9a-f]{8,16}\]/g, "")
    .replace(/\.llvm\.\d+$/, "")
    .replace(/::h[0-9a-f]{16}$/, "")
    .replace(/^<([\w:]+)>::/, "$1::");
}

/**
 * The crates that a function may belong to, likeliest first: of `<core::option::Option<T> as codec::Encode>::encode` it
 * is `core`, whose type this is, or `codec`, whose trait it is. Type arguments say nothing about where the code is from.
 */
export function readCrates(name: string): string[] {
  const path = readPath(name);
  const implementation = /^<(.+)>::[^>]*$/.exec(path)?.[1];
  if (implementation === undefined) return rootsOf(path);
  const [type = "", trait = ""] = splitAs(implementation);
  return [...rootsOf(type), ...rootsOf(trait)];
}

/** Splits `A<B as C> as D` at the ` as ` that stands in no brackets. */
function splitAs(text: string): string[] {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "<") depth += 1;
    else if (text[at] === ">" && text[at - 1] !== "-") depth -= 1;
    else if (depth === 0 && text.startsWith(" as ", at)) return [text.slice(0, at), text.slice(at + 4)];
  }
  return [text];
}

function rootsOf(path: string): string[] {
  const root = /^(?:[&*([\s]|mut |const |dyn )*([A-Za-z_]\w*)::/.exec(path)?.[1];
  return root === undefined ? [] : [root];
}
