//! `/orders`: those of the customer whose session TypeScript has read.

use crate::{
    Context, carts,
    catalog::{cups, now},
    generated::{
        routes::{
            orders_cancel, orders_events, orders_list, orders_place, orders_read, orders_receipt,
            orders_return, orders_ship,
        },
        schemas::{
            Address, ByPost, Country, Delivery, NewShipment, Order, OrderCancelled, OrderEvent,
            OrderPage, OrderPlaced, OrderSent, OrderState, Quantity, Return, SavedAddressLines,
            Shipment,
        },
    },
    money::{cents, euros},
    problem::{not_found, problem},
    totals::worth,
};
use bimetal::json::{Maybe, Record};

pub async fn place(req: orders_place::Request, _: Context) -> orders_place::Result {
    let wanted = req.body;
    let Some(cart) = carts::find(&wanted.cart_id) else {
        return Ok(orders_place::NotFound(not_found("cart", &wanted.cart_id)));
    };
    let key = req.headers.idempotency_key;
    Ok(orders_place::Created(Order {
        id: key.map_or("o2".into(), |key| format!("o-{key}")),
        customer_id: req.locals.customer_id,
        state: OrderState::Placed,
        total: euros(worth(&cart.lines)),
        lines: cart.lines,
        delivery: wanted.delivery,
        billing: wanted.billing.some(),
        placed_at: now(),
    }))
}

pub async fn list(req: orders_list::Request, _: Context) -> orders_list::Result {
    let filter = req.query;
    let mut orders = vec![first(req.locals.customer_id)];
    orders.retain(|order| {
        let states = filter.state.as_deref();
        states.is_none_or(|states| states.contains(&order.state))
            && filter
                .since
                .as_ref()
                .is_none_or(|since| order.placed_at.as_str() > since.as_ref())
    });
    Ok(orders_list::Ok(OrderPage { orders, next: None }))
}

pub async fn read(req: orders_read::Request, _: Context) -> orders_read::Result {
    match find(&req.params.id, req.locals.customer_id) {
        Some(order) => Ok(orders_read::Ok(order)),
        None => Ok(orders_read::NotFound(not_found("order", &req.params.id))),
    }
}

pub async fn receipt(req: orders_receipt::Request, _: Context) -> orders_receipt::Result {
    let Some(order) = find(&req.params.id, req.locals.customer_id) else {
        return Ok(orders_receipt::NotFound(not_found("order", &req.params.id)));
    };
    let lines: String = order
        .lines
        .iter()
        .map(|line| {
            let total = euros(*line.quantity * cents(&line.price.amount));
            let (amount, currency) = (total.amount.0, total.currency);
            format!(
                "<p>{} × {}: {amount} {currency}</p>",
                *line.quantity, line.title
            )
        })
        .collect();
    let page = format!("<!doctype html><title>{}</title>{lines}", order.id);
    Ok(orders_receipt::Ok(page))
}

pub async fn cancel(req: orders_cancel::Request, _: Context) -> orders_cancel::Result {
    let Some(order) = find(&req.params.id, req.locals.customer_id) else {
        return Ok(orders_cancel::NotFound(not_found("order", &req.params.id)));
    };
    if order.state != OrderState::Placed {
        let detail = format!("The order is {}.", order.state);
        return Ok(orders_cancel::Conflict(problem(409, "Conflict", detail)));
    }
    Ok(orders_cancel::Ok(OrderEvent::Cancelled(OrderCancelled {
        at: now(),
        reason: req.body.reason,
        comment: req.body.comment,
    })))
}

pub async fn ship(req: orders_ship::Request, _: Context) -> orders_ship::Result {
    if find(&req.params.id, req.locals.customer_id).is_none() {
        return Ok(orders_ship::NotFound(not_found("order", &req.params.id)));
    }
    Ok(orders_ship::Created(sent(req.body)))
}

fn sent(new: NewShipment) -> Shipment {
    Shipment {
        carrier: new.carrier,
        tracking: new.tracking,
        items: new.items,
        id: 1,
        sent_at: now(),
    }
}

pub async fn events(req: orders_events::Request, _: Context) -> orders_events::Result {
    if find(&req.params.id, req.locals.customer_id).is_none() {
        return Ok(orders_events::NotFound(not_found("order", &req.params.id)));
    }
    let shipment = sent(NewShipment {
        carrier: "Post".into(),
        tracking: Maybe::Null,
        items: [("CUP-RED", Quantity(2))].into(),
    });
    let placed = OrderPlaced { at: now() };
    let sent = OrderSent {
        at: now(),
        shipment,
    };
    Ok(orders_events::Ok(vec![placed.into(), sent.into()]))
}

/// Serves the route `return`.
pub async fn take_back(req: orders_return::Request, _: Context) -> orders_return::Result {
    let Some(order) = find(&req.params.id, req.locals.customer_id) else {
        return Ok(orders_return::NotFound(not_found("order", &req.params.id)));
    };
    let prices: Record<i64> = order
        .lines
        .iter()
        .map(|line| (line.sku.as_str(), cents(&line.price.amount)))
        .collect();
    let new = req.body;
    let value = new
        .items
        .iter()
        .map(|item| *item.quantity * prices.get(&item.sku).copied().unwrap_or(0))
        .sum();
    Ok(orders_return::Created(Return {
        items: new.items,
        refund_to: new.refund_to,
        id: "r1".into(),
        value: euros(value),
    }))
}

fn find(id: &str, customer_id: String) -> Option<Order> {
    (id == "o1").then(|| first(customer_id))
}

fn first(customer_id: String) -> Order {
    let lines = vec![cups()];
    Order {
        id: "o1".into(),
        customer_id,
        state: OrderState::Placed,
        total: euros(worth(&lines)),
        lines,
        delivery: Delivery::Post(ByPost {
            to: home(),
            express: false,
        }),
        billing: None,
        placed_at: now(),
    }
}

fn home() -> Address {
    Address {
        name: "Ada".into(),
        lines: SavedAddressLines(("1 Main St".into(), None)),
        city: "London".into(),
        postal_code: "N1 9GU".into(),
        country: Country("GB".into()),
        phone: None,
    }
}
