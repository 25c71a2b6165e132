#!/usr/bin/env python3
"""Makes the fixtures in tests/files/xls: a sheet as a school might send it, saved by LibreOffice in the old format.

Usage: make_xls.py     (needs openpyxl and LibreOffice; run by hand, never by the tests)
"""

import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
from openpyxl.styles import Font

FILES = pathlib.Path(__file__).parent.parent / "files" / "xls"


def fill(book):
    sheet = book.active
    sheet.title = "Biểu 01"
    sheet["A1"] = "BÁO CÁO AN NINH TRƯỜNG HỌC"
    sheet.merge_cells("A1:D1")
    sheet["A2"], sheet["B2"] = "Đơn vị:", "Trường TH Suối Reo"
    sheet["A3"], sheet["B3"] = "Số lớp", 12
    for cell, value, code in [
        ("B4", 0.85, "0.0%"),
        ("B5", datetime.date(2026, 5, 19), "dd/mm/yyyy"),
        ("B6", datetime.time(7, 30), "h:mm"),
        ("B7", datetime.timedelta(hours=36), "[h]:mm"),
    ]:
        sheet[cell] = value
        sheet[cell].number_format = code
    sheet["B8"] = True
    sheet["B9"] = "=1/0"
    sheet["B10"] = "=B3*2"
    sheet["B11"] = '="lớp "&B3'
    sheet["B12"] = '=IF(B3>0,"","x")'
    sheet["B13"] = "='[so-cu.xlsx]Sheet1'!A1"
    # "Trường" and "Tiểu học" in TCVN3 and in VNI, as the fonts of the time wrote them.
    sheet["C2"], sheet["C3"], sheet["C4"] = "Tr\u00adêng", "TIÓU HäC", "Tröôøng"
    sheet["C2"].font = Font(name=".VnTime", size=14)
    sheet["C3"].font = Font(name=".VnTimeH", size=14)
    sheet["C4"].font = Font(name="VNI-Times", size=13)
    sheet["E2"], sheet["E3"], sheet["E4"] = 1, 2.5, -3
    sheet["A20"] = "dòng ẩn"
    for row in (20, 21, 30):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["F"].hidden = True
    # Texts that are different and long enough to go on in a second record.
    for row in range(40, 110):
        sheet.cell(row, 1, row - 39)
        sheet.cell(row, 2, f"Nội dung {row}: " + "công tác phòng ngừa, " * 5)
        sheet.cell(row, 3, row * 1.25)
        sheet.cell(row, 4, row % 3)
    other = book.create_sheet("Trang ẩn")
    other.sheet_state = "hidden"
    other["B2"] = "ẩn"


def main():
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "truong-hoc.xlsx"
        book = openpyxl.Workbook()
        fill(book)
        book.save(source)
        convert = ["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", folder, str(source)]
        subprocess.run(convert, check=True)
        (FILES / "truong-hoc-97.xls").write_bytes(source.with_suffix(".xls").read_bytes())


if __name__ == "__main__":
    main()
