import { changes } from "../../src/changes";
import { files } from "../../src/files";
import { lines } from "../../src/lines";
import { lists } from "../../src/lists";
import { respondNoRoute } from "../../src/problem";
import { todos } from "../../src/todos";
import { createApp } from "../generated/routes";

const app = createApp({ ...lists, ...todos, ...changes, ...files }, lines);
app.notFound(respondNoRoute);

export default app;
