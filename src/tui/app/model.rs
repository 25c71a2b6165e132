//! What the program knows while it runs.
use crate::{
    domain::book::Decision,
    job::{Failure, import::Imported, settings::Settings},
    text::{Lang, Sentence, screen::app as words},
    tui::screen::{
        Screen,
        context::{Context, Running, Task},
        desk::{Desk, Unopened},
        effect::{Effect, Work},
        overlay::Overlay,
        step::{Notice, Place, Step, Told},
    },
};
use std::{path::PathBuf, sync::Arc};

pub struct Model {
    pub lang: Lang,
    pub settings: Settings,
    pub home: PathBuf,
    /// From the first screen to the one shown; never empty.
    pub(super) trail: Vec<Screen>,
    /// The topmost last.
    pub(super) overlays: Vec<Overlay>,
    pub notice: Option<Notice>,
    /// The open book. Until it is read for the first time there is no desk.
    pub book: Option<PathBuf>,
    pub desk: Option<Arc<Desk>>,
    /// The open book has no period: its plan, so that one can be opened.
    pub(super) unopened: Option<Arc<Unopened>>,
    /// Why the open book cannot be shown.
    pub(super) unread: Option<Sentence>,
    pub read_only: Option<Failure>,
    /// The open book is a sample.
    pub sample: bool,
    pub running: Option<Running>,
    /// Work handed out that has not ended.
    pub(super) handed: usize,
    /// The program closes once the work has ended.
    pub(super) leaving: bool,
    pub imported: Option<Imported>,
    pub written: Option<PathBuf>,
    /// The name was said when the program was started, for this session.
    pub(super) named: bool,
    /// Every decision of this session, in the order of the journal.
    pub(super) own: Vec<Decision>,
    /// Decisions of this session that can be taken back, those of one action together.
    pub(super) done: Vec<Vec<i64>>,
    /// Undo rows of this session, each of which redo takes back.
    pub(super) undone: Vec<Vec<i64>>,
    pub(super) size: (u16, u16),
}

/// How the program begins.
#[derive(Debug, Clone, Default)]
pub struct Start {
    pub lang: Lang,
    pub settings: Settings,
    pub home: PathBuf,
    pub book: Option<PathBuf>,
    /// Who works was said from outside: nobody is asked.
    pub named: bool,
}

/// Lines of the frame around a screen: title, trail, message, footer.
const FRAME: u16 = 4;

impl Model {
    /// The first screen, and what is to be done at once.
    pub fn new(start: Start) -> (Self, Vec<Effect>) {
        let place = if start.book.is_some() { Place::Overview } else { Place::FirstRun };
        let mut model = Self {
            lang: start.lang,
            settings: start.settings,
            home: start.home,
            trail: vec![Screen::new(&place)],
            overlays: Vec::new(),
            notice: None,
            book: None,
            desk: None,
            unopened: None,
            unread: None,
            read_only: None,
            sample: false,
            running: None,
            handed: 0,
            leaving: false,
            imported: None,
            written: None,
            named: start.named,
            own: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
            size: (80, 24),
        };
        let mut effects = model.tell(Told::Changed);
        if let Some(book) = start.book {
            effects.extend(model.follow(vec![Step::Do(Effect::Work(Work::Open { book }))]));
        }
        (model, effects)
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            lang: self.lang,
            desk: self.desk.as_deref(),
            unopened: self.unopened.as_deref(),
            read_only: self.read_only.as_ref(),
            running: self.running.as_ref(),
            imported: self.imported.as_ref(),
            written: self.written.as_deref(),
            settings: &self.settings,
            home: &self.home,
            rows: usize::from(self.size.1.saturating_sub(FRAME)),
            columns: self.size.0,
        }
    }

    /// The screen shown. The trail is never empty, which a type cannot say as briefly.
    pub fn screen(&self) -> Option<&Screen> {
        self.trail.last()
    }

    /// The screen shown draws what the open book has, and that has not been read or is not there.
    pub(super) fn lacks_desk(&self) -> bool {
        let plan = self.unopened.is_some() && matches!(self.screen(), Some(Screen::Plan(_)));
        self.desk.is_none() && !plan && self.screen().is_some_and(Screen::needs_book)
    }

    pub const fn overlays(&self) -> &[Overlay] {
        self.overlays.as_slice()
    }

    /// Tells the screen that is shown.
    pub(super) fn tell(&mut self, told: Told<'_>) -> Vec<Effect> {
        let Some(mut screen) = self.trail.pop() else { return vec![] };
        let steps = screen.update(told, &self.context());
        self.trail.push(screen);
        self.follow(steps)
    }

    /// Does what a screen or a dialog asks for; what only the shell can do is returned.
    pub(super) fn follow(&mut self, steps: Vec<Step>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for step in steps {
            match step {
                Step::Go(place) => effects.extend(self.go(&place)),
                Step::Back => effects.extend(self.leave()),
                Step::Open(overlay) => self.overlays.push(overlay),
                Step::Do(Effect::Remember(settings)) => {
                    self.settings = settings.clone();
                    effects.push(Effect::Remember(settings));
                }
                Step::Do(Effect::Stop) => {
                    if let Some(running) = &mut self.running {
                        running.stopping = true;
                    }
                    effects.push(Effect::Stop);
                }
                Step::Do(Effect::Work(work)) => effects.push(self.hand_out(work)),
                Step::Do(Effect::Quit) => effects.extend(self.quit()),
                Step::Do(effect) => {
                    if let (Effect::Ask(query), Some(overlay)) = (&effect, self.overlays.last_mut()) {
                        overlay.asked(query);
                    }
                    effects.push(effect);
                }
                Step::Say(notice) => self.notice = Some(notice),
                Step::Run(command) => effects.extend(self.run(command)),
                Step::Point(shown) => {
                    if let Some(screen) = self.trail.last_mut() {
                        screen.point(&shown);
                    }
                }
            }
        }
        effects
    }

    /// Work is under way from now on, not from when the worker begins: what is pressed meanwhile must know of it.
    fn hand_out(&mut self, work: Work) -> Effect {
        self.handed += 1;
        match &self.running {
            None => self.running = Some(Running { what: work.task(), ..Running::default() }),
            Some(Running { what: Task::Decide, .. }) => {}
            Some(_) => self.notice = Some(Notice::warning(words::queued(self.lang))),
        }
        Effect::Work(work)
    }

    /// Closes the program, or lets it close when the work under way has ended; asked again, at once.
    fn quit(&mut self) -> Option<Effect> {
        if self.handed == 0 || self.leaving {
            return Some(Effect::Quit);
        }
        self.leaving = true;
        None
    }

    /// One level deeper. The overview and the first screen are always the first; a screen that is on the trail
    /// already is gone back to, so that the trail never goes round in circles.
    pub(super) fn go(&mut self, place: &Place) -> Vec<Effect> {
        self.overlays.clear();
        let screen = Screen::new(place);
        if matches!(place, Place::Overview | Place::FirstRun) {
            self.trail.clear();
        }
        let same = |other: &Screen| std::mem::discriminant(other) == std::mem::discriminant(&screen);
        if let Some(at) = self.trail.iter().position(same) {
            self.trail.truncate(at);
        }
        self.trail.push(screen);
        self.tell(Told::Changed)
    }

    /// To the screen before; at the first, None.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.trail.len() > 1 {
            self.trail.pop();
        }
        self.tell(Told::Changed)
    }
}
