//! What the contract says that a binding holds or carries.

use super::{BindingError, failure::Cause, origin::Site};
use crate::{
    json::{self, Decode, Encode, Invalid},
    schema::Node,
};
use std::marker::PhantomData;

#[cfg(not(all(target_arch = "wasm32", feature = "host")))]
use crate::{
    call::{MOST_ISSUES, list_issues},
    schema::{self, Refused},
};

/// What the contract says that a binding holds or carries: a `T`. Emitted for each as a constant.
pub struct Payload<T> {
    /// The binding's key in `env`.
    pub(super) binding: &'static str,
    /// What a `T` is called.
    name: &'static str,
    /// Its place among all of the contract, by which the host knows it.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    index: u32,
    #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
    node: &'static Node,
    types: PhantomData<fn() -> T>,
}

impl<T> Clone for Payload<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Payload<T> {}

impl<T> Payload<T> {
    /// The payload at this place among all of the contract. `name` is its type's.
    pub const fn new(
        index: u32,
        binding: &'static str,
        name: &'static str,
        node: &'static Node,
    ) -> Self {
        #[cfg(all(target_arch = "wasm32", feature = "host"))]
        let _ = node;
        #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
        let _ = index;
        Self {
            binding,
            name,
            #[cfg(all(target_arch = "wasm32", feature = "host"))]
            index,
            #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
            node,
            types: PhantomData,
        }
    }

    /// The error of something that is no `T`. `what` names it: "the value of `home`".
    pub(super) fn refused(
        &self,
        site: Site,
        method: &str,
        what: &str,
        because: &str,
    ) -> BindingError {
        let text = format!("{what} is no {}: {because}", self.name);
        BindingError::new(site, method, Cause::NoPayload(text))
    }
}

impl<T: Decode> Payload<T> {
    /// Reads one. `what` names it in an error.
    pub(super) fn read(
        &self,
        site: Site,
        method: &str,
        what: impl FnOnce() -> String,
        json: &[u8],
    ) -> Result<T, BindingError> {
        json::from_slice(json)
            .map_err(|Invalid| self.refused(site, method, &what(), &self.explain(json)))
    }

    /// What is wrong with it: JavaScript says so, which has the means for it.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    fn explain(&self, json: &[u8]) -> String {
        crate::call::host::explain_payload(self.index, json)
    }

    /// What is wrong with it. The runtime's `refuse-payload.ts` says the same.
    #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
    fn explain(&self, json: &[u8]) -> String {
        match schema::read::<T>(json, self.node, MOST_ISSUES) {
            Err(Refused::Invalid(found)) => list_issues(&found),
            Err(Refused::Malformed) => {
                "it is no JSON, has half of a surrogate pair, or is nested too deep".to_owned()
            }
            _ => "its schema takes it: please report this as a bug of Bimetal".to_owned(),
        }
    }
}

impl<T: Decode + Encode> Payload<T> {
    /// Writes one as its reader will have it, who may be of the other language.
    pub(super) fn write(
        &self,
        site: Site,
        method: &str,
        what: impl FnOnce() -> String,
        value: &T,
    ) -> Result<Vec<u8>, BindingError> {
        let value = self.read(site, method, what, &json::to_vec(value))?;
        Ok(json::to_vec(&value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    const FLAGS: Payload<Vec<bool>> = Payload::new(0, "FLAGS", "Flags", NODE);
    const NODE: &Node = &Node::Array {
        item: &Node::Boolean(None),
        checks: &[],
        error: None,
    };
    const SITE: Site = Site {
        kind: "KV namespace",
        name: "FLAGS",
    };

    /// The runtime's `refuse-payload.test.ts` runs the same table.
    #[test]
    fn what_is_wrong_is_said_as_the_runtime_says_it() {
        let table = include_bytes!("../../fixtures/payloads.json");
        let Ok(Value::Array(rows)) = json::from_slice(table) else {
            panic!("the table is a list")
        };
        assert!(!rows.is_empty());
        for row in rows {
            let (Some(Value::String(json)), Some(Value::String(because))) =
                (row.get("json"), row.get("because"))
            else {
                panic!("a row has JSON and what is told")
            };
            let what = || "the value of `a`".to_owned();
            let read = FLAGS.read(SITE, "get", what, json.as_bytes());
            assert_eq!(
                read.unwrap_err().to_string(),
                format!("KV namespace FLAGS: get: the value of `a` is no Flags: {because}")
            );
        }
    }
}
