//! What a tenant's schema and template make of a webhook. Both are strangers' code: neither can reach anything, a pattern takes
//! linear time, and a template ends where its fuel does.

use crate::{
    Context,
    generated::schemas::{Hook, Rules},
};
use bimetal::Error;
use jsonschema::{PatternOptions, Validator};
use minijinja::{Environment, UndefinedBehavior, context, value::Serde};
use serde_json::Value;

/// How much is told of what is wrong.
const MOST_ERRORS: usize = 20;

/// Instructions of a template, and what they work on.
const FUEL: u64 = 100_000;

/// By its name minijinja knows that values are to be written as JSON.
const TEMPLATE: &str = "template.json";

/// What is wrong with a tenant's schema and template.
pub async fn check_rules(rules: Rules, _: Context) -> Result<Vec<String>, Error> {
    let schema = read_schema(&rules).err();
    let template = read_template(&rules).err();
    Ok(schema.into_iter().chain(template).collect())
}

/// The payload for a tenant's target, or what is wrong with the webhook.
pub fn render(hook: &Hook, rules: &Rules) -> Result<String, Vec<String>> {
    let body: Value = serde_json::from_str(&hook.body)
        .map_err(|error| vec![format!("the body is no JSON: {error}")])?;
    check(&body, rules)?;
    fill(hook, body, rules).map_err(|error| vec![error])
}

fn check(body: &Value, rules: &Rules) -> Result<(), Vec<String>> {
    let schema = read_schema(rules).map_err(|error| vec![error])?;
    let errors = schema.iter_errors(body).take(MOST_ERRORS);
    // Masked: a body may have what does not belong into a log.
    let errors: Vec<String> = errors
        .map(|error| format!("body{}: {}", error.instance_path(), error.masked()))
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}

fn fill(hook: &Hook, body: Value, rules: &Rules) -> Result<String, String> {
    let templates = read_template(rules)?;
    let rendered = templates
        .get_template(TEMPLATE)
        .and_then(|template| {
            template.render(context! {
                id => hook.id.as_str(),
                tenant => hook.tenant.as_str(),
                body => Serde(body),
            })
        })
        .map_err(|error| say(&error))?;
    match serde_json::from_str::<serde::de::IgnoredAny>(&rendered) {
        Ok(_) => Ok(rendered),
        Err(error) => Err(format!("template: what it makes is no JSON: {error}")),
    }
}

/// Patterns are those that take linear time, and no reference leads out of the schema.
fn read_schema(rules: &Rules) -> Result<Validator, String> {
    let schema = serde_json::from_str(&rules.schema).map_err(|error| format!("schema: {error}"))?;
    jsonschema::options()
        .offline()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .build(&schema)
        .map_err(|error| format!("schema{}: {error}", error.instance_path()))
}

fn read_template(rules: &Rules) -> Result<Environment<'_>, String> {
    let mut templates = Environment::new();
    templates.set_fuel(Some(FUEL));
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    let added = templates.add_template(TEMPLATE, &rules.template);
    added.map(|()| templates).map_err(|error| say(&error))
}

fn say(error: &minijinja::Error) -> String {
    let line = error.line().unwrap_or(1);
    let detail = error.detail().map(|detail| format!(": {detail}"));
    format!(
        "template, line {line}: {}{}",
        error.kind(),
        detail.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests;
