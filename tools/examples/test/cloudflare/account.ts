import { DatabaseSync } from "node:sqlite";
import type { Upload } from "./upload.ts";

/** What an account holds, in memory. */
export interface Account {
  readonly scripts: Map<string, Script>;
  /** Titles of KV namespaces by their ids. */
  readonly namespaces: Map<string, string>;
  readonly buckets: Set<string>;
  /** By their ids. */
  readonly databases: Map<string, Database>;
  /** By their names. */
  readonly queues: Map<string, Queue>;
  /** What uploads of a Worker are refused with, by its name. */
  readonly refusals: Map<string, Refusal>;
  /** A new id, of 32 hexadecimal digits. */
  readonly nextId: () => string;
}

export interface Script {
  readonly uploads: Upload[];
  /** By their names; those of earlier uploads stay. */
  readonly secrets: Map<string, string>;
  migrationTag: string | undefined;
  crons: readonly string[];
  enabled: boolean;
}

export interface Database {
  readonly name: string;
  readonly sqlite: DatabaseSync;
}

export interface Queue {
  readonly id: string;
  readonly consumers: Consumer[];
}

export interface Consumer {
  readonly consumer_id: string;
  readonly type: string;
  readonly script: string;
  readonly dead_letter_queue?: string;
  readonly settings: object;
}

/** An error of the API. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** An account with nothing in it. */
export function createAccount(): Account {
  let ids = 0;
  return {
    scripts: new Map(),
    namespaces: new Map(),
    buckets: new Set(),
    databases: new Map(),
    queues: new Map(),
    refusals: new Map(),
    nextId: () => (++ids).toString(16).padStart(32, "0"),
  };
}

export function createDatabase(name: string): Database {
  return { name, sqlite: new DatabaseSync(":memory:") };
}
