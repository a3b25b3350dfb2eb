"""A row that only the right secret key opens."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "key_check",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sealed", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("key_check")
