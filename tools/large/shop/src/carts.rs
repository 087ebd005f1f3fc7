//! `/carts`.

use crate::{
    Context,
    catalog::{cups, line_of},
    generated::{
        routes::{
            carts_add_line, carts_change_line, carts_create, carts_read, carts_remove_line,
            carts_use_code,
        },
        schemas::{Cart, Currency, Problem, Sku},
    },
    problem::{not_found, unprocessable},
};

pub async fn create(req: carts_create::Request, _: Context) -> carts_create::Result {
    let new = req.body;
    let lines = new.lines.into_iter().map(line_of).collect::<Result<_, _>>();
    let lines = lines.map_err(|sku| carts_create::UnprocessableEntity(not_sold(&sku)))?;
    Ok(carts_create::Created(Cart {
        id: "c2".into(),
        currency: new.currency,
        lines,
        code: None,
        note: None,
    }))
}

pub async fn read(req: carts_read::Request, _: Context) -> carts_read::Result {
    let id = req.params.id;
    Ok(find(&id).map_or_else(
        || carts_read::NotFound(not_found("cart", &id)),
        carts_read::Ok,
    ))
}

pub async fn add_line(req: carts_add_line::Request, _: Context) -> carts_add_line::Result {
    let id = req.params.id;
    let Some(mut cart) = find(&id) else {
        return Ok(carts_add_line::NotFound(not_found("cart", &id)));
    };
    match line_of(req.body) {
        Ok(line) => cart.lines.push(line),
        Err(sku) => return Ok(carts_add_line::UnprocessableEntity(not_sold(&sku))),
    }
    Ok(carts_add_line::Ok(cart))
}

pub async fn change_line(req: carts_change_line::Request, _: Context) -> carts_change_line::Result {
    let (path, patch) = (req.params, req.body);
    let lines = find(&path.id).map(|cart| cart.lines).unwrap_or_default();
    let Some(mut line) = lines.into_iter().find(|line| line.sku == path.sku) else {
        return Ok(carts_change_line::NotFound(not_found("line", &path.sku)));
    };
    line.quantity = patch.quantity.unwrap_or(line.quantity);
    patch.wrap.apply(&mut line.wrap);
    Ok(carts_change_line::Ok(line))
}

pub async fn remove_line(req: carts_remove_line::Request, _: Context) -> carts_remove_line::Result {
    let path = req.params;
    let lines = find(&path.id).map(|cart| cart.lines).unwrap_or_default();
    if lines.iter().all(|line| line.sku != path.sku) {
        return Ok(carts_remove_line::NotFound(not_found("line", &path.sku)));
    }
    Ok(carts_remove_line::NoContent)
}

pub async fn use_code(req: carts_use_code::Request, _: Context) -> carts_use_code::Result {
    let (id, code) = (req.params.id, req.body.code);
    let Some(mut cart) = find(&id) else {
        return Ok(carts_use_code::NotFound(not_found("cart", &id)));
    };
    if code.as_str() != "SPRING" {
        let detail = format!("There is no code {}.", *code);
        return Ok(carts_use_code::UnprocessableEntity(unprocessable(detail)));
    }
    cart.code = Some(code);
    Ok(carts_use_code::Ok(cart))
}

pub fn find(id: &str) -> Option<Cart> {
    (id == "c1").then(|| Cart {
        id: "c1".into(),
        currency: Currency::Eur,
        lines: vec![cups()],
        code: None,
        note: None,
    })
}

fn not_sold(sku: &Sku) -> Problem {
    unprocessable(format!("{} is not sold.", **sku))
}
