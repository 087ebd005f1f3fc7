import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { emitOpenApi } from "@bimetal/compiler";
import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { compileProject } from "./compile-project.ts";
import { findProject } from "./project.ts";
import { UserError } from "./user-error.ts";

export const openapiCommand: Command = defineCommand("openapi", {
  summary: "print the contract as an OpenAPI 3.1 document",
  help: ["Writes the document to stdout, and what is wrong with the contract to stderr."],
  options: {
    config: shared.config,
    out: { type: "string", value: "FILE", help: "write it to a file instead" },
    json: { type: "boolean", help: "write one JSON document to stdout, which has the OpenAPI document as a member" },
  },
  writesDocument: true,
  run: async ({ config, out, json = false }, terminal) => {
    const { value: project, diagnostics: found } = findProject(config === undefined ? {} : { config });
    const compiled = project && (await compileProject(project));
    const diagnostics = [...found, ...(compiled?.diagnostics ?? [])];
    terminal.report(project?.root ?? process.cwd(), diagnostics);
    const model = compiled?.value?.model;
    if (model && model.source === project?.config) throw new UserError("there is no contract: write src/contract.ts");
    const openapi = model && emitOpenApi(model);
    if (openapi && out !== undefined) {
      writeDocument(resolve(out), openapi);
      terminal.say(`${terminal.colors.green("✓")} wrote ${out}`);
    }
    if (json) terminal.document({ ok: openapi !== undefined, diagnostics, openapi });
    else if (openapi && out === undefined) terminal.document(openapi);
    return openapi ? ExitCode.Ok : ExitCode.Diagnostics;
  },
});

function writeDocument(file: string, document: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
}
