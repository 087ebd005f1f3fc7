//! An index in memory.

use super::{IndexInfo, Match, QueryOptions, ReturnMetadata, Vector, Vectorize};
use crate::{
    bindings::{Binding, BindingError, faked::Faked},
    json::{Record, Value, Written},
};
use std::{cell::RefCell, cmp::Ordering, rc::Rc};

const TOP_K: u32 = 5;

pub(super) type Store = Faked<Rc<RefCell<State>>>;

#[derive(Default)]
pub(super) struct State {
    vectors: Vec<Vector>,
    mutations: u32,
}

impl State {
    fn find(&mut self, id: &str) -> Option<&mut Vector> {
        self.vectors.iter_mut().find(|vector| vector.id == id)
    }

    /// The id of one more mutation.
    fn mutation(&mut self) -> String {
        self.mutations += 1;
        format!("mutation-{}", self.mutations)
    }
}

impl Vectorize {
    /// An empty index in memory; its clones share it. The first vector says how many numbers each has.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::default()))
    }
}

impl Store {
    pub async fn describe(&self) -> Result<IndexInfo, BindingError> {
        let state = self.fake.borrow();
        Ok(IndexInfo {
            vector_count: state.vectors.len() as u64,
            dimensions: state
                .vectors
                .first()
                .map_or(0, |first| first.values.len() as u32),
            processed_up_to_mutation: (state.mutations > 0)
                .then(|| format!("mutation-{}", state.mutations)),
        })
    }

    pub async fn query(
        &self,
        vector: &[f32],
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        self.check("query", vector)?;
        let state = self.fake.borrow();
        let candidates = state.vectors.iter().filter(|candidate| {
            let namespace = options.namespace.as_ref();
            namespace.is_none_or(|namespace| candidate.namespace.as_ref() == Some(namespace))
                && passes(&candidate.metadata, options.filter.as_ref())
        });
        let mut found: Vec<Match> = candidates
            .map(|candidate| found(candidate, vector, options))
            .collect();
        found.sort_by(|a, b| b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal));
        found.truncate(options.top_k.unwrap_or(TOP_K) as usize);
        Ok(found)
    }

    pub async fn query_by_id(
        &self,
        id: &str,
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        let vector = self
            .fake
            .borrow_mut()
            .find(id)
            .map(|found| found.values.clone());
        match vector {
            Some(vector) => self.query(&vector, options).await,
            None => Err(self.origin.refused(
                "query_by_id",
                format!("VECTOR_QUERY_ERROR: no vector has the id {id}"),
            )),
        }
    }

    pub async fn insert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        self.put("insert", vectors, |_, _| ())
    }

    pub async fn upsert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        self.put("upsert", vectors, |there, vector| *there = vector.clone())
    }

    pub async fn get_by_ids(&self, ids: &[&str]) -> Result<Vec<Vector>, BindingError> {
        let mut state = self.fake.borrow_mut();
        let found = ids.iter().filter_map(|id| state.find(id).cloned());
        Ok(found.collect())
    }

    pub async fn delete_by_ids(&self, ids: &[&str]) -> Result<String, BindingError> {
        let mut state = self.fake.borrow_mut();
        state
            .vectors
            .retain(|vector| !ids.contains(&vector.id.as_str()));
        Ok(state.mutation())
    }

    /// Adds vectors; `meet` is what becomes of one whose id is there.
    fn put(
        &self,
        method: &str,
        vectors: &[Vector],
        meet: impl Fn(&mut Vector, &Vector),
    ) -> Result<String, BindingError> {
        for vector in vectors {
            self.check(method, &vector.values)?;
            let mut state = self.fake.borrow_mut();
            match state.find(&vector.id) {
                Some(there) => meet(there, vector),
                None => state.vectors.push(vector.clone()),
            }
        }
        Ok(self.fake.borrow_mut().mutation())
    }

    fn check(&self, method: &str, values: &[f32]) -> Result<(), BindingError> {
        let state = self.fake.borrow();
        let dimensions = state
            .vectors
            .first()
            .map_or(values.len(), |first| first.values.len());
        if values.len() == dimensions {
            return Ok(());
        }
        let reason = format!(
            "VECTOR_ERROR: expected {dimensions} dimensions, and got {}",
            values.len()
        );
        Err(self.origin.refused(method, reason))
    }
}

fn found(candidate: &Vector, vector: &[f32], options: &QueryOptions) -> Match {
    Match {
        id: candidate.id.clone(),
        score: cosine(&candidate.values, vector),
        values: match options.return_values {
            true => candidate.values.clone(),
            false => Vec::new(),
        },
        namespace: candidate.namespace.clone(),
        metadata: match options.return_metadata {
            ReturnMetadata::None => Record::new(),
            ReturnMetadata::Indexed | ReturnMetadata::All => candidate.metadata.clone(),
        },
    }
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        let products = a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b));
        products.sum()
    };
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths == 0.0 {
        0.0
    } else {
        dot(a, b) / lengths
    }
}

/// Whether metadata are as a filter says.
fn passes(metadata: &Record<Value>, filter: Option<&Written>) -> bool {
    let Some(Ok(Value::Object(filter))) = filter.map(Written::read) else {
        return true;
    };
    filter.iter().all(|(name, wanted)| {
        let value = metadata.get(name).unwrap_or(&Value::Null);
        match wanted {
            Value::Object(operators) => operators
                .iter()
                .all(|(operator, operand)| holds(value, operator, operand)),
            _ => value == wanted,
        }
    })
}

fn holds(value: &Value, operator: &str, operand: &Value) -> bool {
    let order = match (value, operand) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        _ => None,
    };
    let listed = || matches!(operand, Value::Array(list) if list.contains(value));
    match operator {
        "$eq" => value == operand,
        "$ne" => value != operand,
        "$lt" => order == Some(Ordering::Less),
        "$lte" => order.is_some_and(Ordering::is_le),
        "$gt" => order == Some(Ordering::Greater),
        "$gte" => order.is_some_and(Ordering::is_ge),
        "$in" => listed(),
        "$nin" => !listed(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json, test::block_on};

    fn index() -> Vectorize {
        let index = Vectorize::fake();
        let vector =
            |id: &str, values: [f32; 2], year: i64| Vector::new(id, values).metadata("year", &year);
        let vectors = [
            vector("a", [1.0, 0.0], 1990),
            vector("b", [1.0, 1.0], 2000),
            vector("c", [0.0, 1.0], 2010).namespace("other"),
        ];
        block_on(index.insert(&vectors)).unwrap();
        index
    }

    fn ids(found: Vec<Match>) -> Vec<String> {
        found.into_iter().map(|each| each.id).collect()
    }

    #[test]
    fn the_most_alike_come_first() {
        let index = index();
        let all = block_on(index.query(&[2.0, 0.0], &QueryOptions::new())).unwrap();
        assert_eq!((all[0].score, all[2].score), (1.0, 0.0));
        assert_eq!(ids(all), ["a", "b", "c"]);
        let two = block_on(index.query_by_id("c", &QueryOptions::new().top_k(2))).unwrap();
        assert_eq!(ids(two), ["c", "b"]);
    }

    #[test]
    fn filters_and_namespaces_narrow() {
        let index = index();
        let query =
            |options: QueryOptions| ids(block_on(index.query(&[1.0, 0.0], &options)).unwrap());
        let filter = |text: &str| {
            let filter: Value = json::from_slice(text.as_bytes()).unwrap();
            query(QueryOptions::new().filter(&filter))
        };
        assert_eq!(query(QueryOptions::new().namespace("other")), ["c"]);
        assert_eq!(filter(r#"{"year":2000}"#), ["b"]);
        assert_eq!(filter(r#"{"year":{"$gt":1990,"$lte":2010}}"#), ["b", "c"]);
        assert_eq!(filter(r#"{"year":{"$in":[1990,2010]}}"#), ["a", "c"]);
        assert_eq!(
            filter(r#"{"year":{"$ne":1990},"missing":null}"#),
            ["b", "c"]
        );
    }

    #[test]
    fn an_insert_keeps_what_is_there_and_an_upsert_does_not() {
        let index = index();
        let get = || {
            block_on(index.get_by_ids(&["a"])).unwrap()[0]
                .values
                .clone()
        };
        let other = [Vector::new("a", [5.0, 5.0])];
        block_on(index.insert(&other)).unwrap();
        assert_eq!(get(), [1.0, 0.0]);
        block_on(index.upsert(&other)).unwrap();
        assert_eq!(get(), [5.0, 5.0]);
        assert_eq!(block_on(index.delete_by_ids(&["a"])).unwrap(), "mutation-4");
        assert!(block_on(index.get_by_ids(&["a"])).unwrap().is_empty());
    }

    #[test]
    fn a_vector_of_another_length_is_refused() {
        assert_eq!(
            block_on(index().query(&[1.0], &QueryOptions::new()))
                .unwrap_err()
                .to_string(),
            "Vectorize index: query: VECTOR_ERROR: expected 2 dimensions, and got 1"
        );
    }
}
