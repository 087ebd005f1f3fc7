//! A title in lines, measured by its font.

use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

/// Inter, of which it has Latin, Greek and Cyrillic; see `font/LICENSE`.
pub const FONT: &[u8] = include_bytes!("../font/Inter-SemiBold.subset.ttf");

/// From one baseline to the next, as a part of the size.
pub const LINE_HEIGHT: f32 = 1.2;

/// From large to small, in pixels. The first counts in which a title has room.
const SIZES: [f32; 5] = [112.0, 96.0, 80.0, 64.0, 52.0];

/// The lines of a title.
#[derive(Debug, PartialEq)]
pub struct Title {
    pub lines: Vec<String>,
    /// Of the font, in pixels.
    pub size: f32,
}

impl Title {
    /// Breaks a title into lines of at most a width, as large as fits into the height. What does not fit at all ends with an
    /// ellipsis, and characters that the font does not have are left out.
    pub fn lay_out(text: &str, width: f32, height: f32) -> Self {
        let ruler = Ruler::new();
        let mut last = Self {
            lines: Vec::new(),
            size: 0.0,
        };
        for size in SIZES {
            let lines = ruler.wrap(text, width / size);
            let most = (height / (size * LINE_HEIGHT)) as usize;
            if lines.len() <= most {
                return Self { lines, size };
            }
            last = Self {
                lines: ruler.cut(lines, most, width / size),
                size,
            };
        }
        last
    }
}

/// Measures text; a length is a part of the font's size.
struct Ruler {
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
}

impl Ruler {
    fn new() -> Self {
        let font = FontRef::new(FONT).expect("it is a font, which a test has drawn with");
        Self {
            charmap: font.charmap(),
            metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        }
    }

    /// `None` where the font has no such character.
    fn advance(&self, character: char) -> Option<f32> {
        self.metrics.advance_width(self.charmap.map(character)?)
    }

    fn width(&self, text: &str) -> f32 {
        text.chars()
            .filter_map(|character| self.advance(character))
            .sum()
    }

    /// As many words in each line as fit. A word that is longer than a line goes on in the next.
    fn wrap(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let word: String = word
                .chars()
                .filter(|&character| self.advance(character).is_some())
                .collect();
            if word.is_empty() {
                continue;
            }
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(&word) <= width => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.extend(self.split(&word, width)),
            }
        }
        lines
    }

    /// A word in parts that fit, most often one.
    fn split(&self, word: &str, width: f32) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut room = width;
        for character in word.chars() {
            let advance = self.advance(character).unwrap_or(0.0);
            if advance > room {
                parts.push(String::new());
                room = width;
            }
            room -= advance;
            if let Some(part) = parts.last_mut() {
                part.push(character);
            }
        }
        parts
    }

    fn cut(&self, mut lines: Vec<String>, most: usize, width: f32) -> Vec<String> {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            let room = width - self.width("…");
            while self.width(line) > room {
                line.pop();
            }
            line.truncate(line.trim_end().len());
            line.push('…');
        }
        lines
    }
}

#[cfg(test)]
mod tests;
