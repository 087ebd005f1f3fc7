//! Values that a test reads from JSON, and where it is told that a text is none.

use crate::json::{self, Decode};

/// Reads a value, or says in the author's test where the text is not what the type asks for.
#[track_caller]
pub(super) fn read_value<T: Decode>(text: &str) -> T {
    let Ok(value) = json::from_slice(text.as_bytes()) else {
        let read = json::stopped_at::<T>(text).and_then(|at| text.get(..at));
        let place = match read.map(path_to) {
            Some(path) if !path.is_empty() => format!(": see `{path}`"),
            _ => String::new(),
        };
        panic!("{text} is no {}{place}", std::any::type_name::<T>());
    };
    value
}

/// Which member the end of this beginning of a text of JSON belongs to, as JavaScript writes it: `items[1].count`.
fn path_to(beginning: &str) -> String {
    let mut open: Vec<Step<'_>> = Vec::new();
    let mut rest = beginning;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        match first {
            '{' => open.push(Step::Key("")),
            '[' => open.push(Step::Item(0)),
            '}' | ']' => {
                open.pop();
            }
            ',' => {
                if let Some(Step::Item(index)) = open.last_mut() {
                    *index += 1;
                }
            }
            '"' => {
                length = string_length(rest);
                let is_key = rest[length..].trim_start().starts_with(':');
                if let (Some(Step::Key(key)), true) = (open.last_mut(), is_key) {
                    *key = &rest[1..length - 1];
                }
            }
            _ => {}
        }
        rest = &rest[length..];
    }
    let mut path = String::new();
    for step in open {
        match step {
            Step::Key("") => {}
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => path.extend([".", key]),
            Step::Item(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// Of the string that a text begins with, with its quotes; of all of the text where it does not end.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !is_escaped => return at + 1,
            b'\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Invalid, Reader};
    use std::{
        panic::{self, Location},
        sync::{Arc, Mutex},
        thread,
    };

    #[derive(Debug)]
    struct Order;

    impl Decode for Order {
        fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
            reader.begin_object()?;
            while let Some(key) = reader.next_key()? {
                match key {
                    "count" => drop(reader.int_in(..=99)?),
                    "id" => drop(reader.string()?),
                    _ => drop(reader.array(Self::decode)?),
                }
            }
            Ok(Self)
        }
    }

    #[test]
    fn the_member_that_is_wrong_is_named() {
        let cases = [
            (r#"{"id":"a","count":2000}"#, "count"),
            (r#"{"id":7,"count":2}"#, "id"),
            (
                r#"{"more":[{"count":1},{"id":"a, \"b\": {"},{"count":100}],"id":"a"}"#,
                "more[2].count",
            ),
            (
                r#"{ "more" : [ { "id" : "\\" , "count" : "2" } ] }"#,
                "more[0].count",
            ),
            ("[]", ""),
            ("", ""),
        ];
        for (text, path) in cases {
            let at = json::stopped_at::<Order>(text).expect("it is no order");
            assert_eq!(path_to(&text[..at]), path, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_such_value_is_told_where_the_test_reads_it() {
        let told = Arc::new(Mutex::new(None));
        let (heard, test) = (told.clone(), thread::current().id());
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // Other tests run beside this one.
            if thread::current().id() == test {
                *heard.lock().unwrap() = info.location().map(Location::line);
            }
        }));
        let line = line!() + 1;
        let read = || read_value::<Order>(r#"{"count":2000}"#);
        let panicked = panic::catch_unwind(read).unwrap_err();
        panic::set_hook(hook);
        let said = panicked.downcast_ref::<String>().expect("it is a text");
        assert!(said.ends_with("Order: see `count`"), "{said}");
        assert_eq!(*told.lock().unwrap(), Some(line));
    }
}
