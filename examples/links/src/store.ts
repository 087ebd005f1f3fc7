import type { D1Database } from "@cloudflare/workers-types";
import type { Link } from "../generated/schemas";

/** A link before it is one. */
export interface Claim {
  readonly slug: string;
  readonly url: string;
  readonly owner: string;
}

/** A link and its place among all links. */
interface Row extends Link {
  readonly id: number;
}

const LINK = "slug, url, hits, created_at AS createdAt";

/** Takes a slug for a link; `undefined` when it is taken already. The database decides between two who want it at once. */
export async function claimSlug(db: D1Database, { slug, url, owner }: Claim): Promise<Link | undefined> {
  const insert = `INSERT INTO links (slug, url, owner) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING RETURNING ${LINK}`;
  return (await db.prepare(insert).bind(slug, url, owner).first<Link>()) ?? undefined;
}

export async function findLink(db: D1Database, slug: string): Promise<Link | undefined> {
  return (await db.prepare(`SELECT ${LINK} FROM links WHERE slug = ?`).bind(slug).first<Link>()) ?? undefined;
}

/** Whose a link is; `undefined` when there is none. */
export async function findOwner(db: D1Database, slug: string): Promise<string | undefined> {
  return (await db.prepare("SELECT owner FROM links WHERE slug = ?").bind(slug).first<string>("owner")) ?? undefined;
}

/** Those of some slugs that are taken. */
export async function findTaken(db: D1Database, slugs: readonly string[]): Promise<string[]> {
  const select = db.prepare("SELECT slug FROM links WHERE slug IN (SELECT value FROM json_each(?))");
  const { results } = await select.bind(JSON.stringify(slugs)).all<{ slug: string }>();
  return results.map(({ slug }) => slug);
}

/** An owner's links from new to old: at most `limit`, and only those before `cursor`. */
export async function listLinks(
  db: D1Database,
  { owner, limit, cursor }: { readonly owner: string; readonly limit: number; readonly cursor: number | undefined },
): Promise<{ links: Link[]; cursor: number | null }> {
  const select = `SELECT id, ${LINK} FROM links WHERE owner = ? AND id < ? ORDER BY id DESC LIMIT ?`;
  // One more than asked for tells whether there is a next page.
  const { results } = await db
    .prepare(select)
    .bind(owner, cursor ?? Number.MAX_SAFE_INTEGER, limit + 1)
    .all<Row>();
  const page = results.slice(0, limit);
  return {
    links: page.map(({ id: _, ...link }) => link),
    cursor: results.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function removeLink(db: D1Database, slug: string): Promise<void> {
  await db.prepare("DELETE FROM links WHERE slug = ?").bind(slug).run();
}

/** Adds to the counts of several links at once. */
export async function addHits(db: D1Database, counts: ReadonlyMap<string, number>): Promise<void> {
  const update = db.prepare("UPDATE links SET hits = hits + ? WHERE slug = ?");
  await db.batch([...counts].map(([slug, count]) => update.bind(count, slug)));
}
