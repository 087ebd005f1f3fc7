import { hasDuplicateKeys, rewriteBody } from "./duplicate-keys.ts";
import type { Verdict } from "./reference.ts";
import type { RustCase, RustVerdict } from "./rust-judge.ts";

/** What is decoded, and what zod says of it. */
export interface Decoded {
  readonly row: RustCase;
  readonly verdict: Verdict;
}

/**
 * What the decoders make of bodies: the value as JSON, or `undefined`. Where a key stands twice, they may refuse what they must
 * take once the body has been written anew, as the host does it.
 */
export async function decodeByRust(
  cases: readonly Decoded[],
  judge: (rows: readonly RustCase[]) => RustVerdict[] | Promise<RustVerdict[]>,
): Promise<RustVerdict[]> {
  const first = await judge(cases.map(({ row }) => row));
  const open = cases.flatMap(({ row, verdict }, index) => {
    const mayAskAgain = first[index] === undefined && verdict.verdict === "valid" && hasDuplicateKeys(textOf(row));
    return mayAskAgain ? [{ index, row: { ...row, bytes: rewriteBody(row.bytes) } }] : [];
  });
  const second = await judge(open.map(({ row }) => row));
  const rewritten = new Map(open.map(({ index }, place) => [index, second[place]]));
  return first.map((value, index) => value ?? rewritten.get(index));
}

function textOf({ bytes }: RustCase): string {
  return Buffer.from(bytes)
    .toString()
    .replace(/^\ufeff/, "");
}
