//! What a room tells its sockets.

use crate::generated::schemas::Line;
use bimetal::json::{self, Encode, Writer};

/// One of these, as JSON: `{"line":{…}}`, `{"here":["Ada"]}` or `{"refused":"…"}`.
#[derive(Debug, PartialEq)]
pub enum Event {
    /// Somebody said something.
    Line(Line),
    /// Who is there, by name.
    Here(Vec<String>),
    /// Why a line was not said; only the one who sent it is told.
    Refused(String),
}

impl Encode for Event {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        match self {
            Self::Line(line) => writer.field("line", line),
            Self::Here(names) => writer.field("here", names),
            Self::Refused(why) => writer.field("refused", why),
        }
        writer.end_object();
    }
}

impl Event {
    /// The text of a message.
    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(&json::to_vec(self)).into_owned()
    }
}
