"""`tongxing policy …`: the original documents, and the vectors of the rules."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from server import clock
from server.open_registry import open_registry
from server.policies import PolicyFileError, current_rules, use_rules
from server.policies.originals import wording
from server.policies.originals.matching import citing, recognise, unresolved
from server.policies.originals.outline import BEFORE, clauses_of
from server.policies.originals.reading import OriginalRefused, read_original
from server.policies.retrieval.find import finder
from server.registry.services import policy_documents
from server.settings import Settings, load_settings

policy = typer.Typer(help="The policy documents and the rules.", no_args_is_help=True)


@policy.command()
def load(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A document as text, PDF or DOCX.")],
    document: Annotated[str | None, typer.Option(help="Its short name, where its title does not tell.")] = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Load an original document, if every rule that cites it finds its clause in it."""
    settings = _settings(database_url)
    try:
        typer.echo(_load(path, document, settings))
    except OriginalRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from None


@policy.command()
def index() -> None:
    """Compute the vectors of the rules that are new, so that the first question need not wait."""
    _settings(None)
    typer.echo(f"{len(finder(clock.today()).rules)} rules can be searched.")


def _settings(database_url: str | None) -> Settings:
    try:
        settings = load_settings(database_url=database_url)
        use_rules(settings.policy_dir)
    except PolicyFileError as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    return settings


def _load(path: Path, named: str | None, settings: Settings) -> str:
    rules = current_rules()
    known = "、".join(rules.documents)
    text = read_original(path)
    found = recognise(text, rules.documents)
    if named is not None and named not in rules.documents:
        raise OriginalRefused(wording.NO_SUCH_DOCUMENT.format(name=named, known=known))
    name = named or found
    if name is None:
        raise OriginalRefused(wording.UNKNOWN_DOCUMENT.format(known=known))
    document = rules.documents[name]
    clauses = clauses_of(text)
    if [clause.label for clause in clauses] in ([], [BEFORE]):
        raise OriginalRefused(wording.NO_CLAUSES)
    cited = citing(rules, document, clock.today())
    if lost := unresolved(cited, clauses):
        lines = [wording.UNRESOLVED_LINE.format(rule=rule.id, clause=rule.clause) for rule in lost]
        raise OriginalRefused("\n".join([wording.UNRESOLVED, *lines]))
    database = open_registry(settings)
    try:
        with database.write() as session:
            pairs = [(clause.label, clause.text) for clause in clauses]
            file_hash = hashlib.sha256(path.read_bytes()).hexdigest()
            policy_documents.keep(session, name, document.name, file_hash, pairs, "system")
    finally:
        database.close()
    return wording.LOADED.format(document=document.name, clauses=len(clauses), rules=len(cited))
