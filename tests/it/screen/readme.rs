//! The pictures in the READMEs are the screen's own.
use super::stage::Stage;
use std::{env, fs, path::Path};
use tonghop::text::Lang;

/// The block after a mark in a page.
const MARKS: &[(&str, &str)] = &[("overview", ""), ("units", "Ctrl+U")];

#[test]
fn the_readmes_show_the_screen_as_it_is() {
    for (page, lang) in [("README.md", Lang::En), ("README.vi.md", Lang::Vi)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let mut text = fs::read_to_string(&path).unwrap();
        for (mark, keys) in MARKS {
            let mut stage = Stage::sample();
            stage.model.lang = lang;
            stage.press(keys).pin();
            let picture = format!("```text\n{}```\n", stage.text());
            let start = text.find(&format!("<!-- {mark} -->\n")).expect("the mark is there") + mark.len() + 10;
            let end = start + text[start..].find("```\n\n").expect("the block ends") + 4;
            if text[start..end] != picture {
                assert!(env::var_os("TONGHOP_BLESS").is_some(), "{page} shows another {mark} than\n{picture}");
                text.replace_range(start..end, &picture);
                fs::write(&path, &text).unwrap();
            }
        }
    }
}
