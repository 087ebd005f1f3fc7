import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { compileProject } from "./compile-project.ts";
import { formatRoutes } from "./format-routes.ts";
import { findProject } from "./project.ts";

export const routesCommand: Command = defineCommand("routes", {
  summary: "list the routes with the language that serves each",
  help: ["Reads the contract; builds nothing and writes nothing."],
  options: { config: shared.config, json: shared.json },
  run: async (values, terminal) => {
    const { value: project, diagnostics: found } = findProject(values);
    const compiled = project && (await compileProject(project));
    const diagnostics = [...found, ...(compiled?.diagnostics ?? [])];
    terminal.report(project?.root ?? process.cwd(), diagnostics);
    const routes = compiled?.value?.model.routes;
    if (routes && !values.json) terminal.say(formatRoutes(routes, terminal.colors));
    if (values.json) {
      const list = routes?.map(({ method, path, language, name }) => ({ method, path, language, name: name.author }));
      terminal.document({ ok: routes !== undefined, diagnostics, routes: list ?? [] });
    }
    return routes ? ExitCode.Ok : ExitCode.Diagnostics;
  },
});
