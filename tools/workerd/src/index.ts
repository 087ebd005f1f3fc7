export type { Upload } from "./bundle.ts";
export { type Project, type Served, serve } from "./serve.ts";
