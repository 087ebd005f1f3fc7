//! How an instance of a Workflow is doing.

use crate::json::{self, Decode, Invalid, Reader, Value};

/// How an instance of a Workflow is doing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// What it does at present.
    pub state: State,
    /// Why it has failed.
    pub error: Option<Failure>,
    pub(super) output: Value,
}

/// What an instance does at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// It waits to be started.
    Queued,
    /// It runs.
    Running,
    /// It was paused.
    Paused,
    /// It has failed.
    Errored,
    /// It was ended from outside.
    Terminated,
    /// It has come to its end.
    Complete,
    /// It waits for a time or an event.
    Waiting,
    /// It ends what it does, and is then paused.
    WaitingForPause,
    /// It takes back what it did.
    RollingBack,
    /// The platform does not know, or has a word that is not among these.
    Unknown,
}

/// Why an instance has failed.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Failure {
    /// The name of the error.
    pub name: String,
    /// Its message.
    pub message: String,
}

impl Status {
    /// What the instance has returned, once it is complete; before, it reads as `null`.
    ///
    /// # Errors
    /// It is no `T`.
    pub fn output<T: Decode>(&self) -> Result<T, Invalid> {
        json::from_slice(&json::to_vec(&self.output))
    }
}

impl State {
    fn of(word: &str) -> Self {
        match word {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "paused" => Self::Paused,
            "errored" => Self::Errored,
            "terminated" => Self::Terminated,
            "complete" => Self::Complete,
            "waiting" => Self::Waiting,
            "waitingForPause" => Self::WaitingForPause,
            "rollingBack" => Self::RollingBack,
            _ => Self::Unknown,
        }
    }
}

impl Decode for Status {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut status = Self {
            state: State::Unknown,
            error: None,
            output: Value::Null,
        };
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "status" => status.state = State::of(&reader.string()?),
                "error" => status.error = reader.nullable(Decode::decode)?,
                "output" => status.output = Decode::decode(reader)?,
                _ => reader.skip()?,
            }
        }
        Ok(status)
    }
}

impl Decode for Failure {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut failure = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "name" => failure.name = reader.string()?,
                "message" => failure.message = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(failure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_as_the_platform_gives_it() {
        let status: Status = json::from_slice(
            br#"{"status":"errored","error":{"name":"Error","message":"no"},"output":null,"more":1}"#,
        )
        .unwrap();
        let error = status.error.clone().unwrap();
        assert_eq!(
            (status.state, error.message.as_str()),
            (State::Errored, "no")
        );
        assert_eq!(status.output::<Option<bool>>().unwrap(), None);

        let status: Status = json::from_slice(br#"{"status":"resting","output":[1]}"#).unwrap();
        assert_eq!(status.state, State::Unknown);
        assert_eq!(status.output::<Vec<i64>>().unwrap(), [1]);
    }
}
