import { bindingTable } from "./binding-table.ts";

/** The keys of the top level that hold no bindings. */
const otherKeys = `
  $schema access account_id addresses alias base_dir build cache cloudchamber compatibility_date compatibility_flags
  compliance_region connect containers define dependencies_instrumentation dev env exports find_additional_modules
  first_party_worker jsx_factory jsx_fragment keep_names keep_vars limits logpush main migrations minify name no_bundle
  observability pages_build_output_dir placement preserve_file_names preview_urls previews python_modules route routes
  rules send_metrics site streaming_tail_consumers tail_consumers triggers tsconfig upload_source_maps workers_dev
`;

/** The other keys of the tables that hold lists of bindings, and of `build`. Other tables are wrangler's to check. */
const nestedKeys: { readonly [table: string]: readonly string[] } = {
  build: ["command", "cwd", "watch_dir"],
  durable_objects: ["code_update_strategy"],
  queues: ["consumers"],
  unsafe: ["metadata", "capnp"],
};

/** Every key that wrangler knows at the top level. */
export const topLevelKeys: ReadonlySet<string> = new Set([
  ...otherKeys.trim().split(/\s+/),
  ...bindingTable.map(({ key }) => firstPart(key)),
]);

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

function firstPart(key: string): string {
  return key.split(".")[0] ?? key;
}
