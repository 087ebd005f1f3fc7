/** The schemas that mistakes are planted into: each kind of code is emitted for one of them. */
export const SELF_TEST: readonly string[] = [
  "z.string().min(2).max(4)",
  "z.object({ a: z.string(), b: z.int().optional(), c: z.boolean().default(true), d: z.string().nullish() })",
  "z.record(z.string(), z.int())",
  "z.strictObject({ a: z.string() })",
  "z.looseObject({ a: z.string(), b: z.int() })",
  "z.union([z.object({ a: z.string() }), z.object({ a: z.string(), b: z.int() })])",
  'z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), n: z.int() }), z.object({ kind: z.literal("b"), t: z.string() })])',
  "z.number().min(1.5).multipleOf(0.5)",
  "z.int().gt(3)",
  "z.array(z.int()).min(1).max(2)",
  "z.string().trim().min(1)",
  "z.tuple([z.string(), z.int().optional()])",
  'z.string().regex(/^a/, "starts with a").max(3)',
  "z.object({ x: z.int().catch(7), y: z.array(z.string()) })",
  'z.enum(["a", "b"]).nullable()',
];
