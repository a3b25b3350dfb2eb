"""No number of a row is given again once the row is gone, in SQLite either."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NUMBERED = (
    "ability_assessments", "certificates", "complaints", "disability_certificates", "employment_reports", "enrolments",
    "feedback", "handover_cases", "handover_messages", "messages_sent", "questions", "referrals", "subsidy_claims",
    "subsidy_exceptions",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "last_numbers",
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", name=op.f("pk_last_numbers")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in NUMBERED:
            op.execute(f"insert into last_numbers select '{table}', coalesce(max(id), 0) from {table}")


def downgrade() -> None:
    op.drop_table("last_numbers")
