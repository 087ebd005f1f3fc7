use super::*;
use bimetal::test::{TestContext, block_on};
use bimetal::{DurableObjectStub, Error, json::Value};
use parcels_api::generated::env::Env;

fn parcel(from: City, to: City, grams: i64) -> Parcel {
    Parcel { from, to, grams }
}

#[test]
fn each_kilogram_that_is_begun_costs_and_each_day() {
    let cents = |to, grams| price(&parcel(City::Berlin, to, grams)).cents;
    assert_eq!(cents(City::Berlin, 1), 480);
    assert_eq!(cents(City::Berlin, 1000), 480);
    assert_eq!(cents(City::Berlin, 1001), 560);
    assert_eq!(cents(City::Paris, 1), 590);
    assert_eq!(cents(City::Lisbon, 1), 810);
}

#[test]
fn the_ledger_of_the_city_gives_the_number() {
    let mut env = Env::fake();
    env.ledgers = env.ledgers.on_get(|id| {
        let city = id.name().unwrap_or_default();
        DurableObjectStub::fake().on_call(move |method, args| match (method, args) {
            ("enter", [parcel, cents]) => Ok(Value::Object(
                [
                    ("number", Value::String(format!("{city}7"))),
                    ("parcel", parcel.clone()),
                    ("cents", cents.clone()),
                ]
                .into(),
            )),
            _ => Err(Error::new("no such method")),
        })
    });
    let test = TestContext::new(env);
    let req = shipments_accept::Request {
        body: parcel(City::Paris, City::Berlin, 500),
    };
    let Ok(shipments_accept::Created(shipment)) = block_on(accept(req, test.context())) else {
        panic!("it was not taken in");
    };
    assert_eq!((shipment.number.as_str(), shipment.cents), ("PAR7", 590));
}
