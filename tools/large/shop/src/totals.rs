//! `/carts/:id/totals`: what a cart costs, and of what that is made.

use crate::{
    Context, carts,
    generated::{
        routes::carts_totals,
        schemas::{CartLine, Country, DiscountCode, DiscountPart, Goods, Tax, Totals, TotalsPart},
    },
    money::{cents, euros, percent_of},
    problem::not_found,
};

pub async fn totals(req: carts_totals::Request, _: Context) -> carts_totals::Result {
    let id = req.params.id;
    let Some(cart) = carts::find(&id) else {
        return Ok(carts_totals::NotFound(not_found("cart", &id)));
    };
    Ok(carts_totals::Ok(add_up(
        &cart.lines,
        req.query.code,
        &req.query.country,
    )))
}

fn add_up(lines: &[CartLine], code: Option<DiscountCode>, country: &Country) -> Totals {
    let goods = worth(lines);
    let discount = code.as_ref().map_or(0, |_| percent_of(goods, 12.5));
    let percent = tax_in(country);
    let tax = percent_of(goods - discount, percent);
    let mut parts: Vec<TotalsPart> = vec![
        Goods {
            amount: euros(goods),
        }
        .into(),
    ];
    parts.extend(code.map(|code| {
        TotalsPart::Discount(DiscountPart {
            amount: euros(discount),
            code,
        })
    }));
    parts.push(TotalsPart::Tax(Tax {
        amount: euros(tax),
        percent,
    }));
    Totals {
        parts,
        total: euros(goods - discount + tax),
    }
}

/// In cents.
pub fn worth(lines: &[CartLine]) -> i64 {
    lines
        .iter()
        .map(|line| *line.quantity * cents(&line.price.amount))
        .sum()
}

fn tax_in(country: &Country) -> f64 {
    match country.as_str() {
        "GB" => 20.0,
        "IE" => 23.0,
        _ => 0.0,
    }
}
