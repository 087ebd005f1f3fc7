//! A namespace in memory, whose objects are the test's own.

use super::{DurableObjectId, DurableObjectNamespace, DurableObjectStub};
use crate::bindings::{Binding, BindingError, faked::Faked};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    marker::PhantomData,
    rc::Rc,
};

/// The hexadecimal digits of an id.
const DIGITS: usize = 64;

pub(super) type Store = Faked<Namespace>;

#[derive(Clone)]
pub(super) struct Namespace {
    /// Ids of one jurisdiction are none of another.
    jurisdiction: String,
    objects: Rc<Objects>,
}

struct Objects {
    make: Box<dyn Fn(&DurableObjectId) -> DurableObjectStub>,
    /// By the texts of their ids.
    made: RefCell<HashMap<String, DurableObjectStub>>,
    unique: Cell<u64>,
}

impl Objects {
    fn new(make: impl Fn(&DurableObjectId) -> DurableObjectStub + 'static) -> Rc<Self> {
        Rc::new(Self {
            make: Box::new(make),
            made: RefCell::default(),
            unique: Cell::new(0),
        })
    }
}

/// The namespace of a native test.
impl<S> DurableObjectNamespace<S> {
    /// A namespace whose objects answer nothing.
    pub fn fake() -> Self {
        let namespace = Namespace {
            jurisdiction: String::new(),
            objects: Objects::new(|_| DurableObjectStub::fake()),
        };
        Self(Faked::new(Self::KIND, namespace), PhantomData)
    }

    /// Makes the stub of each object of a fake with a function; it is asked once for an object.
    #[must_use]
    pub fn on_get(
        mut self,
        make: impl Fn(&DurableObjectId) -> DurableObjectStub + 'static,
    ) -> Self {
        self.0.fake.objects = Objects::new(make);
        self
    }
}

impl Store {
    pub fn id_from_name(&self, name: &str) -> DurableObjectId {
        DurableObjectId::fake(self.digits(("name", name)), Some(name))
    }

    pub fn new_unique_id(&self) -> DurableObjectId {
        let count = self.fake.objects.unique.get();
        self.fake.objects.unique.set(count + 1);
        DurableObjectId::fake(self.digits(("unique", count)), None)
    }

    pub fn id_from_string(&self, text: &str) -> Result<DurableObjectId, BindingError> {
        if text.len() != DIGITS || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.origin.refused(
                "id_from_string",
                "TypeError: Invalid Durable Object ID: must be 64 hex digits",
            ));
        }
        Ok(DurableObjectId::fake(text.to_ascii_lowercase(), None))
    }

    pub fn jurisdiction(&self, name: &str) -> Result<Self, BindingError> {
        let mut narrowed = self.clone();
        narrowed.fake.jurisdiction = name.to_owned();
        Ok(narrowed)
    }

    pub fn get(&self, id: &DurableObjectId) -> DurableObjectStub {
        let text = id.to_string();
        let made = self.fake.objects.made.borrow().get(&text).cloned();
        made.unwrap_or_else(|| {
            // Not borrowed here: the function may ask for other objects.
            let stub = (self.fake.objects.make)(id);
            self.fake
                .objects
                .made
                .borrow_mut()
                .insert(text, stub.clone());
            stub
        })
    }

    pub fn get_by_name(&self, name: &str) -> DurableObjectStub {
        self.get(&self.id_from_name(name))
    }

    /// The digits of an id: the same ones for the same `source`.
    fn digits(&self, source: impl Hash) -> String {
        let words = (0..DIGITS / 16).map(|word| {
            let mut hasher = DefaultHasher::new();
            (word, &self.fake.jurisdiction, &source).hash(&mut hasher);
            format!("{:016x}", hasher.finish())
        });
        words.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, json::Value, test::block_on};

    fn rooms() -> DurableObjectNamespace {
        DurableObjectNamespace::fake()
    }

    #[test]
    fn an_id_is_that_of_its_name_and_survives_as_text() {
        let rooms = rooms();
        let id = rooms.id_from_name("lobby");
        assert_eq!(id, rooms.id_from_name("lobby"));
        assert_ne!(id, rooms.id_from_name("attic"));
        assert_eq!(id.to_string().len(), DIGITS);

        let read = rooms.id_from_string(&id.to_string()).unwrap();
        assert_eq!((read.name(), read == id), (None, true));
        assert_eq!(
            rooms.id_from_string("lobby").unwrap_err().to_string(),
            "Durable Object namespace: id_from_string: TypeError: Invalid Durable Object ID: must be 64 hex digits"
        );
    }

    #[test]
    fn unique_ids_are_new_each_time_and_jurisdictions_apart() {
        let rooms = rooms();
        assert_ne!(rooms.new_unique_id(), rooms.clone().new_unique_id());
        let european = rooms.jurisdiction("eu").unwrap();
        assert_ne!(european.id_from_name("lobby"), rooms.id_from_name("lobby"));
    }

    #[test]
    fn an_object_keeps_what_it_has() {
        let rooms = rooms().on_get(|id| {
            let name = id.name().unwrap_or_default();
            let calls = Cell::new(0.0);
            DurableObjectStub::fake().on_call(move |method, _| match method {
                "enter" => {
                    calls.set(calls.get() + 1.0);
                    Ok(Value::String(format!("{name} {}", calls.get())))
                }
                _ => Err(Error::new("no such method")),
            })
        });
        let enter = |name: &str| block_on(rooms.get_by_name(name).call::<String>("enter", ()));
        assert_eq!(enter("lobby").unwrap(), "lobby 1");
        assert_eq!(enter("attic").unwrap(), "attic 1");
        assert_eq!(enter("lobby").unwrap(), "lobby 2");
        assert_eq!(
            block_on(rooms.get_by_name("lobby").call::<()>("leave", ()))
                .unwrap_err()
                .to_string(),
            "Durable Object: leave: no such method"
        );
    }
}
