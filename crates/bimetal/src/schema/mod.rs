//! What is wrong with a value, said as zod says it.
//!
//! A decoder only says yes, with the value, or no. This is the slow path for the no: a schema as data, a [`Node`], is
//! walked together with the value, and every issue is collected that zod would find: the same codes, paths and messages,
//! in the same order. Only what calls it links it.
//!
//! [`read`] and [`read_text`] do all of it; [`parse`], [`coerce`] and [`collect`] are its steps.

mod array;
mod boolean;
mod coerce;
mod collect;
mod file;
mod finding;
mod format;
mod given;
mod intersection;
mod issue;
mod length;
mod node;
mod number;
mod object;
mod parse;
mod print;
mod read;
mod record;
mod refine;
mod size;
mod text;
mod to_number;
mod tuple;
mod union;
mod walk;

pub use crate::json::{Form, Pattern, Scalar, TextCheck, UrlCheck, Words};
pub use coerce::coerce;
pub use collect::{Collected, collect};
pub use issue::{Issue, Key};
pub use node::{
    Case, Field, FileCheck, LengthCheck, Node, NumberCheck, NumberFormat, Object, Others, Presence,
    Record, Refined, RefinedKey, Refinement, Rule, Said, TextStep, Tuple,
};
pub use parse::parse;
pub use read::{Refused, read, read_text};
pub use refine::first_failed;

#[cfg(test)]
mod tests;
