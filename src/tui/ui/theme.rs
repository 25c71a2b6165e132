//! What a piece of text means, and how each theme shows that meaning.
use ratatui::style::{Color, Modifier, Style};

macro_rules! roles {
    ($($(#[$note:meta])* $name:ident),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $($(#[$note])* $name),* }
        impl Role {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

roles! {
    Text,
    Muted,
    /// The line at the top.
    Title,
    /// Over a group or a column.
    Heading,
    /// Laid over a whole row: the one that keys act on.
    Selected,
    Marked,
    KeyCap,
    Good,
    Warning,
    Bad,
    /// Work under way.
    Busy,
    /// Where text is typed.
    Field,
    Border,
}

#[derive(Debug, Clone, Copy)]
pub struct Theme(fn(Role) -> Style);

impl Theme {
    pub fn style(&self, role: Role) -> Style {
        (self.0)(role)
    }

    pub const DARK: Self = Self(|role| match role {
        Role::Text => Style::new(),
        Role::Muted => Style::new().fg(Color::Gray).add_modifier(Modifier::DIM),
        Role::Title => Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD),
        Role::Heading => Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Marked => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::KeyCap => Style::new().fg(Color::Black).bg(Color::Cyan),
        Role::Good => Style::new().fg(Color::Green),
        Role::Warning => Style::new().fg(Color::Yellow),
        Role::Bad => Style::new().fg(Color::LightRed),
        Role::Busy => Style::new().fg(Color::LightCyan),
        Role::Field => Style::new().fg(Color::White).bg(Color::DarkGray),
        Role::Border => Style::new().fg(Color::Cyan),
    });

    pub const LIGHT: Self = Self(|role| match role {
        // With its own ground: black letters on a terminal that is dark would be gone.
        Role::Text => Style::new().fg(Color::Black).bg(Color::White),
        Role::Muted => Style::new().fg(Color::DarkGray),
        Role::Title => Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD),
        Role::Heading => Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Marked => Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Role::KeyCap => Style::new().fg(Color::White).bg(Color::Blue),
        Role::Good => Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
        Role::Warning => Style::new().fg(Color::Magenta),
        Role::Bad => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Busy => Style::new().fg(Color::Blue),
        Role::Field => Style::new().fg(Color::Black).bg(Color::Gray),
        Role::Border => Style::new().fg(Color::Blue),
    });

    /// Without colours: weight, underline and reverse only.
    pub const MONO: Self = Self(|role| match role {
        Role::Text | Role::Border | Role::Good => Style::new(),
        Role::Muted => Style::new().add_modifier(Modifier::DIM),
        Role::Title | Role::KeyCap | Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Heading | Role::Marked | Role::Bad => Style::new().add_modifier(Modifier::BOLD),
        Role::Warning | Role::Field => Style::new().add_modifier(Modifier::UNDERLINED),
        Role::Busy => Style::new().add_modifier(Modifier::ITALIC),
    });

    /// Gives each role a palette number of its own, so that a picture can name it. What is laid over a row goes into
    /// the background.
    pub const PROBE: Self = Self(|role| {
        let number = Color::Indexed(100 + role as u8);
        match role {
            Role::Selected => Style::new().bg(number),
            Role::Text
            | Role::Muted
            | Role::Title
            | Role::Heading
            | Role::Marked
            | Role::KeyCap
            | Role::Good
            | Role::Warning
            | Role::Bad
            | Role::Busy
            | Role::Field
            | Role::Border => Style::new().fg(number),
        }
    });

    /// The role that [`Self::PROBE`] gave this colour.
    pub fn probed(color: Color) -> Option<Role> {
        let Color::Indexed(number) = color else { return None };
        Role::ALL.get(usize::from(number.checked_sub(100)?)).copied()
    }
}
