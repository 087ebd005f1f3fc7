//! The one shape of all errors, RFC 9457.

use crate::{generated::schemas::Problem, picture::Refusal};

/// There is no such image.
pub fn no_image(id: &str) -> Problem {
    problem(404, "Not Found", format!("There is no image `{id}`."))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge {
                size: (width, height),
                megapixels,
            } => problem(
                413,
                "Payload Too Large",
                format!(
                    "{width} × {height} pixels are more than the {megapixels} million that are decoded here of such a file."
                ),
            ),
            Refusal::Unknown => {
                unprocessable("This is neither a PNG nor a JPEG nor a WebP.".into())
            }
            Refusal::Damaged(why) => unprocessable(format!("The image is damaged: {why}.")),
        }
    }
}

fn unprocessable(detail: String) -> Problem {
    problem(422, "Unprocessable Entity", detail)
}

fn problem(status: i64, title: &str, detail: String) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: title.into(),
        status,
        detail,
    }
}
