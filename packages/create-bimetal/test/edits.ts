import type { Template } from "../src/template.ts";

/** An edit of a project's sources, and what is in the answer to a path after it, and not before. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly answer: string;
}

/** One in each language that a template has. */
export const edits: Readonly<Record<Template, readonly Edit[]>> = {
  hybrid: [
    { file: "src/lib.rs", from: "Hello, ", to: "Hi, ", path: "/hello/Ada", answer: "Hi, Ada." },
    {
      file: "src/index.ts",
      from: "env.VISITS.get(params.name)",
      to: "-1",
      path: "/visits/Ada",
      answer: '{"visits":-1}',
    },
  ],
  rust: [
    { file: "src/response.rs", from: "Hello, ", to: "Hi, ", path: "/hello/Ada", answer: "Hi, Ada." },
    { file: "src/contract.ts", from: "/hello/:name", to: "/hi/:name", path: "/hi/Ada", answer: "Hello, Ada." },
  ],
  typescript: [
    {
      file: "src/index.ts",
      from: "Hello, $",
      to: "Hi, $",
      path: "/hello/Ada",
      answer: "Hi, Ada.",
    },
  ],
  "workers-rs": [{ file: "src/response.rs", from: "Hello, ", to: "Hi, ", path: "/hello/Ada", answer: "Hi, Ada." }],
};
