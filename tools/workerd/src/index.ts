export { type Project, type Served, serve } from "./serve.ts";
