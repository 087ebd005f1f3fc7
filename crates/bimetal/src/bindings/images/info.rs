//! What a picture is.

use crate::json::{Decode, Invalid, Reader};

/// What a picture is.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ImageInfo {
    /// Its content type.
    pub format: String,
    /// Its width and height in pixels; an SVG has none.
    pub size: Option<(u32, u32)>,
    /// Its bytes; nobody counts those of an SVG.
    pub file_size: Option<u64>,
}

impl ImageInfo {
    /// What a fake tells of a picture.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(format: impl Into<String>, width: u32, height: u32) -> Self {
        Self {
            format: format.into(),
            size: Some((width, height)),
            file_size: None,
        }
    }
}

impl Decode for ImageInfo {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut info = Self::default();
        let (mut width, mut height) = (None, None);
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "format" => info.format = reader.string()?,
                "fileSize" => info.file_size = Some(reader.number()? as u64),
                "width" => width = Some(reader.uint32()?),
                "height" => height = Some(reader.uint32()?),
                _ => reader.skip()?,
            }
        }
        info.size = width.zip(height);
        Ok(info)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn an_svg_has_no_size() {
        let svg: ImageInfo = json::from_slice(br#"{"format":"image/svg+xml"}"#).unwrap();
        assert_eq!((svg.size, svg.file_size), (None, None));
        let png: ImageInfo =
            json::from_slice(br#"{"format":"image/png","fileSize":9,"width":2,"height":1}"#)
                .unwrap();
        assert_eq!((png.size, png.file_size), (Some((2, 1)), Some(9)));
    }
}
