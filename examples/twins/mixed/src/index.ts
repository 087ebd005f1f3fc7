import { lists } from "../../src/lists";
import { respondNoRoute } from "../../src/problem";
import { todos } from "../../src/todos";
import { createApp } from "../generated/routes";

const app = createApp({ ...lists, ...todos });
app.notFound(respondNoRoute);

export default app;
