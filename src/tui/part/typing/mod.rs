//! Vietnamese as UniKey types it into a field, key by key, in Telex and VNI and every form its letters arrive in.
mod unikey;
mod words_cases;

use super::Field;
use unikey::{Event, Form, Method, Style, bursts, keys_of};
use words_cases::{DETOURS, WORDS};

const FORMS: [Form; 3] = [Form::Whole, Form::TonesApart, Form::MarksApart];
const STYLES: [Style; 2] = [Style::New, Style::Old];

fn apply(field: &mut Field, events: &[Event]) {
    for event in events {
        match event {
            Event::Backspace => field.backspace(),
            Event::Letter(c) => assert!(field.insert(*c)),
        }
    }
}

/// Types into "Trường | số 1" and returns what then stands for the cursor.
fn typed(bursts: &[Vec<Event>], burst_by_burst: bool) -> String {
    let mut field = Field::new(100);
    field.set("Trường  số 1");
    (0.." số 1".chars().count()).for_each(|_| field.left());
    for burst in bursts {
        apply(&mut field, burst);
        if burst_by_burst {
            field.end_burst();
        }
    }
    let word = field.text().strip_prefix("Trường ").and_then(|rest| rest.strip_suffix(" số 1"));
    word.map_or_else(|| format!("broken: {}", field.text()), str::to_owned)
}

#[test]
fn every_word_arrives_as_it_was_meant() {
    assert!(WORDS.len() >= 30);
    for (word, telex, vni) in WORDS {
        for (method, keys) in [(Method::Telex, telex), (Method::Vni, vni)] {
            for form in FORMS {
                let bursts = bursts(keys, method, Style::New, form);
                assert_eq!(typed(&bursts, true), *word, "{keys} {method:?} {form:?}");
                assert_eq!(typed(&bursts, false), *word, "{keys} {method:?} {form:?}, all keys at once");
            }
        }
    }
}

#[test]
fn a_toned_letter_that_is_rewritten_takes_nothing_else_with_it() {
    for (word, keys) in DETOURS {
        for style in STYLES {
            for form in FORMS {
                let bursts = bursts(keys, Method::Telex, style, form);
                assert_eq!(typed(&bursts, true), *word, "{keys} {style:?} {form:?}");
                assert_eq!(typed(&bursts, false), *word, "{keys} {style:?} {form:?}, all keys at once");
            }
        }
    }
}

#[test]
fn older_tone_places_move_while_the_word_grows() {
    for form in FORMS {
        for (word, keys) in [("hòa", "hoaf"), ("hoàng", "hoafng"), ("thủy", "thuyr"), ("toán", "toasn")] {
            assert_eq!(typed(&bursts(keys, Method::Telex, Style::Old, form), true), word, "{form:?}");
        }
    }
}

#[test]
fn whole_sentences_keep_every_word() {
    for form in FORMS {
        let mut field = Field::new(200);
        for (_, telex, _) in WORDS {
            bursts(telex, Method::Telex, Style::New, form).iter().for_each(|burst| {
                apply(&mut field, burst);
                field.end_burst();
            });
            field.insert(' ');
        }
        let words: Vec<&str> = WORDS.iter().map(|(word, ..)| *word).collect();
        assert_eq!(field.text().trim_end(), words.join(" "), "{form:?}");
    }
}

#[test]
fn a_backspace_of_a_person_takes_one_perceived_character() {
    for form in FORMS {
        let mut field = Field::new(100);
        bursts("xeeps", Method::Telex, Style::New, form).iter().for_each(|burst| {
            apply(&mut field, burst);
            field.end_burst();
        });
        for left in ["xế", "x"] {
            // UniKey turns the one press into as many as its letter has parts.
            let last = field.text().chars().last().unwrap();
            apply(&mut field, &vec![Event::Backspace; keys_of(last, form).len()]);
            field.end_burst();
            assert_eq!(field.text(), left, "{form:?}");
        }
    }
}
