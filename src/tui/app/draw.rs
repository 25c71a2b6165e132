//! The whole picture: frame, screen, dialogs.
use super::Model;
use crate::{
    domain::book::PeriodState,
    text::{screen::app as words, summary, words as general},
    tui::{
        screen::{context::Running, desk::Desk, step::Tone},
        ui::{Canvas, Frame, Hits, Role, Theme, frame, to_ascii},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::borrow::Cow;

/// Draws the model. `ascii`: the terminal is not set to UTF-8.
pub fn draw(model: &Model, theme: &Theme, ascii: bool, buf: &mut Buffer) -> Hits {
    let area = buf.area;
    let mut canvas = Canvas::new(buf, theme, model.lang);
    canvas.clear(area);
    let context = model.context();
    let body = frame(&mut canvas, area, &around(model));
    match model.screen() {
        Some(_) if model.lacks_desk() => {
            no_desk(model, &mut canvas, body);
        }
        Some(screen) => screen.draw(&context, &mut canvas, body),
        None => {}
    }
    for overlay in model.overlays() {
        canvas.cover(body);
        overlay.draw(&context, &mut canvas, body);
    }
    let hits = canvas.finish();
    if ascii {
        to_ascii(buf);
    }
    hits
}

/// In the place of a screen: the book is being read, or why it cannot be.
fn no_desk(model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let middle = body.height / 3;
    let width = body.width.saturating_sub(4);
    let room = Rect { x: body.x + (body.width - width) / 2, y: body.y + middle, width, height: body.height - middle };
    match &model.unread {
        None => canvas.paragraph(room, Role::Busy, words::reading(model.lang)),
        Some(why) => canvas.paragraph(room, Role::Bad, &format!("✗ {}\n\n{}", why.message, why.advice)),
    };
}

fn around(model: &Model) -> Frame<'_> {
    let context = model.context();
    let trail = model.trail.iter().map(|screen| Cow::Owned(screen.name(&context))).collect();
    let (titles, rights) = match &model.desk {
        Some(desk) if model.screen().is_some_and(|screen| screen.needs_book()) => {
            (titles(model, desk), rights(model, desk))
        }
        Some(_) | None => (vec!["tonghop".into()], vec![]),
    };
    Frame { titles, rights, trail, message: message(model), scopes: model.scopes() }
}

/// Book and period, in ever fewer words.
fn titles(model: &Model, desk: &Desk) -> Vec<String> {
    let book = desk.book.file_name().unwrap_or_default().to_string_lossy();
    let stem = desk.book.file_stem().unwrap_or_default().to_string_lossy();
    let span = general::span(model.lang, &desk.stand.period.id.span);
    let look = match &model.read_only {
        Some(_) => format!(" · {}", words::only_look(model.lang)),
        None => String::new(),
    };
    // A period that takes nothing any more says so wherever one looks.
    let state = match desk.period_state {
        PeriodState::Open => String::new(),
        closed @ (PeriodState::Closed | PeriodState::Forwarded) => {
            format!(" · {}", general::period_state(model.lang, closed))
        }
    };
    let look = format!("{state}{look}");
    [format!("tonghop · {book} · {span}{look}"), format!("{stem} · {span}{look}"), format!("{span}{look}")].into()
}

/// What day it is and how many are left, in ever fewer words.
fn rights(model: &Model, desk: &Desk) -> Vec<String> {
    let lang = model.lang;
    let left = desk.stand.period.deadline().map(|due| summary::days_left(lang, due.last_day, desk.stand.as_of));
    let day = general::date(desk.stand.as_of);
    let sample = model.sample.then(|| words::sample_day(lang).to_owned());
    let joined = |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    [
        joined([sample, Some(day.clone()), left.clone()]),
        joined([None, Some(day), left.clone()]),
        left.unwrap_or_default(),
    ]
    .into()
}

/// What was just done or refused; else how far the work is.
fn message(model: &Model) -> Option<(Role, Cow<'_, str>)> {
    if let Some(notice) = &model.notice {
        let role = match notice.tone {
            Tone::Good => Role::Good,
            Tone::Warning => Role::Warning,
            Tone::Bad => Role::Bad,
        };
        return Some((role, notice.text.as_str().into()));
    }
    let (lang, running) = (model.lang, model.running.as_ref()?);
    let text = match running {
        _ if model.leaving => words::leaving(lang).into(),
        Running { stopping: true, .. } => words::stopping(lang).into(),
        Running { files: 0, what, .. } => words::working(lang, words::Working::from(*what)).into(),
        Running { files, done, last, .. } => words::progress(lang, *done, *files, last).into(),
    };
    Some((Role::Busy, text))
}
