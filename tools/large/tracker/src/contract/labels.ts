import { del, empty, get, group, patch, post } from "bimetal";
import { z } from "zod";
import { Color, ProjectPath, problem } from "./common.ts";

export const LabelName = z.string().trim().toLowerCase().min(1).max(30).meta({ id: "LabelName" });
const Label = z.object({ name: z.string(), color: Color, description: z.string().nullable() }).meta({ id: "Label" });
const NewLabel = z
  .object({ name: LabelName, color: Color.default("#808080"), description: z.string().max(200).optional() })
  .meta({ id: "NewLabel" });
const LabelPatch = z
  .object({ name: LabelName.optional(), color: Color.optional(), description: z.string().max(200).nullish() })
  .meta({ id: "LabelPatch" });

const LabelPath = ProjectPath.extend({ label: z.string() }).meta({ id: "LabelPath" });
const params = { key: "BI", label: "bug" };
const bug = { name: "bug", color: "#d73a4a", description: "Not as it should be" };

export const labels = group("/projects/:key/labels", {
  in: "rust",
  routes: {
    list: get("/", {
      params: ProjectPath,
      responses: { 200: z.array(Label), 404: problem },
      examples: { one: { request: { params: { key: "BI" } }, response: { status: 200, body: [bug] } } },
    }),
    create: post("/", {
      params: ProjectPath,
      body: NewLabel,
      responses: { 201: Label, 409: problem },
      examples: {
        "a name that is made small": {
          request: { params: { key: "BI" }, body: { name: " Docs " } },
          response: { status: 201, body: { name: "docs", color: "#808080", description: null } },
        },
      },
    }),
    change: patch("/:label", {
      params: LabelPath,
      body: LabelPatch,
      responses: { 200: Label, 404: problem },
      examples: {
        "a color": {
          request: { params, body: { color: "#ff0000" } },
          response: { status: 200, body: { ...bug, color: "#ff0000" } },
        },
        "no description": {
          request: { params, body: { description: null } },
          response: { status: 200, body: { ...bug, description: null } },
        },
      },
    }),
    remove: del("/:label", {
      params: LabelPath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
  },
});
