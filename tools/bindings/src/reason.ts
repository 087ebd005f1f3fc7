/** What something fails with, as `BindingError::reason` tells it. */
export async function reasonOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return "it has not failed";
  } catch (error) {
    return String(error).replace(/^Error: /, "");
  }
}
