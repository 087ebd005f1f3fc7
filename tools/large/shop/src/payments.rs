//! `/payments`.

use crate::{
    Context,
    catalog::now,
    generated::{
        routes::{
            payments_capture, payments_create, payments_open, payments_read, payments_refund,
            payments_set_receiver,
        },
        schemas::{Payment, PaymentMethod, PaymentState, Refund, WalletType},
    },
    money::euros,
    problem::{not_found, problem},
};
use bimetal::json::Record;

pub async fn create(req: payments_create::Request, _: Context) -> payments_create::Result {
    let new = req.body;
    let Some(method) = shown(&new.method) else {
        let detail = "The gift card wants its pin.".into();
        let refused = problem(402, "Payment Required", detail);
        return Ok(payments_create::PaymentRequired(refused));
    };
    let state = match new.capture {
        true => PaymentState::Captured,
        false => PaymentState::Authorized,
    };
    Ok(payments_create::Created(Payment {
        id: "p1".into(),
        order_id: new.order_id,
        amount: new.amount,
        state,
        method,
        split: new.split,
        metadata: new.metadata,
        created_at: now(),
    }))
}

/// What of a method may be shown; nothing of one that cannot be used.
fn shown(method: &PaymentMethod) -> Option<String> {
    match method {
        PaymentMethod::Card(card) => Some(format!("card …{}", last_four(&card.number))),
        PaymentMethod::Bank(bank) => Some(format!("bank …{}", last_four(&bank.iban))),
        PaymentMethod::Wallet(wallet) => Some(match wallet.r#type {
            WalletType::ApplePay => "apple-pay".into(),
            WalletType::GooglePay => "google-pay".into(),
        }),
        PaymentMethod::GiftCard(card) => card.pin.as_ref().some().map(|_| "gift-card".into()),
    }
}

/// The contract has made sure that there are more, and that all are ASCII.
fn last_four(text: &str) -> &str {
    &text[text.len() - 4..]
}

pub async fn read(req: payments_read::Request, _: Context) -> payments_read::Result {
    match find(&req.params.id) {
        Some(payment) => Ok(payments_read::Ok(payment)),
        None => Ok(payments_read::NotFound(not_found(
            "payment",
            &req.params.id,
        ))),
    }
}

pub async fn open(req: payments_open::Request, _: Context) -> payments_open::Result {
    match find(&req.params.id) {
        Some(payment) => Ok(payments_open::SeeOther(format!(
            "https://pay.example.com/{}",
            payment.id
        ))),
        None => Ok(payments_open::NotFound(not_found(
            "payment",
            &req.params.id,
        ))),
    }
}

pub async fn capture(req: payments_capture::Request, _: Context) -> payments_capture::Result {
    let Some(mut payment) = find(&req.params.id) else {
        return Ok(payments_capture::NotFound(not_found(
            "payment",
            &req.params.id,
        )));
    };
    payment.amount.amount = req.body.amount.unwrap_or(payment.amount.amount);
    payment.state = match req.body.r#final {
        true => PaymentState::Captured,
        false => PaymentState::Authorized,
    };
    Ok(payments_capture::Ok(payment))
}

pub async fn refund(req: payments_refund::Request, _: Context) -> payments_refund::Result {
    let Some(payment) = find(&req.params.id) else {
        return Ok(payments_refund::NotFound(not_found(
            "payment",
            &req.params.id,
        )));
    };
    Ok(payments_refund::Created(Refund {
        id: "f1".into(),
        amount: req.body.amount.some().unwrap_or(payment.amount),
        reason: req.body.reason,
    }))
}

pub async fn set_receiver(
    req: payments_set_receiver::Request,
    _: Context,
) -> payments_set_receiver::Result {
    Ok(payments_set_receiver::Ok(req.body))
}

fn find(id: &str) -> Option<Payment> {
    (id == "p1").then(|| Payment {
        id: "p1".into(),
        order_id: "o1".into(),
        amount: euros(2500),
        state: PaymentState::Captured,
        method: "card …1111".into(),
        split: vec![],
        metadata: Record::new(),
        created_at: now(),
    })
}
