"""Who of the office submitted a claim; of one that waits to be decided on, as the audit says."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subsidy_claims", sa.Column("submitted_by", sa.String(length=60), nullable=True))
    op.execute(
        "update subsidy_claims set submitted_by = (select min(audit.actor) from audit"
        " where audit.action = 'subsidy.claim'"
        " and audit.subject = 'subsidy_claim:' || cast(subsidy_claims.id as varchar)"
        " and (audit.actor like 'staff:%' or audit.actor like 'cli:%'))"
        " where status = 'submitted'"
    )


def downgrade() -> None:
    op.drop_column("subsidy_claims", "submitted_by")
