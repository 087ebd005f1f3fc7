//! How results leave this module: a list of byte strings, each after its length.
//!
//! All lengths are `u32`, little-endian. The first string names the variant:
//!
//! | variant | the strings after it |
//! |---|---|
//! | `ok` | wasm, js, d.ts, then path and text of each snippet |
//! | `mismatch` | the release found, the release expected |
//! | `refused` | wasm-bindgen's message |

use crate::{Failure, Output};

/// The strings of a result.
pub fn frames(result: &Result<Output, Failure>) -> Vec<&[u8]> {
    match result {
        Ok(output) => {
            let mut frames: Vec<&[u8]> = vec![
                b"ok",
                &output.wasm,
                output.js.as_bytes(),
                output.dts.as_bytes(),
            ];
            frames.extend(
                output
                    .snippets
                    .iter()
                    .flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]),
            );
            frames
        }
        Err(Failure::Mismatch(mismatch)) => vec![
            b"mismatch",
            mismatch.found.as_bytes(),
            mismatch.expected.as_bytes(),
        ],
        Err(Failure::Refused(message)) => vec![b"refused", message.as_bytes()],
    }
}

/// Writes the strings one after the other, and before them the length of it all.
pub fn encode(frames: &[&[u8]]) -> Vec<u8> {
    let length = |bytes: usize| (bytes as u32).to_le_bytes();
    let total = frames.iter().map(|frame| 4 + frame.len()).sum();
    let mut bytes = Vec::with_capacity(4 + total);
    bytes.extend_from_slice(&length(total));
    for frame in frames {
        bytes.extend_from_slice(&length(frame.len()));
        bytes.extend_from_slice(frame);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Mismatch;

    #[test]
    fn every_string_follows_its_length() {
        let mismatch = Mismatch {
            found: "1".to_owned(),
            expected: "22".to_owned(),
        };
        let bytes = encode(&frames(&Err(Failure::Mismatch(mismatch))));
        assert_eq!(
            bytes,
            b"\x17\0\0\0\x08\0\0\0mismatch\x01\0\0\0\x31\x02\0\0\0\x32\x32"
        );
    }
}
