//! The JSON of `plan apply`.
use crate::{
    domain::plan::difference::{Change, What},
    job::plan_change::{Applied, Effect, Turned},
    text::{self, Lang},
};
use serde_json::{Value, json};

pub fn applied(applied: &Applied, lang: Lang) -> Value {
    let (old, new) = applied.versions;
    json!({
        "from": applied.from,
        "version": { "old": old, "new": new },
        "written": applied.seq.is_some(),
        "seq": applied.seq,
        "changes": applied.changes.iter().map(|one| change(one, lang)).collect::<Vec<_>>(),
        "periods": applied.effects.iter().map(effect).collect::<Vec<_>>(),
    })
}

fn change(change: &Change, lang: Lang) -> Value {
    let (what, aspect, old, new) = match &change.what {
        What::Added => ("added", None, None, None),
        What::Removed => ("removed", None, None, None),
        What::Renamed { from } => ("renamed", None, Some(from), Some(&change.part.id)),
        What::Moved => ("moved", None, None, None),
        What::Changed { aspect, old, new } => ("changed", Some(aspect.token()), Some(old), Some(new)),
    };
    json!({
        "subject": change.part.subject.token(), "within": change.part.within, "id": change.part.id,
        "label": change.part.label, "what": what, "aspect": aspect, "old": old, "new": new,
        "message": text::plan::change(lang, change),
    })
}

fn effect(effect: &Effect) -> Value {
    let given_up = effect.given_up.iter().map(|(field, figures)| json!({ "field": field, "figures": figures }));
    json!({
        "period": effect.period, "files_read_again": effect.files, "reports": effect.reports,
        "given_up": given_up.collect::<Vec<_>>(),
        "states_changed": effect.states,
        "verdicts_changed": effect.turned.iter().map(turned).collect::<Vec<_>>(),
    })
}

fn turned(turned: &Turned) -> Value {
    json!({
        "indicator": turned.indicator, "label": turned.label, "units": turned.units,
        "before": turned.before.map(|verdict| verdict.token()), "after": turned.after.map(|verdict| verdict.token()),
    })
}
