"""The tasks by their intents: which form does them, what they are called, how one asks for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One thing a person can wish for. `sentence` is what choosing it says."""

    intent: str
    action: str
    title: str
    sentence: str


TASKS = {
    task.intent: task
    for task in (
        Task("enrol_training", "enrol_form", "报名培训", "我要报名培训班"),
        Task("browse_courses", "browse_form", "找培训班", "有哪些培训班"),
        Task("check_subsidy_eligibility", "record_form", "查补贴次数", "我今年还能领几次培训补贴"),
        Task("apply_subsidy", "apply_subsidy_form", "申请补贴", "我要申请培训补贴"),
        Task("find_job", "find_job_form", "找工作", "帮我找工作"),
        Task("register_person", "register_form", "登记建档", "我想登记建档"),
        Task("check_enrolment_status", "record_form", "查报名", "查一下我的报名"),
        Task("check_subsidy_status", "record_form", "查补贴进度", "查一下我的补贴到哪一步了"),
        Task("check_referral_status", "record_form", "查推荐结果", "推荐的工作有回信吗"),
        Task("ask_certificate", "record_form", "查证书", "我的证书发了吗"),
        Task("cancel_enrolment", "cancel_enrolment_form", "退班", "我要退掉培训班"),
        # no intent of the model's: known by its words alone (actions/reading/withdrawal.py)
        Task("withdraw_claim", "withdraw_claim_form", "撤回补贴申请", "撤回补贴申请"),
        Task("talk_to_human", "handover_form", "转人工", "转人工"),
    )
}
MENU = ("browse_courses", "check_subsidy_eligibility", "apply_subsidy", "find_job", "check_enrolment_status")
IN_OFFICE_ONLY = ("update_profile", "assess_skills", "report_employment", "complain", "give_feedback")
"""wishes that a person of the office takes up until their own tasks are built"""
