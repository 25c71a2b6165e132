#!/usr/bin/env python3
"""Makes the fixtures in tests/files/libreoffice: blank forms that LibreOffice filled in as a person would have.

Usage: fill_form.py TONGHOP     (the program, built before; run by hand, never by the tests)

Needs soffice on the path, and a Python that has LibreOffice's module uno (package python3-uno; usually /usr/bin/python3).

What is typed where stands in tests/files/libreoffice/truth.json, beside what it means: that file is written by hand,
from what was typed, never from what the program makes of it. Per form:

    locale          the language LibreOffice runs in: it decides what "1.234" and "3/5/2026" turn into
    insert          a row and a column that are inserted afterwards, as a school does that needs room
    cells[].input   what is typed, letter by letter (a leading ' makes a text of it), by cell of the blank form

LibreOffice itself makes the roster's workbook, loads each form, takes every input as typed and saves: as .xlsx (read by
the tests), .ods and .xls. No other library touches the files. A run changes the bytes of the fixtures (dates of saving);
run it only when the form's layout or the truth has changed.
"""

import contextlib
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "files" / "libreoffice"
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
CSV_UTF8 = "44,34,76,1,,0,true,false"  # comma, double quote, UTF-8, from line 1, quoted cells are text

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
  </item>
</oor:items>
"""


def option(name: str, value) -> PropertyValue:
    return PropertyValue(Name=name, Value=value)


class Office:
    """One LibreOffice in one language, with a profile of its own."""

    def __init__(self, locale: str, room: pathlib.Path):
        profile = room / f"profile-{locale}"
        (profile / "user").mkdir(parents=True)
        settings = SETTINGS.format(locale=locale)
        (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
        pipe = f"tonghop{uuid.uuid4().hex}"
        accept = f"--accept=pipe,name={pipe};urp;"
        program = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", accept]
        self.process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(120):
            with contextlib.suppress(NoConnectException):
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            time.sleep(0.5)
        else:
            raise SystemExit("LibreOffice does not answer")
        make = context.ServiceManager.createInstanceWithContext
        self.desktop = make("com.sun.star.frame.Desktop", context)
        self.dispatcher = make("com.sun.star.frame.DispatchHelper", context)

    def load(self, path: pathlib.Path, *options: PropertyValue):
        return self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, options)

    def type(self, document, cell: str, text: str) -> None:
        """Goes to the cell and types: whatever LibreOffice makes of typed text, it makes here."""
        frame = document.CurrentController.Frame
        for command, argument in ((".uno:GoToCell", option("ToPoint", cell)), (".uno:EnterString", option("StringName", text))):
            self.dispatcher.executeDispatch(frame, command, "", 0, (argument,))

    def close(self) -> None:
        with contextlib.suppress(Exception):  # it hangs up while it answers
            self.desktop.terminate()
        self.process.wait(timeout=60)


def save(document, path: pathlib.Path) -> None:
    filter_name = FILTERS[path.suffix.removeprefix(".")]
    document.storeToURL(path.as_uri(), (option("FilterName", filter_name), option("Overwrite", True)))


def insert(document, row: int | None, column: str | None) -> None:
    """One row (number as shown) and one column (letter as shown), on a sheet that is protected without a password."""
    sheet = document.Sheets.getByIndex(0)
    sheet.unprotect("")
    if row is not None:
        sheet.Rows.insertByIndex(row - 1, 1)
    if column is not None:
        sheet.Columns.insertByIndex(ord(column) - ord("A"), 1)


def fill(office: Office, blank: pathlib.Path, form: dict) -> None:
    document = office.load(blank)
    document.CurrentController.setActiveSheet(document.Sheets.getByIndex(0))
    for cell in form["cells"]:
        for at, text in cell["input"].items():
            office.type(document, at, text)
    wanted = form["insert"]
    if wanted:
        insert(document, wanted["row"], wanted["column"])
    for ending in FILTERS:
        save(document, FOLDER / f"{form['file']}.{ending}")
    document.close(True)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program = pathlib.Path(sys.argv[1]).resolve()
    truth = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        room = pathlib.Path(folder)
        offices: dict[str, Office] = {}

        def office(locale: str) -> Office:
            if locale not in offices:
                offices[locale] = Office(locale, room)
            return offices[locale]

        try:
            roster = FOLDER / "roster.xlsx"
            csv = (option("FilterName", "Text - txt - csv (StarCalc)"), option("FilterOptions", CSV_UTF8))
            document = office("vi-VN").load(FOLDER / "roster.csv", *csv)
            save(document, roster)
            document.close(True)
            book = room / "forms.tonghop"
            subprocess.run([program, "new", book, "--plan", FOLDER / "plan.toml", "--units", roster], check=True)
            for form in truth["forms"]:
                blank = room / f"{form['file']}.xlsx"
                which = ["--unit", form["unit"], "--as-of", truth["as_of"]]
                subprocess.run([program, "template", book, "--out", blank, *which], check=True)
                fill(office(form["locale"]), blank, form)
        finally:
            for running in offices.values():
                running.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
