CREATE TABLE links (
  -- Grows with every link, so a list from new to old needs no other order.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  owner TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  hits INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX links_by_owner ON links (owner, id);
