//! `docs/keys.md` is the table of commands, as the code has it.
use crate::document::follows;
use tonghop::tui::action::markdown;

const HEAD: &str = "# Phím của màn hình

*Keys of the screen. This page is written from the table of commands in `src/tui/action` and held to it by a test; write it
anew with `TONGHOP_BLESS=1 cargo test --test it keys`. On the screen F1 lists those that work in the place one is in, and F10
opens them as a menu; `tonghop keys` prints them all.*

Không lệnh nào là một chữ cái đơn: bộ gõ tiếng Việt đổi chữ trước khi chương trình nhận được. Phím tắt vì thế chỉ gồm phím
chức năng, phím điều khiển và Ctrl kèm một chữ.

";

#[test]
fn the_page_of_keys_is_the_table_of_commands() {
    follows("docs/keys.md", &format!("{HEAD}{}", markdown()), "keys");
}
