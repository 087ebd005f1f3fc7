//! Writing a call's input, as `packages/bimetal/src/host/input.ts` does.

use crate::call::ABSENT;

/// The sections of one call.
#[derive(Default)]
pub(super) struct Sections(Vec<u8>);

impl Sections {
    pub(super) fn push(&mut self, section: Option<&[u8]>) {
        let length = section.map_or(ABSENT, |bytes| bytes.len() as u32);
        self.0.extend(length.to_le_bytes());
        self.0.extend(section.unwrap_or_default());
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
