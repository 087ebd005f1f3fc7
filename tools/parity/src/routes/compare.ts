import { type Answer, describe, type Request, type Router, type RouteSet } from "./route-set.ts";

/** A router's answer that is not the expected one, with the fewest routes and segments that show it. */
export interface Disagreement {
  readonly router: string;
  readonly set: RouteSet;
  readonly expected: Answer;
  readonly found: Answer;
}

export interface Comparison {
  /** Answers that were compared. */
  readonly comparisons: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Routers {
  /** Whose answers are right, where a request does not say what it expects. */
  readonly specification: Router;
  readonly others: readonly Router[];
}

/** Asks all routers about a set. */
export async function compare({ specification, others }: Routers, set: RouteSet): Promise<Comparison> {
  const given = set.requests.map((request) => request.expect);
  const expecting = given.some((expect) => expect !== undefined);
  const specified = await specification.ask(set);
  const expected = specified.map((answer, index) => given[index] ?? answer);
  let comparisons = 0;
  const disagreements: Disagreement[] = [];
  for (const router of expecting ? [specification, ...others] : others) {
    const found = await router.ask(set);
    for (const [index, request] of set.requests.entries()) {
      const [wanted, answer] = [expected[index], found[index]];
      if (!wanted || answer === null) continue;
      comparisons += 1;
      if (answer !== undefined && describe(answer) === describe(wanted)) continue;
      const one = { ...set, requests: [request] };
      const asked: Asked = { router, specification };
      disagreements.push(
        await minimize(asked, { router: router.name, set: one, expected: wanted, found: answer ?? { status: 0 } }),
      );
    }
  }
  return { comparisons, disagreements };
}

interface Asked {
  readonly router: Router;
  readonly specification: Router;
}

/** Takes routes and segments away as long as the two still disagree. */
async function minimize(asked: Asked, first: Disagreement): Promise<Disagreement> {
  if (first.set.requests[0]?.expect !== undefined) return first;
  let smallest = first;
  for (let smaller: Disagreement | undefined = first; smaller !== undefined; ) {
    smallest = smaller;
    smaller = undefined;
    for (const set of smallerSets(smallest.set)) {
      smaller = await disagree(asked, set);
      if (smaller !== undefined) break;
    }
  }
  return smallest;
}

async function disagree({ router, specification }: Asked, set: RouteSet): Promise<Disagreement | undefined> {
  const [[expected], [found]] = [await specification.ask(set), await router.ask(set)];
  if (!expected || !found || describe(expected) === describe(found)) return undefined;
  return { router: router.name, set, expected, found };
}

function* smallerSets(set: RouteSet): Generator<RouteSet> {
  const [request] = set.requests as [Request];
  for (const route of set.routes) yield { ...set, routes: set.routes.filter((other) => other !== route) };
  const segments = request.path.split("/").slice(1);
  for (const index of segments.keys()) {
    yield { ...set, requests: [{ ...request, path: `/${segments.toSpliced(index, 1).join("/")}` }] };
  }
}
