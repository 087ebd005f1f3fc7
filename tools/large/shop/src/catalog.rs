//! What is sold.

use crate::{
    generated::schemas::{CartLine, GiftWrap, Money, NewLine, Quantity, Sku, Timestamp},
    money::euros,
};
use bimetal::json::Record;

pub fn now() -> Timestamp {
    Timestamp("2026-11-01T09:00:00Z".into())
}

/// Two red cups.
pub fn cups() -> CartLine {
    CartLine {
        sku: Sku("CUP-RED".into()),
        title: "Cup".into(),
        quantity: Quantity(2),
        price: euros(1250),
        wrap: None::<GiftWrap>,
        custom: Record::new(),
    }
}

/// A line of a cart, of what a customer wants. The sku of what is not sold is given back.
pub fn line_of(new: NewLine) -> Result<CartLine, Sku> {
    let Some((title, price)) = find(&new.sku) else {
        return Err(new.sku);
    };
    Ok(CartLine {
        sku: new.sku,
        title: title.into(),
        quantity: new.quantity,
        price,
        wrap: new.wrap,
        custom: new.custom,
    })
}

fn find(sku: &Sku) -> Option<(&'static str, Money)> {
    match sku.as_str() {
        "CUP-RED" => Some(("Cup", euros(1250))),
        "CUP-GOLD" => Some(("Golden cup", euros(9900))),
        _ => None,
    }
}
