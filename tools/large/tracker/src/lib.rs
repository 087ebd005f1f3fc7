//! The Rust half of an issue tracker. It keeps nothing: one project has one issue, and what is made or changed is answered.

#[path = "../generated/mod.rs"]
mod generated;

mod activity;
mod issues;
mod labels;
mod projects;
mod samples;
mod search;
mod webhooks;
mod work;

generated::serve! {
    projects_list: projects::list,
    projects_create: projects::create,
    projects_read: projects::read,
    projects_change: projects::change,
    projects_archive: projects::archive,
    projects_set_settings: projects::set_settings,
    projects_read_workflow: projects::read_workflow,
    projects_set_workflow: projects::set_workflow,
    labels_list: labels::list,
    labels_create: labels::create,
    labels_change: labels::change,
    labels_remove: labels::remove,
    issues_list: issues::list,
    issues_create: issues::create,
    issues_bulk: issues::bulk,
    issues_read: issues::read,
    issues_change: issues::change,
    issues_remove: issues::remove,
    issues_links_add: issues::add_link,
    issues_links_remove: issues::remove_link,
    issues_work_list: work::list,
    issues_work_add: work::add,
    activity_list: activity::list,
    activity_restore: activity::restore,
    search: search::search,
    webhooks_list: webhooks::list,
    webhooks_create: webhooks::create,
    webhooks_deliver: webhooks::deliver,
}
