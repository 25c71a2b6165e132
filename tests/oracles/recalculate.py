#!/usr/bin/env python3
"""Lets LibreOffice recalculate every formula of a workbook and compares it with the result the file holds.

Usage: recalculate.py FILE.xlsx

Prints one JSON list, an object per formula cell: sheet, cell, formula, cached, recalculated, same.
Exits 0 when all agree, 1 when one differs (or the file holds no formula), 2 when a tool is missing.
Needs soffice on the path and the Python package openpyxl.
"""

import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

# By default LibreOffice trusts the results in a file that another program wrote: 0 means "always recalculate".
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""


def recalculated(path: pathlib.Path, room: pathlib.Path) -> pathlib.Path:
    """The same workbook, opened, recalculated and saved by LibreOffice."""
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    out = room / "out"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(out), str(path)],
        check=True,
        timeout=300,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return out / f"{path.stem}.xlsx"


def same(cached, result) -> bool:
    if isinstance(cached, bool) or isinstance(result, bool):
        return cached is result
    if isinstance(cached, (int, float)) and isinstance(result, (int, float)):
        return math.isclose(cached, result, rel_tol=1e-9, abs_tol=1e-12)
    return cached is not None and cached == result


def compare(path: pathlib.Path) -> list[dict]:
    import openpyxl

    with tempfile.TemporaryDirectory() as room:
        fresh = openpyxl.load_workbook(recalculated(path, pathlib.Path(room)), data_only=True)
    formulas = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    cells = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                before = cached[sheet.title][cell.coordinate].value
                after = fresh[sheet.title][cell.coordinate].value
                cells.append(
                    {
                        "sheet": sheet.title,
                        "cell": cell.coordinate,
                        "formula": str(cell.value),
                        "cached": before,
                        "recalculated": after,
                        "same": same(before, after),
                    }
                )
    return cells


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if shutil.which("soffice") is None:
        print("soffice is not on the path", file=sys.stderr)
        return 2
    try:
        cells = compare(pathlib.Path(sys.argv[1]).resolve())
    except ImportError as error:
        print(error, file=sys.stderr)
        return 2
    json.dump(cells, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()
    return 0 if cells and all(cell["same"] for cell in cells) else 1


if __name__ == "__main__":
    sys.exit(main())
