import type { Metadata } from "./metadata.ts";

/**
 * The shortest way from one package to another, both included, each with its version but the first: `my-app`,
 * `ticker 1.2.0`, `clock 0.3.1`. Empty where there is none.
 */
export function findDependencyPath({ packages, resolve }: Metadata, from: string, to: string): string[] {
  const nodes = new Map(resolve?.nodes.map((node) => [node.id, node]));
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  // A map keeps the order of insertion, so that this loop reaches what is added while it runs: a breadth-first search.
  for (const id of cameFrom.keys()) {
    if (id === to) break;
    for (const { pkg } of nodes.get(id)?.deps ?? []) if (!cameFrom.has(pkg)) cameFrom.set(pkg, id);
  }
  if (!cameFrom.has(to)) return [];
  const path: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) path.unshift(id);
  return path.map((id, index) => {
    const found = packages.find((each) => each.id === id);
    if (!found) return id;
    return index === 0 ? found.name : `${found.name} ${found.version}`;
  });
}
