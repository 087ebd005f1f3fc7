//! Steps that run at once.

use super::{StepConfig, WorkflowStep};
use crate::{
    Error,
    json::{self, Encode},
};
use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};

#[derive(Clone, Default)]
pub(super) struct Steps {
    names: Rc<RefCell<Vec<String>>>,
    /// What is sent, as JSON, by its type.
    events: Rc<RefCell<HashMap<String, String>>>,
}

/// The steps of a native test.
impl WorkflowStep {
    /// Steps that run at once, and once.
    pub fn fake() -> Self {
        Self(Steps::default())
    }

    /// Sends something of a type, as JSON, to what waits for it.
    #[must_use]
    pub fn with_event(self, kind: &str, json: &str) -> Self {
        let mut events = self.0.events.borrow_mut();
        events.insert(kind.to_owned(), json.to_owned());
        drop(events);
        self
    }

    /// The names of all steps so far, those that wait included.
    pub fn names(&self) -> Vec<String> {
        self.0.names.borrow().clone()
    }
}

impl Steps {
    fn note(&self, name: &str) {
        self.names.borrow_mut().push(name.to_owned());
    }

    pub async fn run<T, F>(
        &self,
        name: &str,
        _config: Option<&StepConfig>,
        work: impl Fn() -> F + 'static,
    ) -> Result<String, Error>
    where
        T: Encode + 'static,
        F: Future<Output = Result<T, Error>> + 'static,
    {
        self.note(name);
        let json = json::to_vec(&work().await?);
        Ok(String::from_utf8_lossy(&json).into_owned())
    }

    pub async fn sleep(&self, name: &str, _duration: Duration) -> Result<(), Error> {
        self.note(name);
        Ok(())
    }

    pub async fn sleep_until(&self, name: &str, _time_ms: i64) -> Result<(), Error> {
        self.note(name);
        Ok(())
    }

    pub async fn wait_for_event(
        &self,
        name: &str,
        kind: &str,
        _timeout: Duration,
    ) -> Result<String, Error> {
        self.note(name);
        let sent = self.events.borrow().get(kind).cloned();
        sent.ok_or_else(|| {
            Error::new(format!(
                "this test sends nothing of the type `{kind}`: give it with `with_event`"
            ))
        })
    }
}
