//! The real program in a terminal of its own: it starts, it is left, it is killed, and terminal and book are sound.
use super::stage::made;
use crate::program::Room;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

/// No answer for so long is a failure, not slowness.
const PATIENCE: Duration = Duration::from_secs(60);

struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

impl Terminal {
    fn start(room: &Room, args: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::run(Path::new(env!("CARGO_BIN_EXE_tonghop")), room, args, variables)
    }

    fn run(program: &Path, room: &Room, args: &[&str], variables: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(room.path(""));
        command.env("TONGHOP_CONFIG", room.path("config"));
        command.env("HOME", room.path(""));
        command.env("LC_ALL", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if send.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let lines = |count| NonZero::new(count).unwrap();
        let screen = vt100::Parser::new(lines(24), lines(80), 0);
        Self { child, master: pair.master, keys, output, screen, bytes: Vec::new() }
    }

    fn send(&mut self, bytes: &str) -> &mut Self {
        self.keys.write_all(bytes.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    fn wait(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Waits until the screen is as it is to be.
    #[track_caller]
    fn wait_until(&mut self, what: &str, is_there: impl Fn(&str) -> bool) -> &mut Self {
        while !is_there(&self.screen.screen().contents()) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("no «{what}» on\n{}", self.screen.screen().contents()),
            }
        }
        self
    }

    /// Waits for a text, pressing a harmless key whenever nothing happens: the library that reads the terminal may show
    /// a key that comes in the very moment of a resize only with the next one.
    #[track_caller]
    fn wait_pressing(&mut self, text: &str, key: &str) -> &mut Self {
        for _ in 0..60 {
            if self.screen.screen().contents().contains(text) {
                return self;
            }
            match self.output.recv_timeout(Duration::from_secs(1)) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => {
                    self.send(key);
                }
            }
        }
        self.wait(text)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.bytes.extend_from_slice(bytes);
    }

    /// Waits until the program has ended, and takes in what it said last.
    fn end(mut self) -> (u32, String) {
        let status = self.child.wait().unwrap();
        // The terminal closes with the program, and with it the stream.
        drop(self.keys);
        drop(self.master);
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.screen.process(&bytes);
            self.bytes.extend_from_slice(&bytes);
        }
        (status.exit_code(), String::from_utf8_lossy(&self.bytes).into_owned())
    }
}

/// Everything that was switched on was switched off afterwards.
#[track_caller]
fn is_restored(output: &str) {
    for (on, off) in
        [("\u{1b}[?1049h", "\u{1b}[?1049l"), ("\u{1b}[?2004h", "\u{1b}[?2004l"), ("\u{1b}[?1000h", "\u{1b}[?1000l")]
    {
        let (on, off) = (output.rfind(on).expect("was switched on"), output.rfind(off).expect("was switched off"));
        assert!(off > on, "the terminal is left changed");
    }
    assert!(output.ends_with("\u{1b}[?25h") || output.rfind("\u{1b}[?25h") > output.rfind("\u{1b}[?25l"), "no cursor");
}

const F5: &str = "\u{1b}[15~";
const F9: &str = "\u{1b}[20~";
const HOME: &str = "\u{1b}[H";
const CTRL_Q: &str = "\u{11}";
const CTRL_T: &str = "\u{14}";
const CTRL_U: &str = "\u{15}";

#[test]
fn by_keyboard_alone_from_the_first_screen_to_the_workbook_and_out() {
    let room = Room::new();
    let mut terminal = Terminal::start(&room, &[], &[]);
    terminal.wait("Xem sổ mẫu").send("\r").wait("Thư mục").send("\r");
    terminal.wait("96 đơn vị phải báo cáo").send(CTRL_U).wait("120 / 120");
    // What UniKey sends for «hoa»: a letter, then the letter again with what changed.
    terminal.send("/").wait("Tìm:").send("hoa ban").wait("Hoa Ban").send("\r").wait("Đơn vị ›");
    // Its findings, a pane further.
    terminal.wait("[Số liệu").send("\t").wait("[Lỗi");
    terminal.send("\u{1b}").wait("Tìm: hoa ban").send("\u{1b}").wait("120 / 120").send(CTRL_T).wait("Chờ trả lời (8)");
    // The first line of a question is "later"; the one below answers, and the next question opens by itself.
    terminal.send("\r").wait("Để sau").send("\u{1b}[B").send("\r").wait("Đã ghi");
    terminal.wait_until("the next question", |screen| screen.contains("Đã ghi") && screen.contains("Để sau"));
    terminal.send("\u{1b}");
    terminal.wait_until("the dialog is gone", |screen| !screen.contains("Để sau"));
    terminal.send(F9).wait("Tổng quan › Xuất").send("\r").wait("Đã ghi");
    terminal.send(CTRL_Q).wait("Đóng chương trình?").send("\r");
    let (code, output) = terminal.end();
    assert_eq!(code, 0);
    is_restored(&output);
}

#[test]
fn a_book_opens_again_where_it_was_left_and_unikeys_bytes_become_words() {
    let room = made();
    let mut terminal = Terminal::start(&room, &["d/sample.tonghop"], &[]);
    terminal.wait("96 đơn vị").send(CTRL_U).wait("120 / 120").send("/").wait("Tìm:");
    // «Hướng» in Telex: every mark comes as Backspaces (0x7f, and 0x08 as some send) and letters in one burst.
    terminal.send("Huo\u{7f}\u{7f}ươ").send("n\u{8}\u{8}ớn").send("g").wait("Tìm: Hướng").wait("Hướng Dương");
    terminal.send("\u{1b}").wait("120 / 120").send(CTRL_Q).wait("Đóng chương trình?").send("\r");
    assert_eq!(terminal.end().0, 0);
    // Without a book named, the one opened last is opened.
    let mut again = Terminal::start(&room, &[], &[]);
    again.wait("96 đơn vị").send(CTRL_Q).wait("Đóng chương trình?").send("\r");
    assert_eq!(again.end().0, 0);
}

#[test]
fn killed_while_it_imports_it_leaves_a_sound_book() {
    let room = Room::new();
    room.say("demo d --no-screen --quiet --units 240").well();
    room.say("new moi.tonghop --plan daklak-antq-2026 --units d/roster.xlsx").well();
    let mut terminal = Terminal::start(&room, &["moi.tonghop", "--as", "Lan", "--as-of", "2026-05-19"], &[]);
    terminal.wait("đơn vị phải báo cáo").send(F5).wait("Chọn");
    let inbox = room.path("d/inbox");
    terminal.send("/").wait("Đường dẫn:").send(&format!("{}\r", inbox.display())).wait("1-dung-han").send(F5);
    terminal.wait_until("Đã xong", |screen| imported(screen).is_some_and(|(done, _)| done >= 20));
    terminal.child.kill().unwrap();
    let (done, files) = imported(&terminal.screen.screen().contents()).unwrap();
    drop(terminal.end());
    assert!(done < files, "it was killed too late: {done} of {files}");
    sound(&room, "moi.tonghop");
    let reports = || room.ask("status moi.tonghop --as-of 2026-05-19")["rates"]["actual"].as_u64().unwrap();
    let kept = reports();
    assert!(kept > 0, "{done} files were said to be in, {kept} reports are");
    // What was in is in, and the rest can be taken in now.
    room.say("import moi.tonghop d/inbox --as-of 2026-05-19").well();
    sound(&room, "moi.tonghop");
    assert_eq!(reports(), 179);
}

/// What the message line says of an import: files done, of how many.
fn imported(screen: &str) -> Option<(u32, u32)> {
    let (done, rest) = screen.split_once("Đã xong ")?.1.split_once('/')?;
    Some((done.parse().ok()?, rest.split_once(' ')?.0.parse().ok()?))
}

#[track_caller]
fn sound(room: &Room, book: &str) {
    let checks = room.ask(&format!("doctor {book}"));
    assert!(checks["checks"].as_array().unwrap().iter().all(|check| check["ok"] == true), "{checks}");
}

/// Not a test of its own: the program that the next one looks at, a screen whose drawing panics.
#[test]
#[ignore = "started by the test of a fault in the screen"]
fn a_screen_that_panics() {
    let logs = std::path::PathBuf::from(std::env::var_os("TONGHOP_CONFIG").unwrap());
    let said = tonghop::tui::shell::guarded(tonghop::text::Lang::Vi, || {
        let _screen = tonghop::tui::shell::Screen::take(&logs)?;
        panic!("a fault while drawing");
    });
    // Straight to the terminal: the harness keeps what is printed.
    std::fs::write("/dev/tty", format!("{}\r\n", said.unwrap_err())).unwrap();
}

#[cfg(unix)]
#[test]
fn a_fault_of_the_screen_gives_the_terminal_back_and_says_where_it_is_written_down() {
    let room = Room::new();
    let program = std::env::current_exe().unwrap();
    let args = ["--ignored", "--exact", "screen::terminal::a_screen_that_panics"];
    let mut terminal = Terminal::run(&program, &room, &args, &[]);
    terminal.wait("Chương trình gặp lỗi và phải đóng").wait("tonghop.log");
    let (_, output) = terminal.end();
    is_restored(&output);
    let log = std::fs::read_to_string(room.path("config/tonghop.log")).unwrap();
    assert!(log.contains("a fault while drawing"), "{log}");
}

#[test]
fn without_colours_and_without_utf_8_it_can_be_read() {
    let room = made();
    let variables = [("NO_COLOR", "1"), ("LC_ALL", "C")];
    let mut terminal = Terminal::start(&room, &["d/sample.tonghop"], &variables);
    terminal.wait("96 don vi phai bao cao").send(CTRL_Q).wait("Dong chuong trinh?").send("\r");
    let (code, output) = terminal.end();
    assert_eq!(code, 0);
    assert!(output.is_ascii(), "a terminal without UTF-8 was sent other bytes");
    for colour in ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[38;5;1m", "\u{1b}[38;5;2m"] {
        assert!(!output.contains(colour), "a colour was sent");
    }
}

#[test]
fn a_small_terminal_that_grows_while_it_is_open() {
    let room = made();
    let mut terminal = Terminal::start(&room, &["d/sample.tonghop"], &[]);
    terminal.wait("96 đơn vị");
    for (rows, cols) in [(1, 1), (2, 200), (60, 3), (24, 80)] {
        terminal.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }
    terminal.send(CTRL_U).wait_pressing("120 / 120", HOME);
    terminal.send(CTRL_Q).wait_pressing("Đóng chương trình?", HOME).send("\r");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_book_that_is_none_is_said_on_the_screen() {
    let room = Room::new();
    room.write("ghi chu.tonghop", "không phải sổ");
    let mut terminal = Terminal::start(&room, &["ghi chu.tonghop"], &[]);
    terminal.wait("không phải là sổ").send(CTRL_Q).wait("Đóng chương trình?").send("\r");
    assert_eq!(terminal.end().0, 0);
    assert!(Path::new(&room.path("ghi chu.tonghop")).is_file());
}
