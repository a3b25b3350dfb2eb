"""Plain words go where they say, wherever the model's reading led."""

from __future__ import annotations

from actions.reading.withdrawal import wants_to_withdraw_claim
from actions.turn import Turn
from language.commands import read_command

COMMAND_ACTIONS = {
    "talk_to_human": "handover_form", "resume": "action_resume", "help": "action_help", "repeat": "action_repeat",
    "spell_out": "action_spell_out", "speak_slower": "action_change_rate", "speak_faster": "action_change_rate",
    **dict.fromkeys(("go_back", "cancel", "where_am_i", "wait", "skip"), "action_nothing_open"),
}  # fmt: skip
"""what a taught word runs, whatever the model took it for"""


def goes_elsewhere(turn: Turn, action: str) -> bool:
    """Go on to what the words plainly ask for where the model's reading led to another action."""
    command = COMMAND_ACTIONS.get(read_command(turn.text) or "", action)
    elsewhere = "withdraw_claim_form" if wants_to_withdraw_claim(turn.text) else command
    if elsewhere == action:
        return False
    turn.follow_with(elsewhere)
    return True
