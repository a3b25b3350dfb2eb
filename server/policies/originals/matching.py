"""Which known document a text is, and whether all rules that cite it find their clauses in it."""

from datetime import date

from server.policies.documents import Document
from server.policies.originals.outline import ClauseText
from server.policies.parameter import Parameter
from server.policies.rules import Rules


def recognise(text: str, documents: dict[str, Document]) -> str | None:
    """The short name of the document whose title is in the text; the longest title where there are several."""
    bare = _bare(text)
    named = [name for name, document in documents.items() if _bare(document.title) in bare]
    return max(named, key=lambda name: len(documents[name].title), default=None)


def citing(rules: Rules, document: Document, day: date) -> list[Parameter]:
    """The rules known on a day that stand in a document."""
    return [rule for rule in rules.on(day) if rule.source is document]


def unresolved(cited: list[Parameter], clauses: list[ClauseText]) -> list[Parameter]:
    """The rules whose clause the document does not have."""
    labels = {clause.label for clause in clauses}
    return [rule for rule in cited if rule.clause not in labels]


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
