"""Bring an office's own lists into the registry: CSV and XLSX, checked row by row, all or nothing."""

from server.registry.importing.kinds import Kind
from server.registry.importing.office import Office
from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.run import check_file, import_file, write_checked

__all__ = [
    "ImportRefused",
    "ImportReport",
    "Kind",
    "Office",
    "RowError",
    "check_file",
    "import_file",
    "write_checked",
]
