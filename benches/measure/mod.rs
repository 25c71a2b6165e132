//! What a piece of work costs: time, processor time with that of ended children, and peak memory of this process.
//!
//! Processor time and memory come from `/proc`; elsewhere only the time is known.
#![allow(dead_code, reason = "every bench measures what it needs")]
use std::{
    fs,
    time::{Duration, Instant},
};

#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    pub cpu: Option<Duration>,
    /// Bytes.
    pub peak: Option<u64>,
}

/// Does the work once.
pub fn cost<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    // Forgets the peak of what was done before.
    let forgotten = fs::write("/proc/self/clear_refs", "5").is_ok();
    let (cpu, began) = (cpu(), Instant::now());
    let done = work();
    let wall = began.elapsed();
    let cpu = cpu.zip(self::cpu()).map(|(before, after)| after.saturating_sub(before));
    (done, Cost { wall, cpu, peak: peak().filter(|_| forgotten) })
}

/// User and system time of this process and of its children that have ended.
fn cpu() -> Option<Duration> {
    // The kernel tells programs in hundredths of a second, whatever its own clock does.
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold anything; fields are counted after it.
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks: Option<u32> = fields.split(' ').skip(11).take(4).map(|field| field.parse::<u32>().ok()).sum();
    Some(TICK * ticks?)
}

fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?;
    Some(kibibytes.parse::<u64>().ok()? * 1024)
}

/// Every measurement of one path.
#[derive(Debug, Default)]
pub struct Costs {
    all: Vec<Cost>,
}

impl Costs {
    /// Does the work, notes its cost and returns its time: for criterion's `iter_custom`.
    pub fn note<T>(&mut self, work: impl FnOnce() -> T) -> Duration {
        let (_, cost) = cost(work);
        self.all.push(cost);
        cost.wall
    }

    pub fn wall(&self) -> Option<Duration> {
        median(self.all.iter().map(|cost| cost.wall).collect())
    }

    pub fn cpu(&self) -> Option<Duration> {
        median(self.all.iter().filter_map(|cost| cost.cpu).collect())
    }

    /// The highest of all.
    pub fn peak(&self) -> Option<u64> {
        self.all.iter().filter_map(|cost| cost.peak).max()
    }
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}

/// The medians of some paths side by side, each as a multiple of the first.
pub fn print_table(title: &str, rows: &[(&str, &Costs)]) {
    let Some((_, first)) = rows.first() else { return };
    println!("\n{title}\n{:<36} {:>9} {:>9} {:>7} {:>7} {:>7}", "", "CPU s", "wall s", "× CPU", "× wall", "MiB");
    for (name, costs) in rows {
        let seconds = |time: Option<Duration>| time.map_or("–".into(), |time| format!("{:.4}", time.as_secs_f64()));
        let ratio = |time: Option<Duration>, reference: Option<Duration>| match time.zip(reference) {
            Some((time, reference)) if !reference.is_zero() => format!("{:.2}", time.div_duration_f64(reference)),
            Some(_) | None => "–".into(),
        };
        let peak = costs.peak().map_or("–".into(), |bytes| (bytes / 1024 / 1024).to_string());
        println!(
            "{name:<36} {:>9} {:>9} {:>7} {:>7} {peak:>7}",
            seconds(costs.cpu()),
            seconds(costs.wall()),
            ratio(costs.cpu(), first.cpu()),
            ratio(costs.wall(), first.wall()),
        );
    }
}

/// `cargo test` only asks whether a bench runs at all: little is enough then.
pub fn scaled(full: u32) -> u32 {
    if std::env::args().any(|argument| argument == "--bench") { full } else { (full / 100).max(20) }
}
