use super::{TextCheck, check_text};

/// The words that a boolean is sent as: `z.stringbool()`.
///
/// ```
/// use bimetal::json::Words;
///
/// let words = Words { truthy: &["yes"], falsy: &["no"], sensitive: false };
/// assert_eq!(words.boolean("Yes"), Some(true));
/// assert_eq!(words.boolean("true"), None);
/// ```
#[derive(Debug)]
pub struct Words {
    /// In lower case, unless they are `sensitive`.
    pub truthy: &'static [&'static str],
    /// As `truthy`.
    pub falsy: &'static [&'static str],
    /// Whether upper and lower case differ.
    pub sensitive: bool,
}

impl Words {
    /// Those that zod takes where the author names none.
    pub const COMMON: &'static Self = &Self {
        truthy: &["true", "1", "yes", "on", "y", "enabled"],
        falsy: &["false", "0", "no", "off", "n", "disabled"],
        sensitive: false,
    };

    /// What a text stands for.
    pub fn boolean(&self, text: &str) -> Option<bool> {
        let changes: &[TextCheck] = if self.sensitive {
            &[]
        } else {
            &[TextCheck::Lower]
        };
        let word = &*check_text(text, changes).ok()?;
        if self.truthy.contains(&word) {
            return Some(true);
        }
        self.falsy.contains(&word).then_some(false)
    }
}
