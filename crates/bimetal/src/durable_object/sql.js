// All rows of a cursor cross into Wasm as one text of JSON, in which bytes are arrays of numbers: see `sql/js.rs`.

export function exec(storage, sql, params) {
  return storage.sql.exec(sql, ...params);
}

export function databaseSize(storage) {
  return storage.sql.databaseSize;
}

export function rows(cursor) {
  return JSON.stringify(cursor.toArray().map(plainRow));
}

export function one(cursor) {
  return JSON.stringify(plainRow(cursor.one()));
}

export function next(cursor) {
  const { done, value } = cursor.next();
  return done ? "null" : JSON.stringify(plainRow(value));
}

export function column(cursor) {
  return JSON.stringify(Array.from(cursor.raw(), ([value]) => plain(value)));
}

function plainRow(row) {
  for (const name in row) if (row[name] instanceof ArrayBuffer) row[name] = plain(row[name]);
  return row;
}

function plain(value) {
  return value instanceof ArrayBuffer ? Array.from(new Uint8Array(value)) : value;
}
