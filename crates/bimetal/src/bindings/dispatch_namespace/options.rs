//! What can be asked of a Worker that is dispatched to.

use crate::json::{Encode, Record, Writer, Written};

/// What a Worker that is dispatched to may use, and what the outbound Worker is told of it.
///
/// ```
/// use bimetal::dispatch_namespace::DispatchOptions;
///
/// let modest = DispatchOptions::new().cpu_ms(10).subrequests(5).outbound("tenant", &"acme");
/// ```
#[derive(Debug, Clone, Default)]
pub struct DispatchOptions {
    cpu_ms: Option<u32>,
    subrequests: Option<u32>,
    outbound: Record<Written>,
}

impl DispatchOptions {
    /// No limits but the platform's.
    pub fn new() -> Self {
        Self::default()
    }

    /// At most so many milliseconds of CPU time.
    #[must_use]
    pub fn cpu_ms(mut self, milliseconds: u32) -> Self {
        self.cpu_ms = Some(milliseconds);
        self
    }

    /// At most so many subrequests.
    #[must_use]
    pub fn subrequests(mut self, count: u32) -> Self {
        self.subrequests = Some(count);
        self
    }

    /// A parameter of the outbound Worker, which the config declares.
    #[must_use]
    pub fn outbound(mut self, name: impl Into<String>, value: &impl Encode) -> Self {
        self.outbound.insert(name, Written::of(value));
        self
    }
}

/// As `DynamicDispatchOptions`.
impl Encode for DispatchOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        struct Limits<'a>(&'a DispatchOptions);
        impl Encode for Limits<'_> {
            fn encode(&self, writer: &mut Writer<'_>) {
                writer.begin_object();
                for (name, limit) in [
                    ("cpuMs", self.0.cpu_ms),
                    ("subRequests", self.0.subrequests),
                ] {
                    if let Some(limit) = limit {
                        writer.field(name, &limit);
                    }
                }
                writer.end_object();
            }
        }
        writer.begin_object();
        writer.field("limits", &Limits(self));
        if !self.outbound.is_empty() {
            writer.field("outbound", &self.outbound);
        }
        writer.end_object();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn options_are_written_as_the_platform_takes_them() {
        let options = DispatchOptions::new()
            .cpu_ms(10)
            .outbound("tenant", &"acme");
        assert_eq!(
            json::to_vec(&options),
            br#"{"limits":{"cpuMs":10},"outbound":{"tenant":"acme"}}"#
        );
    }
}
