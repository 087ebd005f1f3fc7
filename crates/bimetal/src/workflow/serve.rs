//! Running Workflows, and their steps, for the host. Its side is `packages/bimetal/src/host/steps.ts`.

use super::{StepConfig, WorkflowEvent, WorkflowStep, js::Steps};
use crate::{
    Error,
    call::{self, Answer, Run, host, spawn},
    event,
    json::{self, Decode, Encode},
    promised::Promised,
};
use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a Workflow's `run` is given.
    type Given;
    #[wasm_bindgen(method, getter)]
    fn event(this: &Given) -> Event;
    #[wasm_bindgen(method, getter)]
    fn step(this: &Given) -> JsValue;

    type Event;
    #[wasm_bindgen(method, getter, js_name = instanceId)]
    fn instance_id(this: &Event) -> String;
    #[wasm_bindgen(method, getter)]
    fn timestamp(this: &Event) -> js_sys::Date;
}

/// Runs a Workflow. Part of `serve!`.
pub fn run<P, O, F>(call: u32, work: impl FnOnce(WorkflowEvent<P>, WorkflowStep) -> F) -> u32
where
    P: Decode,
    O: Encode + 'static,
    F: Future<Output = Result<O, Error>> + 'static,
{
    let given: Given = event::take(call).unchecked_into();
    call::run(
        call,
        |input| input.json_or_null(),
        |payload: P| {
            let event = given.event();
            let event = WorkflowEvent {
                payload,
                instance_id: event.instance_id(),
                timestamp_ms: event.timestamp().get_time() as i64,
            };
            call::reply(work(event, WorkflowStep(Steps::new(call, given.step()))))
        },
    )
}

/// Makes the work of a step, each time that it is tried.
type Make = Rc<dyn Fn() -> Pin<Box<dyn Run>>>;

// Invariant: nothing here is borrowed while an author's code runs.
thread_local! {
    static STEPS: RefCell<Vec<(u32, Make)>> = const { RefCell::new(Vec::new()) };
    /// Numbers are never given twice.
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A step that is waited for. Dropped, it is tried no more.
struct Listed(u32);

impl Drop for Listed {
    fn drop(&mut self) {
        let step = STEPS.with_borrow_mut(|steps| {
            let at = steps.iter().position(|(number, _)| *number == self.0)?;
            Some(steps.swap_remove(at))
        });
        drop(step);
    }
}

/// Has the platform run a step, unless it knows its result: the result as JSON.
pub(super) async fn step<T, F>(
    call: u32,
    name: &str,
    config: Option<&StepConfig>,
    work: impl Fn() -> F + 'static,
) -> Result<String, Error>
where
    T: Encode + 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    let make: Make = Rc::new(move || Box::pin(Answer(call::reply(work()))));
    STEPS.with_borrow_mut(|steps| steps.push((number, make)));
    let listed = Listed(number);
    let config = config.map(json::to_vec).unwrap_or_default();
    let config = String::from_utf8(config).unwrap_or_default();
    let promise = host::step(call, name, &config, number).map_err(Error::from_js)?;
    let result = Promised::from(promise).await.map_err(Error::from_js);
    drop(listed);
    Ok(result?.as_string().unwrap_or_default())
}

/// Begins a try of a step: the task that does it, or 0 where nobody waits for it any more.
pub fn begin(number: u32) -> u32 {
    let make = STEPS.with_borrow(|steps| {
        let found = steps.iter().find(|(own, _)| *own == number);
        found.map(|(_, make)| make.clone())
    });
    make.map_or(0, |make| spawn(make()))
}
