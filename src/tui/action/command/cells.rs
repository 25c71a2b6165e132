//! Moving from cell to cell of a sheet.
use crate::tui::action::key::{Code, Key, plain};

const fn far(code: Code) -> Key {
    Key { code, ctrl: true }
}

scope! { Cells {
    Up       [plain(Code::Up)]       - "Lên" "Up" "Lên ô trên" "To the cell above"
    Down     [plain(Code::Down)]     - "Xuống" "Down" "Xuống ô dưới" "To the cell below"
    Left     [plain(Code::Left)]     - "Sang trái" "Left" "Sang ô bên trái" "To the cell on the left"
    Right    [plain(Code::Right)]    - "Sang phải" "Right" "Sang ô bên phải" "To the cell on the right"
    PageUp   [plain(Code::PageUp)]   - "Trang trước" "Page up" "Lên một trang" "One page up"
    PageDown [plain(Code::PageDown)] - "Trang sau" "Page down" "Xuống một trang" "One page down"
    RowStart [plain(Code::Home)]     - "Đầu hàng" "Start of row" "Về cột A của hàng" "To column A of the row"
    RowEnd   [plain(Code::End)]      - "Cuối hàng" "End of row" "Đến ô có chữ cuối cùng của hàng" "To the last filled cell of the row"
    FarUp    [far(Code::Up)]         - "Lên mép" "Up to the edge" "Lên mép của vùng có số liệu, như trong Excel" "Up to the edge of the filled cells, as in Excel"
    FarDown  [far(Code::Down)]       - "Xuống mép" "Down to the edge" "Xuống mép của vùng có số liệu" "Down to the edge of the filled cells"
    FarLeft  [far(Code::Left)]       - "Mép trái" "Left to the edge" "Sang mép trái của vùng có số liệu" "Left to the edge of the filled cells"
    FarRight [far(Code::Right)]      - "Mép phải" "Right to the edge" "Sang mép phải của vùng có số liệu" "Right to the edge of the filled cells"
    First    [far(Code::Home)]       - "Ô đầu" "First cell" "Về ô A1" "To cell A1"
    Last     [far(Code::End)]        - "Ô cuối" "Last cell" "Đến ô cuối của trang tính" "To the last cell of the sheet"
}}
