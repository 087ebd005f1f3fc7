/** `pnpm parity SUBJECT …`: asks everything that must agree about the same cases, and counts where it does not. */
import { compareBindings } from "./bindings/command.ts";
import { damageConfigs } from "./damage/command.ts";
import { compareRoutes } from "./routes/command.ts";
import { compareSchemas } from "./schemas/command.ts";

/** A subject's command takes the other arguments, and gives the exit code. */
type Command = (args: string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  bindings: compareBindings,
  damage: damageConfigs,
  routes: compareRoutes,
  schemas: compareSchemas,
};

const [subject = "", ...args] = process.argv.slice(2);
const command = commands[subject];
if (command === undefined) {
  console.error(`There is no parity of "${subject}": write one of ${Object.keys(commands).join(", ")}.`);
  process.exitCode = 1;
} else {
  process.exitCode = await command(args);
}
