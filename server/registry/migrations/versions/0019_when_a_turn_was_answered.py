"""When a turn was answered: at a shared machine a silence counts from there."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turns", sa.Column("answered_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("turns", "answered_at")
