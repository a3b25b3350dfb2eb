"""YAML that can say on which line a mistake stands."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import ConstructorError

Model = TypeVar("Model", bound=BaseModel)


class PolicyFileError(ValueError):
    """A policy file that cannot be used; the message names the file and the line."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path}, line {line}: {what}")
        self.path, self.line = path, line


class _Loader(yaml.SafeLoader):
    """Says where a value stands that YAML takes for a date or number and cannot build."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as error:
            raise ConstructorError(None, None, str(error), node.start_mark) from error


def read(path: Path, model: type[Model]) -> tuple[Model, yaml.Node]:
    """A file's content in the shape of `model`, with its node tree for later questions about lines.

    Raises PolicyFileError for YAML that does not parse, a key given twice, or content of another shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyFileError(path, line, str(error.problem)) from error
    except UnicodeDecodeError as error:
        raise PolicyFileError(path, 1, str(error)) from error
    if node is None:
        raise PolicyFileError(path, 1, "the file is empty")
    _refuse_double_keys(path, node)
    try:
        return model.model_validate(content), node
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise PolicyFileError(path, line_of(node, first["loc"]), f"{where}: {first['msg']}") from error


def line_of(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """The line (from 1) of the deepest part of a location that the file holds."""
    line = node.start_mark.line + 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(part)]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _refuse_double_keys(path: Path, node: Any) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise PolicyFileError(path, key.start_mark.line + 1, f"{key.value} is given twice")
            seen.add(key.value)
            _refuse_double_keys(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_double_keys(path, item)
