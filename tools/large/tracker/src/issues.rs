//! `/projects/:key/issues`: the issues, and the links between them.

use crate::{
    Context,
    generated::{
        routes::{
            issues_bulk, issues_change, issues_create, issues_links_add, issues_links_remove,
            issues_list, issues_read, issues_remove,
        },
        schemas::{
            BulkChange, BulkResult, Estimate, Issue, IssueFilter, IssueKind, IssueLink, IssuePage,
            IssuePatch, IssuePath, IssueState, LabelName, NewIssue, Points, Priority, Problem,
        },
    },
    projects,
    samples::{ada, no_project, now, page_of, problem, user},
};

pub async fn list(req: issues_list::Request, _: Context) -> issues_list::Result {
    if projects::find(&req.params.key).is_none() {
        return Ok(issues_list::NotFound(no_project(&req.params.key)));
    }
    let mut issues = vec![it_bends()];
    issues.retain(|issue| passes(issue, &req.query));
    let page = page_of(&issues);
    Ok(issues_list::Ok(IssuePage { issues, page }))
}

fn passes(issue: &Issue, filter: &IssueFilter) -> bool {
    let assignee = issue.assignee.as_ref().map(|user| user.id);
    let states = filter.state.as_deref();
    states.is_none_or(|states| states.contains(&issue.state))
        && filter.kind.is_none_or(|kind| kind == issue.kind)
        && filter
            .priority
            .is_none_or(|priority| priority == issue.priority)
        && filter.assignee.is_none_or(|id| assignee == Some(id))
        && filter
            .unassigned
            .is_none_or(|wanted| assignee.is_none() == wanted)
        && filter
            .label
            .iter()
            .all(|label| issue.labels.contains(label))
}

pub async fn create(req: issues_create::Request, _: Context) -> issues_create::Result {
    match projects::find(&req.params.key) {
        Some(_) => Ok(issues_create::Created(make(req.body))),
        None => Ok(issues_create::NotFound(no_project(&req.params.key))),
    }
}

fn make(new: NewIssue) -> Issue {
    Issue {
        key: "BI-2".into(),
        kind: new.kind,
        title: new.title,
        text: new.text,
        state: IssueState::Open,
        priority: new.priority,
        reporter: ada(),
        assignee: new.assignee_id.map(user),
        labels: names(new.labels),
        estimate: new.estimate,
        milestone_id: new.milestone_id.some(),
        parent: None,
        created_at: now(),
        closed_at: None,
    }
}

fn names(labels: Vec<LabelName>) -> Vec<String> {
    labels.into_iter().map(|label| label.0).collect()
}

pub async fn bulk(req: issues_bulk::Request, _: Context) -> issues_bulk::Result {
    let numbers = match req.body {
        BulkChange::Assign(change) => change.numbers,
        BulkChange::Move(change) => change.numbers,
        BulkChange::Label(change) => change.numbers,
    };
    let (known, unknown): (Vec<i64>, Vec<i64>) =
        numbers.into_iter().partition(|number| *number == 1);
    let key = &*req.params.key;
    let failed = unknown
        .iter()
        .map(|number| {
            (
                number.to_string(),
                format!("There is no issue {key}-{number}."),
            )
        })
        .collect();
    Ok(issues_bulk::Ok(BulkResult {
        changed: known.len() as i64,
        failed,
    }))
}

pub async fn read(req: issues_read::Request, _: Context) -> issues_read::Result {
    match find(&req.params) {
        Some(issue) => Ok(issues_read::Ok(issue)),
        None => Ok(issues_read::NotFound(no_issue(&req.params))),
    }
}

pub async fn change(req: issues_change::Request, _: Context) -> issues_change::Result {
    match find(&req.params) {
        Some(issue) => Ok(issues_change::Ok(changed(issue, req.body))),
        None => Ok(issues_change::NotFound(no_issue(&req.params))),
    }
}

fn changed(mut issue: Issue, patch: IssuePatch) -> Issue {
    patch.text.apply(&mut issue.text);
    patch.estimate.apply(&mut issue.estimate);
    patch.milestone_id.apply(&mut issue.milestone_id);
    let mut assignee = issue.assignee.as_ref().map(|user| user.id);
    if !patch.assignee_id.is_absent() {
        patch.assignee_id.apply(&mut assignee);
        issue.assignee = assignee.map(user);
    }
    issue.title = patch.title.unwrap_or(issue.title);
    issue.state = patch.state.unwrap_or(issue.state);
    issue.priority = patch.priority.unwrap_or(issue.priority);
    issue.labels = patch.labels.map_or(issue.labels, names);
    issue.closed_at = (issue.state == IssueState::Done).then(now);
    issue
}

pub async fn remove(req: issues_remove::Request, _: Context) -> issues_remove::Result {
    match find(&req.params) {
        Some(_) => Ok(issues_remove::NoContent),
        None => Ok(issues_remove::NotFound(no_issue(&req.params))),
    }
}

pub async fn add_link(req: issues_links_add::Request, _: Context) -> issues_links_add::Result {
    if find(&req.params).is_none() {
        return Ok(issues_links_add::NotFound(no_issue(&req.params)));
    }
    let new = req.body;
    Ok(issues_links_add::Created(IssueLink {
        id: 1,
        kind: new.kind,
        to: new.to,
    }))
}

pub async fn remove_link(
    req: issues_links_remove::Request,
    _: Context,
) -> issues_links_remove::Result {
    if req.params.link != 1 {
        let detail = format!("There is no link {}.", req.params.link);
        return Ok(issues_links_remove::NotFound(problem(
            404,
            "Not Found",
            detail,
        )));
    }
    Ok(issues_links_remove::NoContent)
}

/// The issue at a path.
pub fn find(path: &IssuePath) -> Option<Issue> {
    let project = projects::find(&path.key)?;
    (path.number == 1 && !project.archived).then(it_bends)
}

pub fn no_issue(path: &IssuePath) -> Problem {
    let detail = format!("There is no issue {}-{}.", *path.key, path.number);
    problem(404, "Not Found", detail)
}

fn it_bends() -> Issue {
    Issue {
        key: "BI-1".into(),
        kind: IssueKind::Bug,
        title: "It bends".into(),
        text: Some("When warm.".into()),
        state: IssueState::Open,
        priority: Priority::High,
        reporter: ada(),
        assignee: Some(ada()),
        labels: vec!["bug".into()],
        estimate: Some(Estimate::Points(Points { points: 3 })),
        milestone_id: Some(1),
        parent: None,
        created_at: now(),
        closed_at: None,
    }
}
