//! What the storage of an object does, step by step: `fixtures/steps.json` has what each says, of the fake and of
//! the platform.

use bimetal::{
    BindingError, Error, WebSocketPair,
    durable_object::{ListOptions, State, Storage},
    json::{self, Record, Value},
};
use std::{
    fmt::Debug,
    pin::Pin,
    task::{Context, Poll},
};

/// Runs a step on the state of a fresh object.
pub async fn run(step: &str, state: &State) -> Result<Vec<String>, Error> {
    let storage = state.storage();
    match step {
        "given" => given(&storage).await,
        "values" => values(&storage).await,
        "many" => many(&storage).await,
        "lists" => lists(&storage).await,
        "alarms" => alarms(&storage).await,
        "sql-types" => sql_types(&storage),
        "sql-cursors" => sql_cursors(&storage),
        "sql-errors" => sql_errors(&storage),
        "transactions" => transactions(&storage),
        "delete-all" => delete_all(&storage).await,
        "sockets" => sockets(state),
        "socket-errors" => socket_errors(state),
        "blocking" => blocking(state).await,
        "background" => background(state).await,
        "found" => Ok(vec![line(storage.get::<i64>("background").await)]),
        _ => Err(Error::new("no such step")),
    }
}

/// A result as a line: of an error its reason.
fn line<T: Debug>(result: Result<T, BindingError>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("{}: {}", error.method(), error.reason()),
    }
}

fn parse(text: &str) -> Value {
    json::literal(text)
}

fn print(value: &Value) -> String {
    String::from_utf8_lossy(&json::to_vec(value)).into_owned()
}

const VALUES: [&str; 12] = [
    "null",
    "true",
    "0",
    "-1.5",
    "9007199254740991",
    "1e+300",
    r#""""#,
    r#""é😀\u0000""#,
    "[]",
    r#"[1,[2,null],{"a":[]}]"#,
    "{}",
    r#"{"2":"b","1":{"__proto__":1,"constructor":null}}"#,
];

async fn values(storage: &Storage) -> Result<Vec<String>, Error> {
    let mut said = Vec::new();
    for (at, value) in VALUES.iter().enumerate() {
        let key = format!("value:{at}");
        storage.put(&key, &parse(value)).await?;
        let found = storage.get::<Value>(&key).await?;
        said.push(found.map_or("nothing".to_owned(), |value| print(&value)));
    }
    storage.put("", "of no name").await?;
    said.push(line(storage.get::<String>("").await));
    said.push(line(storage.get::<i64>("value:6").await));
    said.push(line(storage.get::<Option<i64>>("value:0").await));
    said.push(line(storage.get::<i64>("none").await));
    said.push(line(storage.delete("value:0").await));
    said.push(line(storage.delete("value:0").await));
    said.push(line(storage.get::<Option<i64>>("value:0").await));
    said.push(line(storage.sync().await));
    Ok(said)
}

/// What stands under `given`, as it is read.
async fn given(storage: &Storage) -> Result<Vec<String>, Error> {
    let given = storage.get::<Value>("given").await?;
    Ok(given.iter().map(print).collect())
}

async fn many(storage: &Storage) -> Result<Vec<String>, Error> {
    let entries = [("b", 2), ("a", 1), ("__proto__", 3), ("10", 4), ("b", 5)];
    Ok(vec![
        line(storage.put_many(entries).await),
        line(
            storage
                .get_many::<i64>(["b", "__proto__", "none", "a", "10"])
                .await,
        ),
        line(storage.get_many::<i64>([""; 0]).await),
        line(storage.put_many([("", 0); 0]).await),
        line(storage.delete_many(["a", "none", "b", "a"]).await),
        line(storage.delete_many([""; 0]).await),
        line(storage.list::<i64>(&ListOptions::new()).await),
    ])
}

async fn lists(storage: &Storage) -> Result<Vec<String>, Error> {
    let keys = ["a", "a:1", "a:10", "a:2", "b", "é", "\u{ffff}", "😀"];
    storage.put_many(keys.map(|key| (key, key))).await?;
    let all = ListOptions::new;
    let lists = [
        all(),
        all().reverse(),
        all().prefix("a:"),
        all().prefix("a:").reverse().limit(2),
        all().start("a:10").end("b"),
        all().start("a:10").end("b").reverse(),
        all().start_after("a:10").limit(1),
        all().start_after("a").prefix("a:").limit(1),
        all().start_after("a:1").prefix("a:"),
        all().start("b").prefix("a:"),
        all().end("a:10").prefix("a:"),
        all().start("z").end("b"),
        all().limit(0),
        all().start("a").start_after("a"),
    ];
    let mut said = Vec::new();
    for options in &lists {
        let list = storage.list::<String>(options).await;
        said.push(line(list.map(|pairs| {
            pairs.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        })));
    }
    said.push(line(storage.list::<i64>(&all().limit(1)).await));
    Ok(said)
}

async fn alarms(storage: &Storage) -> Result<Vec<String>, Error> {
    // In the year 2200.
    let far = 7_258_118_400_000;
    Ok(vec![
        line(storage.get_alarm().await),
        line(storage.delete_alarm().await),
        line(storage.set_alarm(far).await),
        line(storage.get_alarm().await),
        line(storage.set_alarm(far + 1).await),
        line(storage.get_alarm().await),
        line(storage.delete_alarm().await),
        line(storage.get_alarm().await),
    ])
}

fn sql_types(storage: &Storage) -> Result<Vec<String>, Error> {
    let sql = storage.sql();
    sql.exec(
        "CREATE TABLE types (i INTEGER, r REAL, t TEXT, b BLOB, n)",
        (),
    )?;
    let insert = "INSERT INTO types VALUES (?, ?, ?, ?, ?)";
    let bytes: &[u8] = &[0, 127, 255];
    sql.exec(insert, (-5, 2.5, "é\u{0}😀", bytes, None::<i64>))?;
    sql.exec(
        insert,
        (1_i64 << 53 >> 1, 1e300, "", Vec::<u8>::new(), true),
    )?;
    sql.exec(
        insert,
        (
            i64::from(u32::MAX),
            f64::NAN,
            None::<&str>,
            None::<Vec<u8>>,
            "any",
        ),
    )?;
    let rows = sql.exec("SELECT * FROM types", ())?.rows::<Value>()?;
    let mut said: Vec<String> = rows.iter().map(print).collect();
    let one = |query: &str| {
        line(
            sql.exec(query, ())
                .and_then(|cursor| cursor.one::<Value>())
                .map(|row| print(&row)),
        )
    };
    let typed = sql.exec("SELECT typeof(i) AS kept, typeof(?) AS i, typeof(?) AS r, typeof(?) AS t, typeof(?) AS b FROM types LIMIT 1", (1, 1.5, "", bytes))?;
    said.push(print(&typed.one::<Value>()?));
    said.push(one("SELECT 1 AS a, 2 AS b, 3 AS a"));
    said.push(one(
        "SELECT 9007199254740993 AS big, 9e999 AS infinite, -9e999 AS below",
    ));
    said.push(one("SELECT 7 / 2 AS whole, 7 / 2.0 AS real, 1 = 1 AS yes"));
    said.push(one(
        "SELECT json('{\"a\":[1]}') AS json, x'00ff' AS \"a b\", '' AS \"\"",
    ));
    said.push(line(sql.exec("SELECT ?", ((1_i64 << 53) + 1,)).map(drop)));
    said.push(line(
        sql.exec("SELECT b FROM types", ())?
            .column::<Option<Vec<u8>>>(),
    ));
    said.push(line(sql.exec("SELECT t FROM types", ())?.column::<i64>()));
    said.push(line(
        sql.exec("SELECT ?2, ?1", ("a", "b"))?
            .one::<Record<String>>(),
    ));
    Ok(said)
}

fn sql_cursors(storage: &Storage) -> Result<Vec<String>, Error> {
    let sql = storage.sql();
    let made = sql.exec(
        "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE)",
        (),
    )?;
    let inserted = sql.exec(
        "INSERT INTO items (name) VALUES ('a'), ('b'), ('c') RETURNING id",
        (),
    )?;
    let all = sql.exec("SELECT * FROM items ORDER BY id", ())?;
    let mut said = vec![
        format!("{:?}", made.column_names()),
        line(made.rows::<Value>()),
        line(inserted.column::<i64>()),
        format!("{}", inserted.rows_written() > 0),
        format!("{:?}", all.column_names()),
        line(
            all.next::<Record<Value>>()
                .map(|row| row.map(|row| print(&Value::Object(row)))),
        ),
        line(all.rows::<Value>().map(|rows| print(&Value::Array(rows)))),
        line(all.rows::<Value>()),
        line(all.next::<Value>()),
        format!("{} {}", all.rows_read(), all.rows_written()),
    ];
    let query = |query: &str| sql.exec(query, ());
    said.push(line(query("SELECT * FROM items")?.one::<Value>()));
    said.push(line(
        query("SELECT * FROM items WHERE id = 9")?.one::<Value>(),
    ));
    said.push(line(
        query("SELECT * FROM items WHERE id = 9")?.next::<Value>(),
    ));
    said.push(line(
        query("SELECT name FROM items WHERE id = 9")?.column::<Value>(),
    ));
    said.push(line(
        query("INSERT INTO items (name) VALUES ('d'); SELECT count(*) AS n FROM items")?
            .one::<Value>()
            .map(|row| print(&row)),
    ));
    // Two that are read in turn.
    let (one, two) = (
        query("SELECT id FROM items")?,
        query("SELECT id FROM items")?,
    );
    for cursor in [&one, &two, &one, &two] {
        said.push(line(cursor.next::<Record<i64>>()));
    }
    said.push(format!("{}", sql.database_size()? > 0));
    Ok(said)
}

fn sql_errors(storage: &Storage) -> Result<Vec<String>, Error> {
    let sql = storage.sql();
    sql.exec("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, CHECK (name <> 'x'))", ())?;
    sql.exec("INSERT INTO items VALUES (1, 'a')", ())?;
    let queries = [
        "SELEC 1",
        "SELECT * FROM absent",
        "SELECT none FROM items",
        "INSERT INTO items VALUES (1, 'b')",
        "INSERT INTO items VALUES (2, 'a')",
        "INSERT INTO items VALUES (2, NULL)",
        "INSERT INTO items VALUES (2, 'x')",
        "SELECT ?",
        "",
        "-- nothing",
        "SELECT 1;",
        "SELECT 1;SELEC 2",
    ];
    let mut said: Vec<String> = queries
        .map(|query| line(sql.exec(query, ()).map(drop)))
        .into();
    said.push(line(sql.exec("SELECT ?, ?", (1,)).map(drop)));
    said.push(line(sql.exec("SELECT 1", (1,)).map(drop)));
    Ok(said)
}

fn transactions(storage: &Storage) -> Result<Vec<String>, Error> {
    let sql = storage.sql();
    sql.exec("CREATE TABLE items (name TEXT UNIQUE)", ())?;
    let insert = |name: &str| sql.exec("INSERT INTO items VALUES (?)", (name,)).map(drop);
    let names = || {
        sql.exec("SELECT name FROM items", ())
            .and_then(|cursor| cursor.column::<String>())
    };
    let mut said = Vec::new();
    said.push(line(storage.transaction_sync(|| {
        insert("kept")?;
        names()
    })));
    let failed = storage.transaction_sync(|| {
        insert("lost")?;
        Err::<(), Error>(Error::new(format!("seen: {:?}", names()?)))
    });
    said.push(failed.map_or_else(|error| error.to_string(), |()| "no error".to_owned()));
    said.push(line(storage.transaction_sync(|| {
        insert("lost")?;
        insert("lost")
    })));
    said.push(line(names()));
    // Within another: only what is within is taken back.
    said.push(line(storage.transaction_sync(|| {
        insert("outer")?;
        let inner: Result<(), BindingError> = storage.transaction_sync(|| {
            insert("inner")?;
            insert("inner")
        });
        Ok::<_, BindingError>(inner.is_err())
    })));
    said.push(line(names()));
    // A part of what is written at once fails: SQLite takes that statement back, and no other.
    said.push(line(
        sql.exec(
            "INSERT INTO items VALUES ('first'); INSERT INTO items VALUES ('second'), ('first')",
            (),
        )
        .map(drop),
    ));
    said.push(line(names()));
    Ok(said)
}

async fn delete_all(storage: &Storage) -> Result<Vec<String>, Error> {
    let sql = storage.sql();
    storage.put("a", &1).await?;
    storage.set_alarm(7_258_118_400_000).await?;
    sql.exec("CREATE TABLE items (name TEXT)", ())?;
    Ok(vec![
        line(storage.delete_all().await),
        line(storage.get::<i64>("a").await),
        line(storage.get_alarm().await),
        line(sql.exec("SELECT * FROM items", ()).map(drop)),
    ])
}

fn sockets(state: &State) -> Result<Vec<String>, Error> {
    let (first, second) = (WebSocketPair::new().server, WebSocketPair::new().server);
    state.accept_web_socket(&first, &["a", "b", "a"])?;
    state.accept_web_socket(&second, &[])?;
    let count = |tag: &str| state.web_sockets_with_tag(tag).len();
    first.serialize_attachment(&vec!["é"])?;
    let mut said = vec![
        format!(
            "{} {} {} {}",
            state.web_sockets().len(),
            count("a"),
            count("b"),
            count("c")
        ),
        line(state.tags(&first)),
        line(state.tags(&second)),
        format!("{}", state.web_sockets_with_tag("a") == [first.clone()]),
        format!("{}", first == second),
        line(first.deserialize_attachment::<Vec<String>>()),
        line(first.deserialize_attachment::<i64>()),
        line(second.deserialize_attachment::<i64>()),
        format!("{:?} {:?}", first.url(), first.protocol()),
        line(first.send("text")),
        line(first.close(1000, "over")),
        line(first.close(4000, "again")),
        line(first.send("text")),
    ];
    said.push(line(state.set_web_socket_auto_response("ping", "pong")));
    said.push(line(state.clear_web_socket_auto_response()));
    Ok(said)
}

fn socket_errors(state: &State) -> Result<Vec<String>, Error> {
    let unused = WebSocketPair::new().server;
    let mut said = vec![
        line(unused.send("early")),
        line(unused.close(1000, "")),
        line(state.tags(&unused)),
        line(state.accept_web_socket(&unused, &["tag"; 10])),
        line(state.accept_web_socket(&unused, &[])),
        line(unused.accept()),
    ];
    let tags: Vec<String> = (0..11).map(|tag| tag.to_string()).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    said.push(line(
        state.accept_web_socket(&WebSocketPair::new().server, &tags),
    ));
    let long = "é".repeat(257);
    for tag in [&long, &long[2..], &long[..256], ""] {
        said.push(line(
            state.accept_web_socket(&WebSocketPair::new().server, &[tag]),
        ));
    }
    let accepted = WebSocketPair::new().server;
    said.push(line(accepted.accept()));
    said.push(line(accepted.accept()));
    said.push(line(state.accept_web_socket(&accepted, &[])));
    for code in [0, 999, 1001, 1004, 1012, 2999, 5000] {
        said.push(line(accepted.close(code, "")));
    }
    said.push(line(accepted.close(1000, &"r".repeat(124))));
    let large = "a".repeat(16 * 1024);
    said.push(format!(
        "{}",
        accepted.serialize_attachment(&large).is_err()
    ));
    said.push(line(accepted.serialize_attachment(&large[100..])));
    let long = "p".repeat(2049);
    said.push(line(state.set_web_socket_auto_response(&long, "pong")));
    said.push(line(state.set_web_socket_auto_response("ping", &long)));
    Ok(said)
}

async fn blocking(state: &State) -> Result<Vec<String>, Error> {
    let storage = state.storage();
    let read = async move {
        storage.put("a", &1).await?;
        Ok(storage.get::<i64>("a").await?)
    };
    Ok(vec![format!(
        "{:?}",
        state.block_concurrency_while(read).await?
    )])
}

async fn background(state: &State) -> Result<Vec<String>, Error> {
    let storage = state.storage();
    let put = async move {
        // What it fails with, the next step would not find.
        let _ = storage.put("background", &1).await;
    };
    Ok(vec![line(state.wait_until(put))])
}

/// A stream of some chunks.
pub struct Chunks(u8);

impl Chunks {
    pub fn new(count: u8) -> Self {
        Self(count)
    }
}

impl futures_core::Stream for Chunks {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let left = self.0.checked_sub(1);
        self.0 = left.unwrap_or_default();
        Poll::Ready(left.map(|left| Ok(format!("{left};").into_bytes())))
    }
}
