"""Where the documents leave room, the responsible office decides."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class SubsidySettings(BaseModel):
    """One office's reading of the training-subsidy rule; `wording.yaml` holds a sentence for each reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year_of_cap: Literal["calendar", "rolling"] = "calendar"
    repeat_window: Literal["rolling", "calendar"] = "rolling"
    counting_date: Literal["certificate_issued", "training_started", "claimed", "paid"] = "certificate_issued"
    one_time: Literal["not_withdrawn_refused_returned", "paid"] = "not_withdrawn_refused_returned"
    competition_counts: bool = True
    without_level: Literal["by_kind", "by_occupation"] = "by_kind"
    """whether certificates without a level are told apart by their kind, or one occupation is one thing"""
    exceptions: Literal["approver", "none"] = "approver"

    @property
    def counts_by_a_fixed_day(self) -> bool:
        """Whether the day that counts lies in the past and stays: waiting then helps no certificate."""
        return self.counting_date in ("certificate_issued", "training_started")
