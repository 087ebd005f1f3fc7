//! The dataset of `env`.

use super::DataPoint;
use crate::bindings::{BindingError, js, origin::Origin};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Dataset;
    #[wasm_bindgen(method, catch, js_name = writeDataPoint)]
    fn write_data_point(this: &Dataset, point: JsValue) -> Result<(), JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub fn write_data_point(&self, point: &DataPoint) -> Result<(), BindingError> {
        js::parse(point)
            .and_then(|point| self.0.cast::<Dataset>().write_data_point(point))
            .map_err(|thrown| self.0.thrown("write_data_point", thrown))
    }
}
