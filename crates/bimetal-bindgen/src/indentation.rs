//! The indentation of wasm-bindgen's text files.

/// Indents by braces, as wasm-bindgen does when its command writes files. The function is private
/// there; this is its behaviour in `wasm-bindgen-cli-support` 0.2.130, kept by the goldens of
/// `@bimetal/bindgen`.
pub fn reset_indentation(text: &str) -> String {
    let mut depth = 0_usize;
    let mut indented = String::with_capacity(text.len());
    for line in text.trim().lines().map(str::trim) {
        // The inside of a comment is not moved by braces.
        let comment = line.starts_with('*');
        if line.starts_with('}') {
            depth = depth.saturating_sub(1);
        }
        let levels = depth + usize::from(line.starts_with([':', '?']));
        if !line.is_empty() {
            indented.push_str(&"    ".repeat(levels));
            indented.push_str(if comment { " " } else { "" });
            indented.push_str(line);
        }
        indented.push('\n');
        if !comment && line.ends_with('{') {
            depth += 1;
        }
    }
    indented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_by_braces_except_in_comments() {
        let text = "\n/**\n* { a\n*/\nf() {\nreturn a\n? b\n: c;\n\n  }\n}\ng();\n\n";
        let indented =
            "/**\n * { a\n */\nf() {\n    return a\n        ? b\n        : c;\n\n}\n}\ng();\n";
        assert_eq!(reset_indentation(text), indented);
    }
}
