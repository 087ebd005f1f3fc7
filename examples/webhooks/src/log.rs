//! The log of what became of each webhook, and the tenants: the SQL.

use crate::generated::{
    env::Env,
    schemas::{Hook, Rules},
};
use bimetal::{Error, json};

/// How many are sent again at once.
const MOST_CLAIMED: u32 = 50;

/// What is to be sent.
pub struct Due {
    pub tenant: String,
    pub id: String,
    pub payload: String,
    pub target: String,
}

pub async fn rules(env: &Env, tenant: &str) -> Result<Option<Rules>, Error> {
    let select = "SELECT target, schema, template FROM tenants WHERE name = ?";
    Ok(env.db.prepare(select).bind((tenant,)).first().await?)
}

/// What is invalid is not sent, now or later.
pub async fn invalid(
    env: &Env,
    hook: &Hook,
    received: u64,
    errors: &[String],
) -> Result<(), Error> {
    let insert = "INSERT INTO deliveries (tenant, id, body, received_at, state, errors) \
                  VALUES (?, ?, ?, ?, 'invalid', ?) ON CONFLICT DO NOTHING";
    let errors = array(errors);
    let values = (&hook.tenant, &hook.id, &hook.body, received as i64, errors);
    env.db.prepare(insert).bind(values).run().await?;
    Ok(())
}

/// Enters a first attempt before it is made, with the time of the next one: if the Worker ends meanwhile, that follows.
/// `false` says that the webhook is there already.
pub async fn waiting(env: &Env, hook: &Hook, received: u64, payload: &str) -> Result<bool, Error> {
    let insert = "INSERT INTO deliveries (tenant, id, body, received_at, state, payload, attempts, due_at) \
                  VALUES (?, ?, ?, ?, 'waiting', ?, 1, ?) ON CONFLICT DO NOTHING";
    let due = received as i64 + env.retries.first * 1000;
    let values = (
        &hook.tenant,
        &hook.id,
        &hook.body,
        received as i64,
        payload,
        due,
    );
    Ok(env.db.prepare(insert).bind(values).run().await?.changes > 0)
}

/// Takes what is due, and enters the attempts as [`waiting`] does. In one statement: two who ask at once share nothing.
pub async fn claim(env: &Env, now: i64) -> Result<Vec<Due>, Error> {
    let update = "UPDATE deliveries SET attempts = attempts + 1, due_at = ?1 + ?2 * (1 << attempts) \
                  WHERE rowid IN (SELECT rowid FROM deliveries WHERE state = 'waiting' AND due_at <= ?1 \
                  ORDER BY due_at LIMIT ?3) RETURNING tenant, id, payload, \
                  (SELECT target FROM tenants WHERE name = tenant)";
    let claim = env
        .db
        .prepare(update)
        .bind((now, env.retries.first * 1000, MOST_CLAIMED));
    let rows = claim.raw::<Vec<String>>().await?;
    let due = rows.into_iter().map(|row| {
        let columns = row.try_into();
        let [tenant, id, payload, target] =
            columns.map_err(|_| Error::new("a row of other columns"))?;
        Ok(Due {
            tenant,
            id,
            payload,
            target,
        })
    });
    due.collect()
}

pub async fn delivered(env: &Env, due: &Due) -> Result<(), Error> {
    let update = "UPDATE deliveries SET state = 'delivered', due_at = NULL, errors = '[]' WHERE tenant = ? AND id = ?";
    env.db
        .prepare(update)
        .bind((&due.tenant, &due.id))
        .run()
        .await?;
    Ok(())
}

/// The target has not taken it. It is given up after the last attempt.
pub async fn missed(env: &Env, due: &Due, error: String) -> Result<(), Error> {
    let update = "UPDATE deliveries SET errors = ?3, state = iif(attempts < ?4, 'waiting', 'failed'), \
                  due_at = iif(attempts < ?4, due_at, NULL) WHERE tenant = ?1 AND id = ?2 AND state = 'waiting'";
    let values = (&due.tenant, &due.id, array(&[error]), env.retries.attempts);
    env.db.prepare(update).bind(values).run().await?;
    Ok(())
}

pub async fn dead(env: &Env, hook: &Hook, received: u64) -> Result<(), Error> {
    let insert = "INSERT INTO deliveries (tenant, id, body, received_at, state) VALUES (?, ?, ?, ?, 'dead') \
                  ON CONFLICT DO NOTHING";
    let values = (&hook.tenant, &hook.id, &hook.body, received as i64);
    env.db.prepare(insert).bind(values).run().await?;
    Ok(())
}

fn array(errors: &[String]) -> String {
    String::from_utf8_lossy(&json::to_vec(errors)).into_owned()
}
