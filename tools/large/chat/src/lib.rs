//! The Rust half of a chat service: messages, threads, uploads and search. It keeps nothing: there is one channel with one
//! message, and what is said or changed is answered.

#[path = "../generated/mod.rs"]
mod generated;

mod events;
mod messages;
mod problem;
mod reactions;
mod samples;
mod search;
mod text;
mod threads;
mod uploads;

generated::serve! {
    presence_merge: events::merge_presence,
    messages_list: messages::list,
    messages_send: messages::send,
    messages_read: messages::read,
    messages_plain: messages::plain,
    messages_edit: messages::edit,
    messages_remove: messages::remove,
    messages_thread: threads::read,
    messages_graft: threads::graft,
    messages_forward: messages::forward,
    messages_reactions_list: reactions::list,
    messages_reactions_add: reactions::add,
    messages_reactions_replace: reactions::replace,
    messages_reactions_remove: reactions::remove,
    drafts_mark_read: messages::mark_read,
    uploads_create: uploads::create,
    uploads_send: uploads::send,
    uploads_read: uploads::read,
    uploads_write: uploads::write,
    uploads_content: uploads::content,
    uploads_remove: uploads::remove,
    search_find: search::find,
    search_save: search::save,
    events_append: events::append,
}
