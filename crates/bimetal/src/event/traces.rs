//! What Workers have logged.

use super::FromEvent;
use crate::json::Value;

#[cfg(not(target_arch = "wasm32"))]
use crate::json;
#[cfg(target_arch = "wasm32")]
use {crate::bindings::js, wasm_bindgen::JsValue};

/// What other Workers did, and logged, when they are done: an item for each request or event of theirs.
///
/// ```
/// use bimetal::event::Traces;
///
/// let traces = Traces::fake(r#"[{ "scriptName": "links", "outcome": "ok", "eventTimestamp": 1, "exceptions": [],
///     "logs": [{ "level": "log", "message": ["hello", 1], "timestamp": 2 }] }]"#);
/// let items = traces.items();
/// assert_eq!(items[0].script_name.as_deref(), Some("links"));
/// assert_eq!(items[0].logs[0].level, "log");
/// ```
pub struct Traces(Vec<Value>);

impl FromEvent for Traces {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self(js::decode(&event).unwrap_or_default())
    }
}

impl Traces {
    /// What is commonly asked of each.
    pub fn items(&self) -> Vec<Trace> {
        self.0.iter().map(Trace::read).collect()
    }

    /// Everything, as the platform's `TraceItem`s have it.
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// Those of a native test: a JSON array.
    ///
    /// # Panics
    /// The text is no array of JSON.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fake(json: &str) -> Self {
        Self(
            json::from_slice(json.as_bytes())
                .unwrap_or_else(|_| panic!("{json} is no array of JSON")),
        )
    }
}

/// One request or event of a Worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The Worker's name.
    pub script_name: Option<String>,
    /// `ok`, `exception`, `exceededCpu`, …
    pub outcome: String,
    /// When it began, in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
    /// What was written to the console, in order.
    pub logs: Vec<Log>,
    /// What was thrown and not caught.
    pub exceptions: Vec<Exception>,
}

/// A line of a console.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    /// `log`, `debug`, `info`, `warn` or `error`.
    pub level: String,
    /// What was given to it.
    pub message: Value,
    /// When, in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
}

/// What was thrown and not caught.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// `TypeError`
    pub name: String,
    /// Its text.
    pub message: String,
    /// When, in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
}

impl Trace {
    fn read(value: &Value) -> Self {
        Self {
            script_name: value
                .get("scriptName")
                .and_then(Value::as_str)
                .map(str::to_owned),
            outcome: text(value, "outcome"),
            timestamp_ms: time(value, "eventTimestamp"),
            logs: list(value, "logs", |log| Log {
                level: text(log, "level"),
                message: log.get("message").cloned().unwrap_or_default(),
                timestamp_ms: time(log, "timestamp"),
            }),
            exceptions: list(value, "exceptions", |exception| Exception {
                name: text(exception, "name"),
                message: text(exception, "message"),
                timestamp_ms: time(exception, "timestamp"),
            }),
        }
    }
}

fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn time(value: &Value, key: &str) -> i64 {
    match value.get(key) {
        Some(Value::Number(number)) => *number as i64,
        _ => 0,
    }
}

fn list<T>(value: &Value, key: &str, read: impl Fn(&Value) -> T) -> Vec<T> {
    match value.get(key) {
        Some(Value::Array(items)) => items.iter().map(read).collect(),
        _ => Vec::new(),
    }
}

/// One thing that another Worker does, told as it happens: that a request came (`onset`), a line of its console, its
/// outcome. The handler is called for each.
pub struct TailEvent(Value);

impl FromEvent for TailEvent {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self(js::decode(&event).unwrap_or_default())
    }
}

impl TailEvent {
    /// Its kind: `onset`, `log`, `outcome`, …
    pub fn kind(&self) -> &str {
        let kind = self.0.get("event").and_then(|event| event.get("type"));
        kind.and_then(Value::as_str).unwrap_or_default()
    }

    /// Everything, as the platform's `TailStream.TailEvent` has it.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// One of a native test: a JSON object.
    ///
    /// # Panics
    /// The text is no JSON.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fake(json: &str) -> Self {
        Self(json::from_slice(json.as_bytes()).unwrap_or_else(|_| panic!("{json} is no JSON")))
    }
}
