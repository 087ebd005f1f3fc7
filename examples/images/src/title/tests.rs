use super::*;

fn lines(text: &str) -> Vec<String> {
    Title::lay_out(text, 1040.0, 470.0).lines
}

#[test]
fn a_title_is_as_large_as_it_may_be() {
    let title = Title::lay_out("Tea", 1040.0, 470.0);
    assert_eq!(
        title,
        Title {
            lines: vec!["Tea".into()],
            size: SIZES[0]
        }
    );
    let long =
        "How the tea came over the mountains, and what became of those who carried it".repeat(2);
    assert!(Title::lay_out(&long, 1040.0, 470.0).size < SIZES[0]);
}

#[test]
fn every_line_fits_and_no_word_is_lost() {
    let ruler = Ruler::new();
    for text in [
        "The quick brown fox jumps over the lazy dog while the others sleep",
        "Der Donaudampfschifffahrtsgesellschaftskapitän und seine Donaudampfschifffahrtsgesellschaftsmütze",
        "Η γρήγορη καφέ αλεπού — и быстрая бурая лиса",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    ] {
        // Each of its ends breaks elsewhere.
        for (start, _) in text.char_indices() {
            let text = &text[start..];
            let title = Title::lay_out(text, 1040.0, 470.0);
            for line in &title.lines {
                assert!(ruler.width(line) * title.size <= 1040.0, "{line}");
            }
            let without_spaces = |text: &str| text.replace(' ', "");
            assert_eq!(without_spaces(&title.lines.concat()), without_spaces(text));
        }
    }
}

#[test]
fn words_are_kept_whole_where_they_fit() {
    assert_eq!(lines("  one \n\t two  "), ["one two"]);
    let words = lines("Wherever something extraordinary happens, somebody writes about it");
    assert!(words.len() > 1);
    assert!(words.iter().all(|line| line == line.trim()));
    let again: Vec<&str> = words.iter().flat_map(|line| line.split(' ')).collect();
    assert_eq!(
        again.join(" "),
        "Wherever something extraordinary happens, somebody writes about it"
    );
}

#[test]
fn what_does_not_fit_ends_with_an_ellipsis() {
    let title = Title::lay_out(&"W".repeat(200), 1040.0, 470.0);
    assert_eq!(title.size, SIZES[SIZES.len() - 1]);
    let last = title.lines.last().unwrap();
    assert!(last.ends_with("W…"), "{last}");
    let ruler = Ruler::new();
    assert!(
        title
            .lines
            .iter()
            .all(|line| ruler.width(line) * title.size <= 1040.0)
    );
    assert!(title.lines.len() as f32 * title.size * LINE_HEIGHT <= 470.0);
}

#[test]
fn what_the_font_does_not_have_is_left_out() {
    assert_eq!(lines("🍵 Tea 茶\u{0}\u{200d}!"), ["Tea !"]);
    assert_eq!(lines("👩‍👩‍👧‍👦"), Vec::<String>::new());
    assert_eq!(lines(""), Vec::<String>::new());
}
