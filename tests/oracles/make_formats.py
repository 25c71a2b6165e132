#!/usr/bin/env python3
"""Makes the fixtures in tests/files/formats: one sheet of everything, saved by LibreOffice in each of its formats.

Usage: make_formats.py     (run by hand, never by the tests)

Needs soffice on the path, and a Python that has LibreOffice's module uno (package python3-uno; usually /usr/bin/python3).

What is put where stands below and, as what it means, in tests/it/reading/formats.rs. A run changes the bytes of the
fixtures (dates of saving); run it only when the sheet changes.
"""

import pathlib
import subprocess
import sys
import tempfile
import time
import uuid

sys.path.append("/usr/lib/libreoffice/program")
import uno  # noqa: E402
from com.sun.star.beans import PropertyValue  # noqa: E402
from com.sun.star.connection import NoConnectException  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "files" / "formats"
FILTERS = {
    "ods": "calc8",
    "fods": "OpenDocument Spreadsheet Flat XML",
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "xml": "MS Excel 2003 XML",
    "html": "HTML (StarCalc)",
}
# Another workbook, which a formula reads.
ELSEWHERE = pathlib.Path("/tmp/elsewhere.ods")

PASSWORD = "Mật khẩu 1"


def option(name, value):
    return PropertyValue(Name=name, Value=value)


def connected(room):
    pipe = f"tonghop{uuid.uuid4().hex}"
    accept = f"--accept=pipe,name={pipe};urp;"
    subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation={room.as_uri()}", accept])
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            time.sleep(1)
    sys.exit("LibreOffice does not answer")


def blank(desktop):
    return desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))


def save(document, path, kind, *more):
    document.storeToURL(path.as_uri(), (option("FilterName", FILTERS[kind]), *more))


def everything(desktop):
    document = blank(desktop)
    formats, anywhere = document.NumberFormats, uno.createUnoStruct("com.sun.star.lang.Locale")

    def look(code):
        key = formats.queryKey(code, anywhere, False)
        return key if key != -1 else formats.addNew(code, anywhere)

    sheet = document.Sheets.getByIndex(0)
    sheet.setName("Chính")
    at = sheet.getCellRangeByName
    at("A1").setString("Tiêu đề\nhai dòng")
    at("A1:C1").merge(True)
    at("A2").setString("hai  dấu cách")
    at("B2").setValue(0.85)
    at("B2").NumberFormat = look("0.0%")
    at("B3").setFormula("=DATE(2026;5;19)")
    at("B3").NumberFormat = look("DD/MM/YYYY")
    at("B4").setFormula("=1/0")
    at("B5").setFormula("=B2*100")
    at("B6").setFormula("=NA()")
    at("B7").setFormula('="" & ""')
    at("B9").setValue(7.5 / 24)
    at("B9").NumberFormat = look("H:MM")
    at("B10").setValue(5000000)
    at("B10").NumberFormat = look("#,##0 [$₫-42A]")
    for cell in ("D5", "E5", "D6", "E6"):
        at(cell).setValue(5)
    at("G3").setValue(99)
    at("H1").setFormula(f"='{ELSEWHERE.as_uri()}'#$Sheet1.A1")
    for cell, text, font in (
        ("D20", "Tr\u00ad\u00eang", ".VnTime"),
        ("D21", "Trường", ".VnTimeH"),
        ("D22", "Tr\u00f6\u00f4\u00f8ng", "VNI-Times"),
        ("D23", "Trường", "Arial"),
    ):
        at(cell).setString(text)
        at(cell).CharFontName = font
    at("J30").setValue(1)
    sheet.Rows.getByIndex(10).IsVisible = False
    sheet.Rows.getByIndex(11).IsVisible = False
    sheet.Columns.getByIndex(6).IsVisible = False
    sheet.Annotations.insertNew(at("A5").CellAddress, "ghi chú")
    at("A5").setString("có ghi chú")
    document.Sheets.insertNewByName("Ẩn", 1)
    hidden = document.Sheets.getByIndex(1)
    hidden.getCellRangeByName("A1").setString("ẩn")
    hidden.IsVisible = False
    document.calculateAll()
    return document


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        desktop = connected(pathlib.Path(room))
        elsewhere = blank(desktop)
        elsewhere.Sheets.getByIndex(0).getCellRangeByName("A1").setValue(77)
        save(elsewhere, ELSEWHERE, "ods")
        document = everything(desktop)
        for kind in FILTERS:
            save(document, FOLDER / f"everything.{kind}", kind)
        ELSEWHERE.unlink()
        locked = blank(desktop)
        locked.Sheets.getByIndex(0).getCellRangeByName("A1").setString("Trường TH Suối Reo")
        locked.Sheets.getByIndex(0).getCellRangeByName("B1").setValue(12)
        save(locked, FOLDER / "locked.ods", "ods", option("Password", PASSWORD))
        # What the dialog makes of a password for Excel's formats.
        secret = tuple(
            uno.createUnoStruct("com.sun.star.beans.NamedValue", name, value)
            for name, value in (("CryptoType", "StrongEncryptionDataSpace"), ("OOXPassword", PASSWORD))
        )
        secret = uno.Any("[]com.sun.star.beans.NamedValue", secret)
        save(locked, FOLDER / "locked.xlsx", "xlsx", option("EncryptionData", secret))
        desktop.terminate()


if __name__ == "__main__":
    main()
