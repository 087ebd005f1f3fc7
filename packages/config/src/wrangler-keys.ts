import { bindingTable } from "./binding-table.ts";

/** The keys of the top level that hold no bindings, and that an environment has from it unless it has its own. */
const inheritedKeys = words(`
  access account_id base_dir build cache compatibility_date compatibility_flags compliance_region exports
  find_additional_modules first_party_worker jsx_factory jsx_fragment keep_names limits logpush main migrations minify name
  no_bundle observability placement preserve_file_names preview_urls previews python_modules route routes rules triggers
  tsconfig upload_source_maps workers_dev
`);

/** Those that each environment has for itself. */
const ownKeys = words("cloudchamber connect containers define streaming_tail_consumers tail_consumers");

/** Those that only the top level may have. */
const rootKeys = words(`
  $schema addresses alias dependencies_instrumentation dev env keep_vars pages_build_output_dir send_metrics site
`);

/** The other keys of the tables that hold lists of bindings, and of `build`. Other tables are wrangler's to check. */
const nestedKeys: { readonly [table: string]: readonly string[] } = {
  build: ["command", "cwd", "watch_dir"],
  durable_objects: ["code_update_strategy"],
  queues: ["consumers"],
  unsafe: ["metadata", "capnp"],
};

/** Every key that wrangler knows at the top level. */
export const topLevelKeys: ReadonlySet<string> = new Set([
  ...inheritedKeys,
  ...ownKeys,
  ...rootKeys,
  ...bindingTable.map(({ key }) => firstPart(key)),
]);

/** Every key that wrangler knows in an environment. */
export const environmentKeys: ReadonlySet<string> = new Set([
  ...inheritedKeys,
  ...ownKeys,
  ...bindingTable.flatMap(({ key, inEnvironments }) => (inEnvironments === "shared" ? [] : [firstPart(key)])),
]);

/** Whether an environment that has no such key has the top level's. */
export function isInherited(key: string): boolean {
  if (inheritedKeys.includes(key) || rootKeys.includes(key)) return true;
  return bindingTable.some((row) => firstPart(row.key) === key && row.inEnvironments !== "own");
}

/** Every key that wrangler knows in the tables of the top level that are checked. */
export const tableKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...topLevelKeys].flatMap((table) => {
    const lists = bindingTable
      .filter(({ key }) => key.startsWith(`${table}.`))
      .map(({ key }) => key.slice(table.length + 1));
    const known = [...lists, ...(nestedKeys[table] ?? [])];
    return known.length === 0 ? [] : [[table, new Set(known)] as const];
  }),
);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function firstPart(key: string): string {
  return key.split(".")[0] ?? key;
}
