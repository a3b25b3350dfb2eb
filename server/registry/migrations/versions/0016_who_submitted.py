"""Who of the office submitted a claim."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subsidy_claims", sa.Column("submitted_by", sa.String(length=60), nullable=True))


def downgrade() -> None:
    op.drop_column("subsidy_claims", "submitted_by")
