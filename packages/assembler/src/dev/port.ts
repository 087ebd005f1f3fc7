import { createServer } from "node:net";

/** Whether a port is another's where `wrangler dev` would serve. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, "localhost", () => resolve(undefined));
  });
  // Whatever else is wrong with it, wrangler says.
  if (code !== undefined) return code === "EADDRINUSE";
  await new Promise((resolve) => server.close(resolve));
  return false;
}
