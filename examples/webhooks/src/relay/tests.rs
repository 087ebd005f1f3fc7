use super::*;
use crate::generated::env::Env;
use bimetal::{
    Database, Queue, Response,
    queue::{Message, Verdict},
    test::{TestContext, block_on},
};
use std::{cell::RefCell, rc::Rc};

const TABLES: &str = include_str!("../../migrations/0001_webhooks.sql");

/// A relay with one tenant, whose target answers with the statuses in turn, and then with 200.
struct Relay {
    test: TestContext<Env>,
    sent: Rc<RefCell<Vec<(String, String)>>>,
}

impl Relay {
    fn new(statuses: &'static [u16]) -> Self {
        let env = Env::fake();
        block_on(prepare(&env.db)).expect("the SQL is right");
        let sent: Rc<RefCell<Vec<(String, String)>>> = Rc::default();
        let requests = sent.clone();
        let test = TestContext::new(env).on_fetch(move |request| {
            let mut requests = requests.borrow_mut();
            let status = statuses.get(requests.len()).copied().unwrap_or(200);
            let url = request.url().to_owned();
            requests.push((url, block_on(request.into_body().text())?));
            Ok(Response::new(status, ""))
        });
        Self { test, sent }
    }

    fn relay(&self, body: &str) {
        let batch = Batch::fake("bimetal-webhooks", [hook("shop", body)]);
        block_on(consume(batch, self.test.context())).expect("it succeeds");
    }

    /// The cron trigger, so many seconds after the webhook came.
    fn retry(&self, seconds: i64) {
        let received = "SELECT received_at FROM deliveries";
        let cx: Context = self.test.context();
        let received = block_on(
            cx.env
                .db
                .prepare(received)
                .first_column::<i64>("received_at"),
        );
        let time_ms = received.expect("the SQL is right").unwrap_or_default() + seconds * 1000;
        block_on(retry(Scheduled::fake("* * * * *", time_ms), cx)).expect("it succeeds");
    }

    /// Of each delivery its state, its attempts, the seconds until the next one, and what was wrong.
    fn log(&self) -> Vec<String> {
        let cx: Context = self.test.context();
        let select = "SELECT concat_ws(' ', state, attempts, (due_at - received_at) / 1000, errors) FROM deliveries";
        let rows = block_on(cx.env.db.prepare(select).raw::<Vec<String>>());
        rows.expect("the SQL is right").concat()
    }
}

async fn prepare(db: &Database) -> Result<(), Error> {
    for table in TABLES
        .split_inclusive(';')
        .filter(|sql| sql.contains("CREATE"))
    {
        db.prepare(table.to_owned()).run().await?;
    }
    let schema = r#"{ "required": ["total"] }"#;
    let insert = "INSERT INTO tenants VALUES ('shop', '', 'https://example.com/hooks', ?, ?)";
    db.prepare(insert)
        .bind((schema, "[{{ body.total }}]"))
        .run()
        .await?;
    Ok(())
}

fn hook(tenant: &str, body: &str) -> Message {
    let [tenant, id, body] = [tenant, "order-1", body].map(str::to_owned);
    let sent = Queue::fake().typed(crate::generated::bindings::HOOKS);
    block_on(sent.send(&Hook { tenant, id, body })).expect("it is a webhook");
    sent.untyped().drain().remove(0)
}

#[test]
fn a_webhook_is_sent_once() {
    let relay = Relay::new(&[]);
    relay.relay(r#"{ "total": 3 }"#);
    relay.relay(r#"{ "total": 3 }"#);
    relay.retry(1_000_000);
    assert_eq!(
        *relay.sent.borrow(),
        [("https://example.com/hooks".to_owned(), "[3]".to_owned())]
    );
    assert_eq!(relay.log(), ["delivered 1 []"]);
}

#[test]
fn what_is_invalid_is_not_sent() {
    let relay = Relay::new(&[]);
    relay.relay("{}");
    relay.retry(1_000_000);
    assert!(relay.sent.borrow().is_empty());
    assert_eq!(
        relay.log(),
        [r#"invalid 0 ["body: \"total\" is a required property"]"#]
    );
}

#[test]
fn what_fails_is_sent_again_ever_later_until_it_is_given_up() {
    let relay = Relay::new(&[500; 9]);
    relay.relay(r#"{ "total": 3 }"#);
    assert_eq!(relay.log(), [r#"waiting 1 30 ["the target answered 500"]"#]);
    relay.retry(29);
    assert_eq!(relay.log(), [r#"waiting 1 30 ["the target answered 500"]"#]);
    relay.retry(30);
    assert_eq!(relay.log(), [r#"waiting 2 90 ["the target answered 500"]"#]);
    relay.retry(100);
    assert_eq!(
        relay.log(),
        [r#"waiting 3 220 ["the target answered 500"]"#]
    );
    for day in 1..10 {
        relay.retry(day * 86_400);
    }
    assert_eq!(relay.log(), [r#"failed 8 ["the target answered 500"]"#]);
    assert_eq!(relay.sent.borrow().len(), 8);
}

#[test]
fn what_fails_for_a_while_is_delivered_in_the_end() {
    let relay = Relay::new(&[503, 429]);
    relay.relay(r#"{ "total": 3 }"#);
    relay.retry(30);
    relay.retry(90);
    assert_eq!(relay.log(), ["delivered 3 []"]);
}

#[test]
fn what_cannot_be_handled_is_not_acknowledged_and_harms_no_other() {
    let relay = Relay::new(&[]);
    let messages = [
        hook("nobody", "{}"),
        Message::json(&Value::Null),
        hook("shop", r#"{ "total": 3 }"#),
    ];
    let batch = Batch::fake("bimetal-webhooks", messages);
    let ended = block_on(consume(batch.clone(), relay.test.context()));
    assert_eq!(
        ended.unwrap_err().to_string(),
        "there is no tenant `nobody`"
    );
    assert_eq!(relay.log(), ["delivered 1 []"]);
    // What is asked for first counts.
    batch.retry_all();
    let verdicts: Vec<Verdict> = batch.messages().iter().map(Received::verdict).collect();
    let again = Verdict::Retry {
        delay_seconds: None,
    };
    assert_eq!(verdicts, [again, again, Verdict::Ack]);
}

#[test]
fn what_is_dead_is_in_the_log() {
    let relay = Relay::new(&[]);
    let batch = Batch::fake(DEAD, [hook("nobody", "{}"), Message::json(&Value::Null)]);
    block_on(consume(batch, relay.test.context())).expect("it succeeds");
    assert_eq!(relay.log(), ["dead 0 []", "dead 0 []"]);
}
