/** How a Worker is built: fast, or small. */
export type Profile = "dev" | "release";

/**
 * The profile that wrangler's command asks for: it sets `WRANGLER_COMMAND` for the build command that it runs. Everything
 * but `wrangler dev`, and a build by hand, makes a release.
 */
export function profileOf(environment: NodeJS.ProcessEnv): Profile {
  return environment.WRANGLER_COMMAND === "dev" ? "dev" : "release";
}
