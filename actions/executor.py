"""The action in an executor of rasa-sdk, which the server mounts."""

from __future__ import annotations

from rasa_sdk.executor import ActionExecutor

from actions.context import ActionContext
from actions.rasa_action import Respond


def create_executor(context: ActionContext) -> ActionExecutor:
    """Return an executor that holds the one action."""
    executor = ActionExecutor()
    executor.register_action(Respond(context))
    return executor
