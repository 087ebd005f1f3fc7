//! `/projects`: the projects themselves, their settings and their workflows.

use crate::{
    Context,
    generated::{
        routes::{
            projects_archive, projects_change, projects_create, projects_list, projects_read,
            projects_read_workflow, projects_set_settings, projects_set_workflow,
        },
        schemas::{
            Project, ProjectKey, ProjectPage, StateCategory, Transition, TransitionAsksItem,
            Visibility, Workflow, WorkflowState,
        },
    },
    samples::{ada, no_project, now, page_of, problem, user},
};
use bimetal::json::Maybe;

pub async fn list(req: projects_list::Request, _: Context) -> projects_list::Result {
    let filter = req.query;
    let mut projects = vec![bimetal()];
    projects.retain(|project| {
        project.archived == filter.archived
            && filter
                .visibility
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&project.visibility))
    });
    let page = page_of(&projects);
    Ok(projects_list::Ok(ProjectPage { projects, page }))
}

pub async fn create(req: projects_create::Request, _: Context) -> projects_create::Result {
    let new = req.body;
    if new.key == bimetal().key {
        let detail = format!("{} is taken.", *new.key);
        return Ok(projects_create::Conflict(problem(409, "Conflict", detail)));
    }
    Ok(projects_create::Created(Project {
        key: new.key,
        name: new.name,
        description: new.description,
        visibility: new.visibility,
        ..bimetal()
    }))
}

pub async fn read(req: projects_read::Request, _: Context) -> projects_read::Result {
    match find(&req.params.key) {
        Some(project) => Ok(projects_read::Ok(project)),
        None => Ok(projects_read::NotFound(no_project(&req.params.key))),
    }
}

pub async fn change(req: projects_change::Request, _: Context) -> projects_change::Result {
    let Some(mut project) = find(&req.params.key) else {
        return Ok(projects_change::NotFound(no_project(&req.params.key)));
    };
    let patch = req.body;
    patch.description.apply(&mut project.description);
    project.name = patch.name.unwrap_or(project.name);
    project.visibility = patch.visibility.unwrap_or(project.visibility);
    project.lead = patch.lead_id.map_or(project.lead, user);
    Ok(projects_change::Ok(project))
}

pub async fn archive(req: projects_archive::Request, _: Context) -> projects_archive::Result {
    match find(&req.params.key) {
        Some(_) => Ok(projects_archive::NoContent),
        None => Ok(projects_archive::NotFound(no_project(&req.params.key))),
    }
}

pub async fn set_settings(
    req: projects_set_settings::Request,
    _: Context,
) -> projects_set_settings::Result {
    match find(&req.params.key) {
        Some(_) => Ok(projects_set_settings::Ok(req.body)),
        None => Ok(projects_set_settings::NotFound(no_project(&req.params.key))),
    }
}

pub async fn read_workflow(
    req: projects_read_workflow::Request,
    _: Context,
) -> projects_read_workflow::Result {
    match find(&req.params.key) {
        Some(_) => Ok(projects_read_workflow::Ok(workflow())),
        None => Ok(projects_read_workflow::NotFound(no_project(
            &req.params.key,
        ))),
    }
}

pub async fn set_workflow(
    req: projects_set_workflow::Request,
    _: Context,
) -> projects_set_workflow::Result {
    if find(&req.params.key).is_none() {
        return Ok(projects_set_workflow::NotFound(no_project(&req.params.key)));
    }
    let workflow = req.body;
    if let Some(unknown) = unknown_state(&workflow) {
        let detail = format!("There is no state {unknown}.");
        return Ok(projects_set_workflow::UnprocessableEntity(problem(
            422,
            "Unprocessable",
            detail,
        )));
    }
    Ok(projects_set_workflow::Ok(workflow))
}

/// The first state that is named but not there.
fn unknown_state(workflow: &Workflow) -> Option<&str> {
    let ends = workflow
        .transitions
        .iter()
        .flat_map(|transition| transition.from.iter().chain([&transition.to]));
    [&workflow.initial]
        .into_iter()
        .chain(ends)
        .find(|name| workflow.states.iter().all(|state| state.name != **name))
        .map(String::as_str)
}

/// The project of this key.
pub fn find(key: &ProjectKey) -> Option<Project> {
    Some(bimetal()).filter(|project| project.key == *key)
}

fn bimetal() -> Project {
    Project {
        key: ProjectKey("BI".into()),
        name: "Bimetal".into(),
        description: None,
        visibility: Visibility::Public,
        lead: ada(),
        archived: false,
        created_at: now(),
    }
}

fn workflow() -> Workflow {
    Workflow {
        states: vec![
            state("To do", StateCategory::Open, Maybe::Absent),
            state("Doing", StateCategory::Active, Maybe::Some(3)),
            state("Done", StateCategory::Done, Maybe::Null),
        ],
        transitions: vec![Transition {
            from: vec!["To do".into()],
            to: "Doing".into(),
            asks: vec![TransitionAsksItem::Assignee],
        }],
        initial: "To do".into(),
    }
}

fn state(name: &str, category: StateCategory, limit: Maybe<i64>) -> WorkflowState {
    WorkflowState {
        name: name.into(),
        category,
        limit,
    }
}
