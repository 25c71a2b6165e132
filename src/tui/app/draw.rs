//! The whole picture: frame, screen, dialogs.
use super::Model;
use crate::{
    text::{screen::app as words, summary, words as general},
    tui::{
        screen::step::Tone,
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
        Some(screen) if screen.needs_book() && model.desk.is_none() => {
            let middle = Rect { y: body.y + body.height / 2, height: 1.min(body.height), ..body };
            canvas.text(middle, Role::Busy, &format!("  {}", words::reading(model.lang)));
        }
        Some(screen) => screen.draw(&context, &mut canvas, body),
        None => {}
    }
    for overlay in model.overlays() {
        overlay.draw(&context, &mut canvas, body);
    }
    let hits = canvas.finish();
    if ascii {
        to_ascii(buf);
    }
    hits
}

fn around(model: &Model) -> Frame<'_> {
    let lang = model.lang;
    let (title, right) = match &model.desk {
        Some(desk) if model.screen().is_some_and(|screen| screen.needs_book()) => {
            let book = desk.book.file_name().unwrap_or_default().to_string_lossy();
            let mut title = format!("tonghop · {book} · {}", general::span(lang, &desk.stand.period.id.span));
            if model.read_only.is_some() {
                title.push_str(&format!(" · {}", words::only_look(lang)));
            }
            let left = desk.stand.period.unit_due.map(|due| summary::days_left(lang, due.last_day, desk.stand.as_of));
            let sample = if model.sample { format!("{} · ", words::sample_day(lang)) } else { String::new() };
            let right = format!("{sample}{} · {}", general::date(desk.stand.as_of), left.unwrap_or_default());
            (title, right)
        }
        Some(_) | None => ("tonghop".to_owned(), String::new()),
    };
    let context = model.context();
    let trail = model.trail.iter().map(|screen| Cow::Owned(screen.name(&context))).collect();
    Frame { title: title.into(), right: right.into(), trail, message: message(model), scopes: model.scopes() }
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
    let running = model.running.as_ref()?;
    let text = match running.files {
        0 => words::working(model.lang).to_owned(),
        files => words::progress(model.lang, running.done, files, &running.last),
    };
    Some((Role::Busy, text.into()))
}
