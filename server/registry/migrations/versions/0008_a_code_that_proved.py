"""Which code showed that a phone is somebody's: a code is also used up by a newer one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("verification_codes", sa.Column("proved_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("verification_codes", "proved_at")
