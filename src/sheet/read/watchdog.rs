//! Ends children that take too long, so that whoever waits for one only has to read and write.
use std::{
    process::Child,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Looks at the clock eight times within the limit: a child is ended at most an eighth late.
const LOOKS: u32 = 8;

pub struct Watchdog {
    shared: Arc<Shared>,
    limit: Duration,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    stopped: Condvar,
}

#[derive(Default)]
struct State {
    stop: bool,
    watched: Vec<Watched>,
}

struct Watched {
    until: Instant,
    child: Arc<Mutex<Child>>,
    expired: Arc<AtomicBool>,
}

impl Watchdog {
    /// None if the system gives no thread.
    pub fn start(limit: Duration) -> Option<Self> {
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let step = (limit / LOOKS).max(Duration::from_millis(1));
        thread::Builder::new().name("reader watchdog".into()).spawn(move || seen.run(step)).ok()?;
        Some(Self { shared, limit })
    }

    /// Gives a child the time limit from now on, until the watch is dropped.
    pub fn watch(&self, child: &Arc<Mutex<Child>>) -> Watch<'_> {
        let expired = Arc::new(AtomicBool::new(false));
        let until = Instant::now() + self.limit;
        let watched = Watched { until, child: Arc::clone(child), expired: Arc::clone(&expired) };
        locked(&self.shared.state).watched.push(watched);
        Watch { shared: &self.shared, expired }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        locked(&self.shared.state).stop = true;
        self.shared.stopped.notify_all();
    }
}

impl Shared {
    fn run(&self, step: Duration) {
        let mut state = locked(&self.state);
        while !state.stop {
            (state, _) = self.stopped.wait_timeout(state, step).unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            for watched in state.watched.iter().filter(|watched| watched.until <= now) {
                watched.expired.store(true, Ordering::SeqCst);
                // Already gone is as good.
                let _ = locked(&watched.child).kill();
            }
        }
    }
}

pub struct Watch<'a> {
    shared: &'a Shared,
    expired: Arc<AtomicBool>,
}

impl Watch<'_> {
    /// The child was ended. Final once the watch is dropped.
    pub fn expired(&self) -> bool {
        self.expired.load(Ordering::SeqCst)
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        locked(&self.shared.state).watched.retain(|watched| !Arc::ptr_eq(&watched.expired, &self.expired));
    }
}

/// A thread that panicked while holding one of these locks left nothing half done.
pub fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
