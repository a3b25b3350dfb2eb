"""Numbers of certificates that were paid for stay taken when their owner's record is deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spent_numbers",
        sa.Column("number_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number_hash", name=op.f("pk_spent_numbers")),
    )


def downgrade() -> None:
    op.drop_table("spent_numbers")
