"""The documents that rules stand in, each with the outline of its clauses."""

from datetime import date
from pathlib import Path

from pydantic import Field

from server.policies.shapes import Strict
from server.policies.yaml_lines import PolicyFileError, line_of, read

FILE = "documents.yaml"


class Document(Strict):
    """A policy document; `number` is its official number where it has one, `issued` its day where it bears one."""

    title: str
    number: str | None = None
    province: str = Field(pattern=r"^\d{6}$")
    issued: date | None = None
    issued_by: tuple[str, ...] = ()
    clauses: tuple[str, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """The title, with the official number where there is one."""
        return f"{self.title}（{self.number}）" if self.number else self.title


class DocumentFile(Strict):
    """All documents by the short names that rules use."""

    documents: dict[str, Document]


def load_documents(roots: tuple[Path, ...]) -> dict[str, Document]:
    """The documents named in `<root>/documents.yaml` of each root, by their short names.

    Raises PolicyFileError for a file of another shape, no file at all, and a short name given twice.
    """
    found: dict[str, Document] = {}
    for path in (root / FILE for root in roots if (root / FILE).exists()):
        file, node = read(path, DocumentFile)
        for name, document in file.documents.items():
            if name in found:
                raise PolicyFileError(path, line_of(node, ("documents", name)), f"{name} is named in another file")
            found[name] = document
    if not found:
        raise PolicyFileError(roots[0] / FILE, 1, "no document is named")
    return found
