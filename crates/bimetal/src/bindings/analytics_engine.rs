//! Datasets of the Analytics Engine.

mod data_point;

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use js::Store;
#[cfg(not(target_arch = "wasm32"))]
use {
    super::{Binding, faked::Faked},
    std::{cell::RefCell, rc::Rc},
};

pub use data_point::DataPoint;

use super::{BindingError, binding};

#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Rc<RefCell<Vec<DataPoint>>>>;

/// A dataset of the Analytics Engine. A fake keeps what was written.
///
/// ```
/// use bimetal::{AnalyticsEngine, analytics_engine::DataPoint};
///
/// let visits = AnalyticsEngine::fake();
/// let visit = DataPoint::new().index("home").blob("Firefox").double(12.5);
/// visits.write_data_point(&visit)?;
/// assert_eq!(visits.written(), [visit]);
/// # Ok::<(), bimetal::Error>(())
/// ```
#[derive(Clone)]
pub struct AnalyticsEngine(Store);

binding!(AnalyticsEngine, "analytics engine dataset", object);

impl AnalyticsEngine {
    /// Writes a data point. The platform sends it after the request; there is nothing to wait for.
    ///
    /// # Errors
    /// The platform's own; among them, a data point that is too large.
    pub fn write_data_point(&self, point: &DataPoint) -> Result<(), BindingError> {
        self.0.write_data_point(point)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl AnalyticsEngine {
    /// An empty dataset in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::default()))
    }

    /// Everything that was written so far, in order.
    pub fn written(&self) -> Vec<DataPoint> {
        self.0.fake.borrow().clone()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn write_data_point(&self, point: &DataPoint) -> Result<(), BindingError> {
        if let Some(reason) = point.refusal() {
            return Err(self.origin.refused("write_data_point", reason));
        }
        self.fake.borrow_mut().push(point.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_with_too_much_is_not_written() {
        let dataset = AnalyticsEngine::fake();
        let full = (0..20).fold(DataPoint::new(), |point, _| point.double(1.0).blob("a"));
        dataset.write_data_point(&full).unwrap();
        let refused = [full.clone().double(1.0), full.blob("a"), {
            DataPoint::new().index("a").index("b")
        }];
        for point in refused {
            assert!(dataset.write_data_point(&point).is_err(), "{point:?}");
        }
        assert_eq!(dataset.written().len(), 1);
    }
}
