//! The Rust half of a shop: carts, orders and payments. It keeps nothing: there is one cart, one order and one payment,
//! and what is made or changed is answered.

#[path = "../generated/mod.rs"]
mod generated;

mod carts;
mod catalog;
mod events;
mod money;
mod orders;
mod payments;
mod problem;
mod totals;

generated::serve! {
    carts_create: carts::create,
    carts_read: carts::read,
    carts_add_line: carts::add_line,
    carts_change_line: carts::change_line,
    carts_remove_line: carts::remove_line,
    carts_use_code: carts::use_code,
    carts_totals: totals::totals,
    orders_place: orders::place,
    orders_list: orders::list,
    orders_read: orders::read,
    orders_receipt: orders::receipt,
    orders_cancel: orders::cancel,
    orders_ship: orders::ship,
    orders_events: orders::events,
    orders_return: orders::take_back,
    payments_create: payments::create,
    payments_read: payments::read,
    payments_open: payments::open,
    payments_capture: payments::capture,
    payments_refund: payments::refund,
    payments_set_receiver: payments::set_receiver,
    webhooks_payment: events::payment,
    webhooks_replay: events::replay,
}
