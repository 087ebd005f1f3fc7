import { join } from "node:path";
import { createTestHarness, type TestHarness, type WorkerHandle } from "wrangler";
import { findMigrated, type InlineConfig, readBuiltConfig, withChecks } from "./read-config.ts";

export interface WorkerOptions<Env> extends Project<Env> {
  /** Other Workers, which run beside it and are found behind its bindings by their names. They are built before, too. */
  readonly neighbours?: readonly Project<Record<string, unknown>>[];
  /**
   * Whether every answer of a handler is checked against the contract: one that does not match it becomes a 500 that says
   * why. Without it the Worker is exactly the one that is deployed.
   *
   * @default true
   */
  readonly checkAnswers?: boolean;
}

/** A Worker, as it is found on disk. */
export interface Project<Env> {
  /** The project's folder, absolute: the one that its wrangler config is in. */
  readonly root: string;
  /** The config's name in it. @default the one that wrangler would find */
  readonly config?: string;
  /** Vars that stand in for those of the config, each as a whole. */
  readonly vars?: Partial<NoInfer<Env>>;
  /** Values of the secrets. They win over those of `.dev.vars`. */
  readonly secrets?: Record<string, string>;
}

/** A Worker that runs on workerd, with storage of its own that ends with it. */
export interface TestWorker<Env> {
  /** Where it listens. */
  readonly url: URL;
  /** Asks the Worker for a path, or for a whole URL with a host of one's own. Redirects are followed, as by any `fetch`. */
  readonly fetch: TestHarness["fetch"];
  /** The Worker's own bindings: to prepare what it finds, and to look at what it leaves. */
  readonly env: Env;
  /** Runs the handler of cron triggers. */
  readonly scheduled: WorkerHandle["scheduled"];
  /** Delivers a mail to its handler. */
  readonly email: WorkerHandle["email"];
  /** Puts a Durable Object out of memory, as the platform does at times; its sockets may stay. */
  readonly evictDurableObject: WorkerHandle["evictDurableObject"];
  /** What it has written to the console. */
  readonly logs: () => LogLine[];
  readonly close: () => Promise<void>;
}

export interface LogLine {
  /** `log`, `warn`, `error`, … */
  readonly level: string;
  readonly message: string;
}

/**
 * Starts a Worker that `bimetal build` has made, on workerd, as wrangler's config describes it: with a local KV, R2, D1
 * and queue behind the bindings. Migrations of D1 are applied. Nothing is built: tests run what is in `dist/`.
 *
 * ```ts
 * const worker = await createWorker<Env>({ root: join(import.meta.dirname, ".."), secrets: { KEY: "for tests" } });
 * afterAll(worker.close);
 *
 * test("says hello", async () => {
 *   const response = await worker.fetch("/hello/ada");
 *   expect(await response.json()).toEqual({ text: "hello, ada" });
 * });
 * ```
 */
export async function createWorker<Env extends object = Record<string, unknown>>(
  options: WorkerOptions<Env>,
): Promise<TestWorker<Env>> {
  const { root, neighbours = [], checkAnswers = true } = options;
  const first = prepare(options, checkAnswers);
  const others = neighbours.map((project) => fromAnywhere(prepare(project, checkAnswers), project.root));
  const harness = createTestHarness({ root, workers: [first, ...others] });
  try {
    return await start<Env>(harness, findMigrated(root, first.config));
  } catch (error) {
    await harness.close();
    throw error;
  }
}

interface Prepared {
  readonly config: InlineConfig;
  readonly vars: NonNullable<InlineConfig["vars"]>;
  readonly secrets: Record<string, string>;
}

function prepare({ root, config: file, vars, secrets = {} }: Project<object>, checkAnswers: boolean): Prepared {
  const built = readBuiltConfig(root, file);
  const config = checkAnswers ? withChecks(root, built) : built;
  // Given explicitly, so that a `.dev.vars` and the test's own environment variables stand in for none of them.
  return { config, vars: { ...config.vars, ...vars } as Prepared["vars"], secrets };
}

/** The harness finds what a config names in the folder of the first Worker. */
function fromAnywhere({ config, ...rest }: Prepared, root: string): Prepared {
  const { main, assets } = config;
  return {
    ...rest,
    config: {
      ...config,
      ...(main !== undefined && { main: join(root, main) }),
      ...(assets?.directory !== undefined && { assets: { ...assets, directory: join(root, assets.directory) } }),
    },
  };
}

async function start<Env extends object>(harness: TestHarness, migrated: readonly string[]): Promise<TestWorker<Env>> {
  const { url } = await harness.listen();
  const { applyD1Migrations, getEnv, scheduled, email, evictDurableObject } = harness.getWorker();
  // The names are strings of the config, which the harness' types would rather know from `Env`.
  for (const binding of migrated) await applyD1Migrations(binding as never);
  return {
    url,
    fetch: harness.fetch,
    env: (await getEnv()) as Env,
    scheduled,
    email,
    evictDurableObject,
    logs: () => harness.getLogs().map(({ level, message }) => ({ level, message })),
    close: harness.close,
  };
}
