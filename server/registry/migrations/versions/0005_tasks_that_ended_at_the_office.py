"""Complaints, feedback, employment reports, assessments and questions; helpers; people who were deleted"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

HELPED = ("enrolments", "referrals", "subsidy_claims")


def upgrade() -> None:
    op.create_table(
        "employment_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("helper_name", sa.Text(), nullable=True),
        sa.Column("helper_relation", sa.String(length=16), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_employment_reports_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment_reports")),
    )
    op.create_index(op.f("ix_employment_reports_person_id"), "employment_reports", ["person_id"], unique=False)
    op.create_table(
        "ability_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("conversation_id", sa.String(length=40), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_ability_assessments_conversation_id_conversations"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ability_assessments_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ability_assessments")),
    )
    op.create_index(
        op.f("ix_ability_assessments_conversation_id"), "ability_assessments", ["conversation_id"], unique=False
    )
    op.create_index(op.f("ix_ability_assessments_person_id"), "ability_assessments", ["person_id"], unique=False)
    op.create_table(
        "complaints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(length=10), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("area", sa.String(length=6), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("happened", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("helper_name", sa.Text(), nullable=True),
        sa.Column("helper_relation", sa.String(length=16), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_complaints_conversation_id_conversations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_complaints_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
        sa.UniqueConstraint("receipt", name=op.f("uq_complaints_receipt")),
    )
    op.create_index(op.f("ix_complaints_area"), "complaints", ["area"], unique=False)
    op.create_index(op.f("ix_complaints_conversation_id"), "complaints", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_complaints_person_id"), "complaints", ["person_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("area", sa.String(length=6), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=10), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("score >= 1 and score <= 5", name=op.f("ck_feedback_score_of_five")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_feedback_conversation_id_conversations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_area"), "feedback", ["area"], unique=False)
    op.create_index(op.f("ix_feedback_conversation_id"), "feedback", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_feedback_person_id"), "feedback", ["person_id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=10), nullable=False),
        sa.Column("record_id", sa.String(length=40), nullable=True),
        sa.Column("addressee", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["handover_messages.id"], name=op.f("fk_questions_answer_id_handover_messages")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["handover_cases.id"], name=op.f("fk_questions_case_id_handover_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_case_id"), "questions", ["case_id"], unique=False)
    op.add_column("people", sa.Column("deleted_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("kept_until", sa.Date(), nullable=True))
    for table in HELPED:
        op.add_column(table, sa.Column("helper_name", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("helper_relation", sa.String(length=16), nullable=True))


def downgrade() -> None:
    for table in HELPED:
        op.drop_column(table, "helper_relation")
        op.drop_column(table, "helper_name")
    op.drop_column("people", "kept_until")
    op.drop_column("people", "deleted_on")
    op.drop_index(op.f("ix_questions_case_id"), table_name="questions")
    op.drop_table("questions")
    op.drop_index(op.f("ix_feedback_person_id"), table_name="feedback")
    op.drop_index(op.f("ix_feedback_conversation_id"), table_name="feedback")
    op.drop_index(op.f("ix_feedback_area"), table_name="feedback")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_complaints_person_id"), table_name="complaints")
    op.drop_index(op.f("ix_complaints_conversation_id"), table_name="complaints")
    op.drop_index(op.f("ix_complaints_area"), table_name="complaints")
    op.drop_table("complaints")
    op.drop_index(op.f("ix_ability_assessments_person_id"), table_name="ability_assessments")
    op.drop_index(op.f("ix_ability_assessments_conversation_id"), table_name="ability_assessments")
    op.drop_table("ability_assessments")
    op.drop_index(op.f("ix_employment_reports_person_id"), table_name="employment_reports")
    op.drop_table("employment_reports")
