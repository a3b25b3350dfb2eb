"""Bring an office's own lists into the registry: CSV and XLSX, checked row by row, all or nothing."""

from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.run import Kind, import_file

__all__ = ["ImportRefused", "ImportReport", "Kind", "RowError", "import_file"]
