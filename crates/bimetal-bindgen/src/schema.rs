//! The schema of the data that the `#[wasm_bindgen]` macros leave in a module.
//!
//! It changes with nearly every release, and a module can only be processed by a library with the
//! same one. wasm-bindgen says so in a long text; here it is two values.

use walrus::{Module, RawCustomSection};

/// The custom section that the macros write: for every crate two length-prefixed blobs, of which
/// the first is `{"schema_version":"…","version":"…"}`.
const SECTION: &str = "__wasm_bindgen_unstable";

/// A module's schema differs from the one of this library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The release of `wasm-bindgen` that the module was compiled with.
    pub found: String,
    /// The release that it must be compiled with.
    pub expected: String,
}

/// The first crate in `module` that was compiled with another schema.
pub fn find_mismatch(module: &Module) -> Option<Mismatch> {
    let sections = module
        .customs
        .iter()
        .filter_map(|(_, section)| section.as_any().downcast_ref::<RawCustomSection>());
    sections
        .filter(|section| section.name == SECTION)
        .flat_map(|section| headers(&section.data))
        .find(|header| field(header, "schema_version") != Some(wasm_bindgen_shared::SCHEMA_VERSION))
        .map(|header| Mismatch {
            found: field(header, "version")
                .unwrap_or("an unknown release")
                .to_owned(),
            expected: wasm_bindgen_shared::version(),
        })
}

/// Every other blob of a section, as text. A blob that cannot be read is left to wasm-bindgen.
fn headers(mut data: &[u8]) -> Vec<&str> {
    let mut headers = Vec::new();
    while let Some((header, rest)) = blob(data) {
        headers.extend(std::str::from_utf8(header));
        let Some((_program, rest)) = blob(rest) else {
            break;
        };
        data = rest;
    }
    headers
}

fn blob(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = data.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// A string of the header. The macros write it without spaces or escapes.
fn field<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = header.split_once(&format!("\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(headers: &[&str]) -> Module {
        let mut data = Vec::new();
        for header in headers {
            for blob in [header.as_bytes(), b"program"] {
                data.extend_from_slice(&(blob.len() as u32).to_le_bytes());
                data.extend_from_slice(blob);
            }
        }
        let mut module = Module::default();
        module.customs.add(RawCustomSection {
            name: SECTION.to_owned(),
            data,
        });
        module
    }

    #[test]
    fn accepts_the_same_schema_from_any_release() {
        let header = r#"{"schema_version":"0.2.130","version":"0.2.199"}"#;
        assert_eq!(find_mismatch(&module(&[header, header])), None);
        assert_eq!(find_mismatch(&Module::default()), None);
    }

    #[test]
    fn finds_another_schema_in_any_crate() {
        let ours = r#"{"schema_version":"0.2.130","version":"0.2.130"}"#;
        let theirs = r#"{"schema_version":"0.2.92","version":"0.2.95"}"#;
        let expected = Mismatch {
            found: "0.2.95".to_owned(),
            expected: "0.2.130".to_owned(),
        };
        assert_eq!(find_mismatch(&module(&[ours, theirs])), Some(expected));
    }

    #[test]
    fn leaves_a_damaged_section_to_wasm_bindgen() {
        let mut module = Module::default();
        module.customs.add(RawCustomSection {
            name: SECTION.to_owned(),
            data: vec![9, 0, 0, 0, 1],
        });
        assert_eq!(find_mismatch(&module), None);
    }
}
