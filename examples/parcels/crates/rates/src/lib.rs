//! What it costs to send a parcel.

use parcels_api::Context;
use parcels_api::generated::routes::{quote, shipments_accept};
use parcels_api::generated::schemas::{City, Parcel, Quote};

#[cfg(test)]
mod tests;

/// Says what a parcel would cost.
pub async fn quote(req: quote::Request, _: Context) -> quote::Result {
    Ok(quote::Ok(price(&req.body)))
}

/// Takes a parcel in, for what it costs. The ledger of its city, which TypeScript has, gives it its number.
pub async fn accept(req: shipments_accept::Request, cx: Context) -> shipments_accept::Result {
    let parcel = req.body;
    let ledger = cx.env.ledgers.get_by_name(parcel.from.as_str());
    let cents = price(&parcel).cents;
    Ok(shipments_accept::Created(
        ledger.enter(&parcel, cents as f64).await?,
    ))
}

/// A price for each kilogram that is begun, and for each day.
fn price(parcel: &Parcel) -> Quote {
    let days = days(parcel.from, parcel.to);
    let kilograms = (parcel.grams + 999) / 1000;
    Quote {
        cents: 290 + 80 * kilograms + 110 * days,
        days,
    }
}

fn days(from: City, to: City) -> i64 {
    match (from, to) {
        (from, to) if from == to => 1,
        (City::Lisbon, _) | (_, City::Lisbon) => 4,
        _ => 2,
    }
}
