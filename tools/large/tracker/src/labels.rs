//! `/projects/:key/labels`.

use crate::{
    Context,
    generated::{
        routes::{labels_change, labels_create, labels_list, labels_remove},
        schemas::{Color, Label, Problem},
    },
    projects,
    samples::{no_project, problem},
};

pub async fn list(req: labels_list::Request, _: Context) -> labels_list::Result {
    match projects::find(&req.params.key) {
        Some(_) => Ok(labels_list::Ok(vec![bug()])),
        None => Ok(labels_list::NotFound(no_project(&req.params.key))),
    }
}

pub async fn create(req: labels_create::Request, _: Context) -> labels_create::Result {
    let new = req.body;
    if *new.name == bug().name {
        let detail = format!("{} has a label bug.", *req.params.key);
        return Ok(labels_create::Conflict(problem(409, "Conflict", detail)));
    }
    Ok(labels_create::Created(Label {
        name: new.name.0,
        color: new.color,
        description: new.description,
    }))
}

pub async fn change(req: labels_change::Request, _: Context) -> labels_change::Result {
    let mut label = bug();
    if req.params.label != label.name {
        return Ok(labels_change::NotFound(no_label(&req.params.label)));
    }
    let patch = req.body;
    label.name = patch.name.map_or(label.name, |name| name.0);
    label.color = patch.color.unwrap_or(label.color);
    patch.description.apply(&mut label.description);
    Ok(labels_change::Ok(label))
}

pub async fn remove(req: labels_remove::Request, _: Context) -> labels_remove::Result {
    if req.params.label != bug().name {
        return Ok(labels_remove::NotFound(no_label(&req.params.label)));
    }
    Ok(labels_remove::NoContent)
}

fn bug() -> Label {
    Label {
        name: "bug".into(),
        color: Color("#d73a4a".into()),
        description: Some("Not as it should be".into()),
    }
}

fn no_label(name: &str) -> Problem {
    problem(404, "Not Found", format!("There is no label {name}."))
}
