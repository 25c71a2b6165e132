//! What a book refuses, whole: nothing of a plan that cannot follow is in it afterwards.
use super::office::{HALF, Office, SPRING, SUMMER, text_of};

#[test]
fn a_plan_that_cannot_follow_is_refused_with_its_remedy() {
    let office = Office::with_half();
    let book = || std::fs::read(office.room.path("book.tonghop")).unwrap();
    let (before, two) = (book(), text_of(2));
    let cases = [
        ("another plan", two.replace("id = \"doi-ke-hoach\"", "id = \"khac\""), "doi-ke-hoach"),
        ("a form that kept its number", two.replace("version = 2\ntitle", "version = 1\ntitle"), "`version = 2`"),
        ("a field that is still there", two.replace("was = \"so-vu\"", "was = \"so-buoi\""), "so-buoi"),
        ("a fault", two.replace("kind = \"level\"", "kind = \"muc\""), ":"),
    ];
    for (name, plan, said) in cases {
        office.room.write("other.toml", plan);
        let line = format!("plan apply book.tonghop other.toml --from 2026-07-01 --as-of {SUMMER}");
        let refused = office.room.say(&line).refused(1);
        assert!(refused.contains(said), "{name}: {refused}");
        assert!(book() == before, "{name}: nothing is written");
    }
}

#[test]
fn a_closed_period_is_out_of_reach() {
    let office = Office::with_half();
    office.room.say(&format!("period close book.tonghop --period {HALF} --as-of {SUMMER}")).well();
    let before = office.all_of(HALF, SPRING);
    let line = format!("plan apply book.tonghop v2.toml --from 2026-06-30 --as-of {SUMMER}");
    let refused = office.room.say(&line).refused(1);
    assert!(refused.contains(HALF) && refused.contains("1/7/2026"), "{refused}");
    office.apply("");
    assert_eq!(office.all_of(HALF, SPRING), before);
    let again =
        office.room.say(&format!("plan apply book.tonghop v2.toml --from 2026-07-01 --as-of {SUMMER}")).refused(1);
    assert!(!again.is_empty());
}

#[test]
fn taking_a_change_back_does_not_reach_a_period_that_was_closed_under_it() {
    let office = Office::with_half();
    let applied = office.room.ask(&format!("plan apply book.tonghop v2.toml --from 2026-06-01 --as-of {SUMMER}"));
    office.room.say(&format!("period close book.tonghop --period {HALF} --as-of {SUMMER}")).well();
    let before = office.all_of(HALF, SUMMER);
    let refused = office.room.say(&format!("journal undo book.tonghop {} --as-of {SUMMER}", applied["seq"])).refused(1);
    assert!(refused.contains(HALF), "{refused}");
    assert_eq!(office.all_of(HALF, SUMMER), before);
}

#[test]
fn what_was_typed_for_one_question_is_no_answer_to_another() {
    let office = Office::with_half();
    let correct = ["report", "correct", "book.tonghop", "--unit", "U1", "--field", "so-buoi", "--value", "12"];
    let more = ["--reason", "Hỏi lại", "--period", HALF, "--as-of", SPRING];
    office.room.run(correct.into_iter().chain(more)).well();
    let (head, tail) = {
        let two = text_of(2);
        let (head, tail) = two.split_once("id = \"so-buoi\"").unwrap();
        (head.to_owned(), tail.replacen("kind = \"count\"\naccrual = \"cumulative\"", "kind = \"percent\"", 1))
    };
    office.room.write("percent.toml", format!("{head}id = \"so-buoi\"{tail}"));
    let line = format!("plan apply book.tonghop percent.toml --from 2026-06-01 --as-of {SUMMER}");
    let refused = office.room.say(&line).refused(1);
    assert!(refused.contains("so-buoi"), "{refused}");
}
