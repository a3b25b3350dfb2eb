"""A case's steps are told to the person like a clerk's words: once, in order."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handover_messages", sa.Column("step", sa.String(length=10), nullable=True))


def downgrade() -> None:
    op.drop_column("handover_messages", "step")
