use crate::json::{Decode, Invalid, Reader};

/// Whether an alarm rings again because it failed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct AlarmInfo {
    /// How often it has failed.
    pub retry_count: u32,
    /// Whether it has failed before.
    pub is_retry: bool,
}

impl Decode for AlarmInfo {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut info = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "retryCount" => info.retry_count = reader.uint32()?,
                "isRetry" => info.is_retry = reader.boolean()?,
                _ => reader.skip()?,
            }
        }
        Ok(info)
    }
}
