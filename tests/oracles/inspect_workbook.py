#!/usr/bin/env python3
"""Says what openpyxl, another reader than ours, finds in a workbook.

Usage: inspect_workbook.py FILE.xlsx

Prints one JSON object: {"sheets": [{"name", "state", "cells": [{"cell", "kind", "value", "formula"}]}]}.
state is visible, hidden or veryHidden; kind is openpyxl's (s text, n number, b yes or no, e error, d date); value is the
one the file holds, formula the text behind it or null. Exits 2 when openpyxl is missing.
"""

import json
import sys


def cells(shown, formulas):
    for row in shown.iter_rows():
        for cell in row:
            behind = formulas[cell.coordinate]
            if cell.value is None and behind.value is None:
                continue
            formula = str(behind.value) if behind.data_type == "f" else None
            yield {"cell": cell.coordinate, "kind": cell.data_type, "value": cell.value, "formula": formula}


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        import openpyxl
    except ImportError as error:
        print(error, file=sys.stderr)
        return 2
    shown = openpyxl.load_workbook(sys.argv[1], data_only=True)
    formulas = openpyxl.load_workbook(sys.argv[1])
    sheets = [
        {"name": sheet.title, "state": sheet.sheet_state, "cells": list(cells(sheet, formulas[sheet.title]))}
        for sheet in shown.worksheets
    ]
    json.dump({"sheets": sheets}, sys.stdout, ensure_ascii=False, default=str)
    return 0


if __name__ == "__main__":
    sys.exit(main())
