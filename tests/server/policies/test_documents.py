"""The list of the documents that rules stand in."""

from pathlib import Path

import pytest

from server.policies import PolicyFileError
from server.policies.documents import load_documents
from tests.server.policies.rule_files import DOCUMENTS, documents


@pytest.mark.parametrize(
    ("what", "text", "line", "says"),
    [
        ("no clauses", DOCUMENTS.replace("[一, 二, 一（一）]", "[]"), 6, "clauses"),
        ("an unknown key", DOCUMENTS + "    pages: 3\n", 7, "pages"),
        ("a province by name", DOCUMENTS.replace("'130000'", "河北"), 5, "province"),
        ("a document twice", DOCUMENTS + DOCUMENTS.partition("\n")[2], 7, "given twice"),
    ],
)
def test_a_bad_list_of_documents_is_named_with_its_line(
    tmp_path: Path, what: str, text: str, line: int, says: str
) -> None:
    with pytest.raises(PolicyFileError) as caught:
        load_documents((documents(tmp_path, text),))

    assert f"documents.yaml, line {line}:" in str(caught.value), what
    assert says in str(caught.value)


def test_a_document_named_in_two_folders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match=r"office/documents\.yaml, line 2: example is named in another file"):
        load_documents((documents(tmp_path / "first"), documents(tmp_path / "office")))


def test_a_document_without_a_number_is_cited_by_its_title(tmp_path: Path) -> None:
    text = DOCUMENTS.replace("    number: 示例〔2024〕1号\n", "")

    assert load_documents((documents(tmp_path, text),))["example"].name == "《示例办法》"
