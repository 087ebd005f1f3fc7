/** One name is that of the npm package, the crate and the Worker, and begins those of its queues. */

/** Cloudflare has 63 characters for a name of a host, of which previews take nine: `1a2b3c4d-NAME`. */
const LONGEST = 54;

/** Says what is wrong with a name, if anything is. */
export function findNameProblem(name: string): string | undefined {
  if (name === "") return "a project needs a name";
  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
    return `the name \`${name}\` is not one for npm, cargo and Cloudflare alike: it has small letters, digits and dashes, begins with a letter and does not end with a dash`;
  }
  if (name.length > LONGEST) return `the name \`${name}\` has ${name.length} characters: ${LONGEST} is the most`;
  if (keywords.has(name)) return `the name \`${name}\` is a word of Rust`;
  if (crates.has(name)) return `the name \`${name}\` is that of a crate of Rust itself`;
  if (folders.has(name)) return `the name \`${name}\` is that of a folder that cargo makes`;
  if (devices.has(name)) return `the name \`${name}\` is that of a device on Windows`;
  if (dependencies.has(name)) return `the name \`${name}\` is that of a package which the project depends on`;
  return undefined;
}

/** The name that looks most like that of a folder. It may still have a problem. */
export function toName(folder: string): string {
  return folder
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const keywords = words(
  "abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe unsized use virtual where while yield",
);
const crates = words("alloc core proc-macro std test");
const folders = words("build deps examples incremental");
const devices = words(
  "aux com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 nul prn",
);
/** Of all templates: npm does not install a package into itself, and cargo has no two crates of a name in one. */
const dependencies = words("bimetal futures-util hono serde typescript vite vitest wasm-bindgen worker wrangler zod");
