//! What becomes of a picture.

use crate::json::{Encode, Record, Writer, Written};

/// What becomes of a picture: a size, and more.
///
/// ```
/// use bimetal::images::{Fit, Transform};
///
/// let icon = Transform::new().width(64).height(64).fit(Fit::Cover).set("border", &bimetal::json::Null);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transform(Record<Written>);

/// How a picture fits a size of another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// As large as fits in, and never larger than it was.
    ScaleDown,
    /// As large as fits in.
    Contain,
    /// As large as fits in, with bars beside it.
    Pad,
    /// Without its own shape.
    Squeeze,
    /// Over all of it, with its edges cut off.
    Cover,
    /// Over all of it, with its edges cut off, and never larger than it was.
    Crop,
}

impl Transform {
    /// The picture as it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// So many pixels wide.
    #[must_use]
    pub fn width(self, pixels: u32) -> Self {
        self.set("width", &pixels)
    }

    /// So many pixels high.
    #[must_use]
    pub fn height(self, pixels: u32) -> Self {
        self.set("height", &pixels)
    }

    /// How it fits the size.
    #[must_use]
    pub fn fit(self, fit: Fit) -> Self {
        let word = match fit {
            Fit::ScaleDown => "scale-down",
            Fit::Contain => "contain",
            Fit::Pad => "pad",
            Fit::Squeeze => "squeeze",
            Fit::Cover => "cover",
            Fit::Crop => "crop",
        };
        self.set("fit", word)
    }

    /// Turned clockwise by 90, 180 or 270 degrees.
    #[must_use]
    pub fn rotate(self, degrees: u32) -> Self {
        self.set("rotate", &degrees)
    }

    /// Blurred, from 1 to 250.
    #[must_use]
    pub fn blur(self, radius: u32) -> Self {
        self.set("blur", &radius)
    }

    /// Anything else that the platform knows, by its name: `brightness`, `gravity`, `trim`.
    #[must_use]
    pub fn set(mut self, name: &str, value: &(impl Encode + ?Sized)) -> Self {
        self.0.insert(name, Written::of(value));
        self
    }
}

/// As what a picture is given.
///
/// ```
/// use bimetal::images::Output;
///
/// let web = Output::new("image/avif").quality(60);
/// assert_eq!(web.format(), "image/avif");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    format: String,
    quality: Option<u32>,
    background: Option<String>,
}

impl Output {
    /// A picture of this content type.
    pub fn new(format: impl Into<String>) -> Self {
        Self {
            format: format.into(),
            quality: None,
            background: None,
        }
    }

    /// Of this quality, from 1 to 100.
    #[must_use]
    pub fn quality(mut self, quality: u32) -> Self {
        self.quality = Some(quality);
        self
    }

    /// Before this colour, where it is transparent and its format knows no transparency.
    #[must_use]
    pub fn background(mut self, colour: impl Into<String>) -> Self {
        self.background = Some(colour.into());
        self
    }

    /// The content type.
    pub fn format(&self) -> &str {
        &self.format
    }
}

/// As `ImageTransform`.
impl Encode for Transform {
    fn encode(&self, writer: &mut Writer<'_>) {
        self.0.encode(writer);
    }
}

/// As `ImageOutputOptions`.
impl Encode for Output {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("format", &self.format);
        if let Some(quality) = self.quality {
            writer.field("quality", &quality);
        }
        if let Some(background) = &self.background {
            writer.field("background", background);
        }
        writer.end_object();
    }
}
