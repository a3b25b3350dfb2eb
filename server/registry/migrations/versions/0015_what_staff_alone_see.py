"""Numbers of certificates that stay taken when their owner is gone, and whom to reach at an employer."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spent_numbers",
        sa.Column("number_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number_hash", name=op.f("pk_spent_numbers")),
    )
    op.add_column("jobs", sa.Column("contact_name", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("contact_phone", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "contact_phone")
    op.drop_column("jobs", "contact_name")
    op.drop_table("spent_numbers")
