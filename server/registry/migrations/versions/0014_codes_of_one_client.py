"""Codes are counted for each client: its keyed hash, at a turn while it is answered and at the codes of a day."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turns", sa.Column("client_hash", sa.String(length=64), nullable=True))
    with op.batch_alter_table("verification_codes") as batch_op:
        batch_op.add_column(sa.Column("client_hash", sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f("ix_verification_codes_client_hash"), ["client_hash"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("verification_codes") as batch_op:
        batch_op.drop_index(batch_op.f("ix_verification_codes_client_hash"))
        batch_op.drop_column("client_hash")
    op.drop_column("turns", "client_hash")
