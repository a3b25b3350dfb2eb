"""How much a file may hold. Together they keep an import below 400 MB of memory, whatever the file."""

from __future__ import annotations

MAX_BYTES = 16 * 1024 * 1024
MAX_UNFOLDED_BYTES = 128 * 1024 * 1024
"""what the parts of a workbook that are read may come to, unpacked"""
MAX_PART_BYTES = 8 * 1024 * 1024
"""a part of a workbook that holds neither cells nor texts"""
MAX_DIRECTORY_BYTES = 1024 * 1024
"""the list of parts at the end of a workbook"""
MAX_SHEETS = 20
"""sheets that are looked at"""
MAX_NAMED_SHEETS = 1_000
MAX_ROWS = 20_000
"""rows that hold something"""
MAX_EMPTY_ROWS = 1_048_576
"""rows with nothing in them: as many as a sheet can have"""
MAX_COLUMNS = 200
MAX_CELLS = 400_000
"""cells that hold something"""
MAX_AREA = 5_000_000
"""places between the first cell that holds something and the last"""
MAX_TEXT = 8_000_000
"""characters in all cells"""
MAX_ROW_TEXT = 200_000
"""characters in one row of a CSV file"""
MAX_MARKUP = 3_000_000
"""elements of one part of a workbook, empty rows and cells among them"""
MAX_MARK_BYTES = 1024 * 1024
"""one element with what is given in it, or one comment"""
MAX_MERGED = 20_000
"""merged areas of a sheet"""
