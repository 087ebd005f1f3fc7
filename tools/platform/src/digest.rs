//! A Workflow.

use crate::{
    Context,
    generated::schemas::{DigestOutput, DigestParams},
};
use bimetal::{
    Error, WorkflowEvent, WorkflowStep,
    workflow::{Backoff, StepConfig},
};
use std::{cell::Cell, rc::Rc, time::Duration};

/// Joins words, one step each; the first of them fails as often as it is told.
pub async fn run(
    event: WorkflowEvent<DigestParams>,
    step: WorkflowStep,
    cx: Context,
) -> Result<DigestOutput, Error> {
    let DigestParams { words, fails } = event.payload;
    let tries = Rc::new(Cell::new(0));
    let config = StepConfig::new().retries(5, Duration::from_millis(1), Backoff::Constant);
    let mut text = String::new();
    for word in words {
        let (tries, notes) = (tries.clone(), cx.env.notes.clone());
        let name = format!("word {word}");
        let kept: String = step
            .run_with(&name, &config, move || {
                let (tries, notes, word) = (tries.clone(), notes.clone(), word.clone());
                async move {
                    tries.set(tries.get() + 1);
                    if tries.get() <= fails {
                        return Err(Error::new("not yet"));
                    }
                    notes.put("word", &word).await?;
                    Ok(word)
                }
            })
            .await?;
        text += &kept;
    }
    step.sleep("a moment", Duration::from_millis(1)).await?;
    cx.env.notes.put("digest", &text).await?;
    Ok(DigestOutput {
        text,
        tries: tries.get(),
    })
}
