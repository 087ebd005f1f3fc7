//! zod's `slugify`, of a text in lower case.

use super::{is_space, trim};

/// Words of letters, digits and underscores of ASCII, with hyphens for what stands between them.
pub(super) fn slugify(lower: &str) -> String {
    let mut slug = String::new();
    for character in trim(lower).chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if (character == '-' || character == '_' || is_space(character))
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
