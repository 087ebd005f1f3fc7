//! `/projects/:key/issues/:number/work`: how long an issue took.

use crate::{
    Context,
    generated::{
        routes::{issues_work_add, issues_work_list},
        schemas::{WorkLog, WorkLogs},
    },
    issues::{find, no_issue},
    samples::ada,
};

pub async fn list(req: issues_work_list::Request, _: Context) -> issues_work_list::Result {
    if find(&req.params).is_none() {
        return Ok(issues_work_list::NotFound(no_issue(&req.params)));
    }
    let logs = vec![WorkLog {
        id: 1,
        by: ada(),
        minutes: 90,
        on: "2026-11-02".into(),
        note: None,
    }];
    let minutes = logs.iter().map(|log| log.minutes).sum();
    Ok(issues_work_list::Ok(WorkLogs { logs, minutes }))
}

pub async fn add(req: issues_work_add::Request, _: Context) -> issues_work_add::Result {
    if find(&req.params).is_none() {
        return Ok(issues_work_add::NotFound(no_issue(&req.params)));
    }
    let new = req.body;
    Ok(issues_work_add::Created(WorkLog {
        id: 2,
        by: ada(),
        minutes: new.minutes,
        on: new.on,
        note: new.note.some(),
    }))
}
