//! The fake against what D1 does.

use super::super::{Database, Param};
use crate::{
    bindings::BindingError,
    json::{Decode, Invalid, Reader, Record, Value},
    test::block_on,
};

#[derive(Debug, PartialEq)]
struct Link {
    slug: String,
    hits: i64,
}

impl Decode for Link {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let (mut slug, mut hits) = (None, None);
        reader.begin_object()?;
        while let Some(key) = reader.next_key()? {
            match key {
                "slug" => slug = Some(reader.string()?),
                "hits" => hits = Some(reader.int()?),
                _ => reader.skip()?,
            }
        }
        Ok(Self {
            slug: slug.ok_or(Invalid)?,
            hits: hits.ok_or(Invalid)?,
        })
    }
}

async fn links() -> Database {
    let db = Database::fake();
    db.exec(
        "CREATE TABLE links (slug TEXT PRIMARY KEY, hits INTEGER NOT NULL)\n\
         INSERT INTO links VALUES ('home', 3), ('about', 1)",
    )
    .await
    .expect("both statements are right");
    db
}

fn reason<T>(result: Result<T, BindingError>) -> String {
    match result {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.reason(),
    }
}

#[test]
fn rows_are_read_as_their_type() {
    block_on(async {
        let db = links().await;
        let all = db
            .prepare("SELECT * FROM links ORDER BY slug")
            .all::<Link>()
            .await
            .unwrap();
        let link = |slug: &str, hits| Link {
            slug: slug.to_owned(),
            hits,
        };
        assert_eq!(all.rows, [link("about", 1), link("home", 3)]);
        assert_eq!(all.meta.changes, 0);

        let one = db.prepare("SELECT * FROM links WHERE slug = ?");
        assert_eq!(
            one.clone().bind(("home",)).first::<Link>().await.unwrap(),
            Some(link("home", 3))
        );
        assert_eq!(one.bind(("none",)).first::<Link>().await.unwrap(), None);

        let strange = db
            .prepare("SELECT 1 AS slug, 2 AS hits")
            .first::<Link>()
            .await;
        assert!(strange.unwrap_err().is_invalid());
    });
}

#[test]
fn a_column_of_the_first_row() {
    block_on(async {
        let db = links().await;
        let sum = |column: &'static str| {
            let statement = db.prepare("SELECT sum(hits) AS total, NULL AS empty FROM links");
            async move { statement.first_column::<i64>(column).await }
        };
        assert_eq!(sum("total").await.unwrap(), Some(4));
        assert_eq!(sum("empty").await.unwrap(), None);
        assert_eq!(
            reason(sum("other").await),
            "D1_COLUMN_NOTFOUND: Column not found (other)"
        );
        let none = db
            .prepare("SELECT * FROM links WHERE 0")
            .first_column::<i64>("hits")
            .await;
        assert_eq!(none.unwrap(), None);
    });
}

#[test]
fn every_kind_of_value_comes_back_as_javascript_has_it() {
    block_on(async {
        let db = Database::fake();
        let params = (None::<String>, 7, 1.5, "é\"\n", &[0_u8, 255][..], true);
        let row = db
            .prepare("SELECT ?1 AS a, ?2 AS b, ?3 AS c, ?4 AS d, ?5 AS e, ?6 AS f")
            .bind(params);
        let row = row.first::<Record<Value>>().await.unwrap().unwrap();
        let number = Value::Number;
        let expected = [
            ("a", Value::Null),
            ("b", number(7.0)),
            ("c", number(1.5)),
            ("d", Value::String("é\"\n".into())),
            ("e", Value::Array(vec![number(0.0), number(255.0)])),
            ("f", number(1.0)),
        ];
        assert_eq!(row, expected.into());
    });
}

#[test]
fn integers_beyond_javascript_are_refused_going_in_and_rounded_coming_out() {
    block_on(async {
        let db = Database::fake();
        let bound = db.prepare("SELECT ?").bind((1_i64 << 53,)).run().await;
        assert_eq!(reason(bound), Param::INEXACT);
        assert_eq!(
            reason(
                db.prepare("SELECT ?")
                    .bind(((1_i64 << 53) - 1,))
                    .run()
                    .await
            ),
            "no error"
        );

        let rounded = db.prepare("SELECT 9007199254740993 AS n");
        assert_eq!(
            rounded.first_column::<f64>("n").await.unwrap(),
            Some(9_007_199_254_740_992.0)
        );
    });
}

#[test]
fn raw_rows_keep_columns_of_the_same_name() {
    block_on(async {
        let twice = Database::fake().prepare("SELECT 1 AS n, 2 AS n");
        assert_eq!(twice.raw::<Vec<i64>>().await.unwrap(), [[1, 2]]);
        assert_eq!(twice.first_column::<i64>("n").await.unwrap(), Some(2));
        let object = twice.first::<Record<i64>>().await.unwrap().unwrap();
        assert_eq!(object, [("n", 2)].into());
    });
}

#[test]
fn meta_tells_what_a_statement_did() {
    block_on(async {
        let db = Database::fake();
        db.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, n)")
            .await
            .unwrap();
        let insert = db
            .prepare("INSERT INTO t (n) VALUES (?), (?)")
            .bind((1, 2))
            .run()
            .await
            .unwrap();
        assert_eq!(
            (insert.changes, insert.last_row_id, insert.changed_db),
            (2, 2, true)
        );
        assert!(insert.size_after > 0);
        let update = db
            .prepare("UPDATE t SET n = 3 WHERE id = 1")
            .run()
            .await
            .unwrap();
        assert_eq!(update.changes, 1);
        let select = db.prepare("SELECT * FROM t").run().await.unwrap();
        assert_eq!(
            (select.changes, select.changed_db, select.rows_read),
            (0, false, 2)
        );
    });
}

#[test]
fn a_batch_is_all_or_nothing() {
    block_on(async {
        let db = links().await;
        let insert = db.prepare("INSERT INTO links VALUES (?, ?)");
        let count = db.prepare("SELECT count(*) AS n FROM links");

        let twice = [
            insert.clone().bind(("new", 1)),
            insert.clone().bind(("home", 1)),
        ];
        assert_eq!(
            reason(db.batch(twice).await),
            "D1_ERROR: UNIQUE constraint failed: links.slug: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_PRIMARYKEY)"
        );
        assert_eq!(count.first_column::<i64>("n").await.unwrap(), Some(2));

        let results = db
            .batch([insert.bind(("new", 1)), count.clone()])
            .await
            .unwrap();
        assert_eq!(results[0].meta.changes, 1);
        assert_eq!(
            results[1].rows::<Record<i64>>().unwrap(),
            [[("n", 3)].into()]
        );
        assert!(results[1].rows::<Link>().unwrap_err().is_invalid());
        assert_eq!(count.first_column::<i64>("n").await.unwrap(), Some(3));
    });
}

#[test]
fn errors_are_told_in_d1s_words() {
    block_on(async {
        let db = links().await;
        let run = |sql: &'static str| {
            let statement = db.prepare(sql);
            async move { reason(statement.run().await) }
        };
        assert_eq!(
            run("SELECT * FROM none").await,
            "D1_ERROR: no such table: none: SQLITE_ERROR"
        );
        assert_eq!(
            run("SELEC 1").await,
            "D1_ERROR: near \"SELEC\": syntax error at offset 0: SQLITE_ERROR"
        );
        assert_eq!(
            run("INSERT INTO links VALUES ('x', NULL)").await,
            "D1_ERROR: NOT NULL constraint failed: links.hits: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_NOTNULL)"
        );
        assert_eq!(
            run("SELECT ?").await,
            "D1_ERROR: Wrong number of parameter bindings for SQL query."
        );
        assert_eq!(
            reason(db.exec("INSERT INTO links VALUES ('x', 1)\nSELEC 2").await),
            "D1_EXEC_ERROR: Error in line 1: INSERT INTO links VALUES ('x', 1): near \"SELEC\": syntax error at offset 0: SQLITE_ERROR"
        );
        let count = db
            .prepare("SELECT count(*) AS n FROM links")
            .first_column::<i64>("n")
            .await;
        assert_eq!(count.unwrap(), Some(2), "nothing of it has run");
        assert_eq!(
            run("-- nothing\n").await,
            "D1_ERROR: No SQL statements detected."
        );
        assert_eq!(
            run(" begin transaction").await,
            "D1_ERROR: begin is not allowed, as there are no transactions in SQL: use `Database::batch`"
        );
        assert_eq!(
            run("-- all or nothing\n/* as one */ COMMIT").await,
            "D1_ERROR: COMMIT is not allowed, as there are no transactions in SQL: use `Database::batch`"
        );
        // A word of the comment was taken for the statement's.
        let commented = db.prepare("-- Release notes.\n/* End. */ SELECT 1 AS n");
        assert_eq!(commented.first_column::<i64>("n").await.unwrap(), Some(1));
    });
}

#[test]
fn numbers_are_bound_as_d1_binds_them() {
    block_on(async {
        let db = links().await;
        let half = db.prepare("SELECT 7 / ? AS n").bind((2,));
        assert_eq!(half.first_column::<f64>("n").await.unwrap(), Some(3.5));
        let nothing = db.prepare("SELECT ? AS n").bind((f64::NAN,));
        assert_eq!(nothing.first_column::<f64>("n").await.unwrap(), None);
        db.prepare("INSERT INTO links VALUES ('x', ?)")
            .bind((7,))
            .run()
            .await
            .unwrap();
        let kind = db.prepare("SELECT typeof(hits) AS kind FROM links WHERE slug = 'x'");
        assert_eq!(
            kind.first_column::<String>("kind")
                .await
                .unwrap()
                .as_deref(),
            Some("integer")
        );
    });
}

#[test]
fn of_several_statements_the_last_gives_the_rows_and_takes_the_parameters() {
    block_on(async {
        let db = links().await;
        let sql = "INSERT INTO links VALUES ('x', 1); SELECT hits FROM links WHERE slug = ?;";
        let both = db
            .prepare(sql)
            .bind(("home",))
            .all::<Record<i64>>()
            .await
            .unwrap();
        assert_eq!(both.rows, [[("hits", 3)].into()]);
        assert_eq!((both.meta.changes, both.meta.changed_db), (1, true));
        let unbound = db.prepare("SELECT 1").bind((1,)).run().await;
        assert_eq!(
            reason(unbound),
            "D1_ERROR: Wrong number of parameter bindings for SQL query."
        );
    });
}

#[test]
fn foreign_keys_are_enforced() {
    block_on(async {
        let db = links().await;
        db.exec("CREATE TABLE hits (slug TEXT REFERENCES links (slug))")
            .await
            .unwrap();
        let orphan = db.prepare("INSERT INTO hits VALUES ('none')").run().await;
        assert_eq!(
            reason(orphan),
            "D1_ERROR: FOREIGN KEY constraint failed: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_FOREIGNKEY)"
        );
    });
}

#[test]
fn clones_share_the_database_and_other_fakes_do_not() {
    block_on(async {
        let db = links().await;
        let count = |db: &Database| db.prepare("SELECT count(*) AS n FROM links");
        assert_eq!(
            count(&db.clone()).first_column::<i64>("n").await.unwrap(),
            Some(2)
        );
        assert_eq!(
            reason(count(&Database::fake()).run().await),
            "D1_ERROR: no such table: links: SQLITE_ERROR"
        );
    });
}
