"""All actions in one executor of rasa-sdk, which the server mounts."""

from __future__ import annotations

from rasa_sdk.executor import ActionExecutor

from actions import general, not_understood
from actions.base import RegistryAction
from actions.context import ActionContext
from actions.tasks import claiming, classes, handover, jobs, leaving, policy, records, register, withdrawing

ACTIONS: tuple[type[RegistryAction], ...] = (
    register.RegisterForm, register.Register,
    classes.BrowseForm, classes.EnrolForm, classes.Enrol,
    leaving.CancelEnrolmentForm, leaving.CancelEnrolment,
    records.RecordForm, records.ShowRecord,
    claiming.ApplySubsidyForm, claiming.ApplySubsidy,
    withdrawing.WithdrawClaimForm, withdrawing.WithdrawClaim,
    jobs.FindJobForm, jobs.Refer,
    handover.HandoverForm, handover.HandOver,
    policy.AnswerPolicy, policy.PolicyForm, policy.TellPolicy,
    general.Greet, general.SmallTalk, general.Help, general.Repeat, general.SpellOut, general.ChangeRate,
    general.ChangeMode, general.NothingOpen, general.Resume, general.AnswerYesNo,
    general.CourseDetail, general.InOffice, general.Comfort, not_understood.Loose, not_understood.Fallback,
)  # fmt: skip


def create_executor(context: ActionContext) -> ActionExecutor:
    """Return an executor that holds every action, each with the one context."""
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(context))
    return executor
