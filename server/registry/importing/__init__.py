"""Bring an office's own lists into the registry: CSV and XLSX, checked row by row, written in short transactions."""

from server.registry.importing.kinds import Kind
from server.registry.importing.office import Office
from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.run import import_file

__all__ = [
    "ImportRefused",
    "ImportReport",
    "Kind",
    "Office",
    "RowError",
    "import_file",
]
