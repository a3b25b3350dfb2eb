"""The tables, one subject a file."""

from server.registry.models.assessment import AbilityAssessment
from server.registry.models.audit import AuditEntry
from server.registry.models.catalogue import Base as TrainingBase
from server.registry.models.catalogue import Course, Occupation, TrainingClass
from server.registry.models.complaint import Complaint
from server.registry.models.contact import Consent, Proof, SentMessage, VerificationCode, WrongCode
from server.registry.models.conversation import Conversation, HandoverCase, HandoverMessage, Turn
from server.registry.models.division import Division
from server.registry.models.employment import EmploymentReport
from server.registry.models.feedback import Feedback
from server.registry.models.job import Job, Referral
from server.registry.models.key_check import KeyCheck
from server.registry.models.last_number import LastNumber
from server.registry.models.list_import import ImportPiece, ListImport
from server.registry.models.person import DisabilityCertificate, Person
from server.registry.models.policy_document import PolicyClause, PolicyDocument
from server.registry.models.question import Question
from server.registry.models.served import Served
from server.registry.models.spent_number import SpentNumber
from server.registry.models.staff import SignInTry, StaffAccount, StaffSession
from server.registry.models.subsidy import SubsidyClaim, SubsidyException
from server.registry.models.training import Certificate, Enrolment

__all__ = [
    "AbilityAssessment",
    "AuditEntry",
    "Certificate",
    "Complaint",
    "Consent",
    "Conversation",
    "Course",
    "DisabilityCertificate",
    "Division",
    "EmploymentReport",
    "Enrolment",
    "Feedback",
    "HandoverCase",
    "HandoverMessage",
    "ImportPiece",
    "Job",
    "KeyCheck",
    "LastNumber",
    "ListImport",
    "Occupation",
    "Person",
    "PolicyClause",
    "PolicyDocument",
    "Proof",
    "Question",
    "Referral",
    "SentMessage",
    "Served",
    "SignInTry",
    "SpentNumber",
    "StaffAccount",
    "StaffSession",
    "SubsidyClaim",
    "SubsidyException",
    "TrainingBase",
    "TrainingClass",
    "Turn",
    "VerificationCode",
    "WrongCode",
]
