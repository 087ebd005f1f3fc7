CREATE TABLE tenants (
  name TEXT PRIMARY KEY,
  -- What its webhooks are signed with.
  secret TEXT NOT NULL,
  -- Where payloads are sent to.
  target TEXT NOT NULL,
  -- A JSON Schema.
  schema TEXT NOT NULL,
  template TEXT NOT NULL
);

CREATE TABLE deliveries (
  tenant TEXT NOT NULL,
  -- The sender's: what comes a second time is not delivered again.
  id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'invalid', 'failed', 'dead')),
  body TEXT NOT NULL,
  -- What the template has made of the body.
  payload TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Milliseconds since the Unix epoch, as are all times.
  received_at INTEGER NOT NULL,
  -- When what is waiting is sent again.
  due_at INTEGER,
  -- A JSON array of what was wrong: with the body, or at the last attempt.
  errors TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (tenant, id)
);

CREATE INDEX deliveries_by_time ON deliveries (tenant, received_at);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
