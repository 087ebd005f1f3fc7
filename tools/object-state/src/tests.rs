//! The fakes do what the platform does.

use crate::steps;
use bimetal::{
    durable_object::State,
    json::{self, Record},
    test::block_on,
};

#[test]
fn every_step_says_of_the_fakes_what_it_says_of_the_platform() {
    let expected = include_bytes!("../fixtures/steps.json");
    let expected: Record<Vec<String>> = json::from_slice(expected).unwrap();
    for (step, lines) in &expected {
        let said = block_on(steps::run(step, &State::fake())).unwrap();
        assert_eq!(&said, lines, "{step}");
    }
}
