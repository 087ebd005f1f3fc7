//! The Workflow of `env`.

use super::{Batch, CreateOptions, Status, WorkflowInstance};
use crate::{
    bindings::{BindingError, js, origin::Origin},
    json::{Encode, Writer},
};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Workflow;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Workflow, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createBatch)]
    fn create_batch(this: &Workflow, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Workflow, id: &str) -> Result<Promise, JsValue>;

    /// `WorkflowBatchCreateResult`
    type Created;
    #[wasm_bindgen(method, getter)]
    fn created(this: &Created) -> Array;
    #[wasm_bindgen(method, getter)]
    fn errors(this: &Created) -> JsValue;

    /// `WorkflowInstance`
    type JsInstance;
    #[wasm_bindgen(method, getter)]
    fn id(this: &JsInstance) -> String;
    #[wasm_bindgen(method, catch)]
    fn status(this: &JsInstance) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn pause(this: &JsInstance) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn resume(this: &JsInstance) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn restart(this: &JsInstance) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn terminate(this: &JsInstance) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendEvent)]
    fn send_event(this: &JsInstance, event: JsValue) -> Result<Promise, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn workflow(&self) -> &Workflow {
        self.0.cast()
    }

    pub async fn create(&self, options: &CreateOptions) -> Result<WorkflowInstance, BindingError> {
        let called = js::parse(options).and_then(|options| self.workflow().create(options));
        let instance = self.0.settle("create", called).await?;
        Ok(self.instance(instance))
    }

    pub async fn create_batch(&self, instances: &[CreateOptions]) -> Result<Batch, BindingError> {
        let method = "create_batch";
        let called = js::parse(&Instances(instances))
            .and_then(|options| self.workflow().create_batch(options));
        let result: Created = self.0.settle(method, called).await?.unchecked_into();
        let created = result.created();
        Ok(Batch {
            created: created.iter().map(|each| self.instance(each)).collect(),
            errors: js::decode(&result.errors()).map_err(|_| self.0.invalid(method))?,
        })
    }

    pub async fn get(&self, id: &str) -> Result<WorkflowInstance, BindingError> {
        let instance = self.0.settle("get", self.workflow().get(id)).await?;
        Ok(self.instance(instance))
    }

    fn instance(&self, instance: JsValue) -> WorkflowInstance {
        WorkflowInstance(Instance(self.0.child("workflow instance", instance)))
    }
}

#[derive(Clone)]
pub(super) struct Instance(Origin);

impl Instance {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn instance(&self) -> &JsInstance {
        self.0.cast()
    }

    pub fn id(&self) -> String {
        self.instance().id()
    }

    pub async fn status(&self) -> Result<Status, BindingError> {
        self.0.settle_as("status", self.instance().status()).await
    }

    pub async fn pause(&self) -> Result<(), BindingError> {
        self.settle("pause", self.instance().pause()).await
    }

    pub async fn resume(&self) -> Result<(), BindingError> {
        self.settle("resume", self.instance().resume()).await
    }

    pub async fn restart(&self) -> Result<(), BindingError> {
        self.settle("restart", self.instance().restart()).await
    }

    pub async fn terminate(&self) -> Result<(), BindingError> {
        self.settle("terminate", self.instance().terminate()).await
    }

    pub async fn send_event(
        &self,
        event: &str,
        payload: &(impl Encode + ?Sized),
    ) -> Result<(), BindingError> {
        let called = js::parse(&Event { event, payload })
            .and_then(|event| self.instance().send_event(event));
        self.settle("send_event", called).await
    }

    async fn settle(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<(), BindingError> {
        self.0.settle(method, called).await.map(drop)
    }
}

/// `WorkflowBatchCreateOptions`
struct Instances<'a>(&'a [CreateOptions]);

impl Encode for Instances<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("instances", self.0);
        writer.end_object();
    }
}

struct Event<'a, P: ?Sized> {
    event: &'a str,
    payload: &'a P,
}

impl<P: Encode + ?Sized> Encode for Event<'_, P> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("type", self.event);
        writer.field("payload", self.payload);
        writer.end_object();
    }
}
