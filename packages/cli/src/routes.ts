import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { compileProject } from "./compile-project.ts";
import { formatOverlaps, formatRoutes } from "./format-routes.ts";
import { findOverlaps } from "./overlaps.ts";
import { findProject } from "./project.ts";

export const routesCommand: Command = defineCommand("routes", {
  summary: "list the routes with the language that serves each, and which comes first where two fit",
  help: ["Reads the contract; builds nothing and writes nothing."],
  options: { config: shared.config, json: shared.json },
  run: async (values, terminal) => {
    const { value: project, diagnostics: found } = findProject(values);
    const compiled = project && (await compileProject(project));
    const diagnostics = [...found, ...(compiled?.diagnostics ?? [])];
    terminal.report(project?.root ?? process.cwd(), diagnostics);
    const routes = compiled?.value?.model.routes;
    const overlaps = findOverlaps(routes ?? []);
    if (routes && !values.json) terminal.say(formatRoutes(routes, terminal.colors));
    if (overlaps.length > 0 && !values.json) terminal.say(formatOverlaps(overlaps, terminal.colors));
    if (values.json) {
      const list = routes?.map(({ method, path, language, name }) => ({ method, path, language, name: name.author }));
      const pairs = overlaps.map(({ winner, loser }) => ({ winner: winner.name.author, loser: loser.name.author }));
      terminal.document({ ok: routes !== undefined, diagnostics, routes: list ?? [], overlaps: pairs });
    }
    return routes ? ExitCode.Ok : ExitCode.Diagnostics;
  },
});
