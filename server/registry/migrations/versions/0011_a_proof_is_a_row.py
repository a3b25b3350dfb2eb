"""What a code proved is a row of its own that ends, and wrong codes are counted beyond the code they were tried for."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PROVED = "proved_at is not null"


def upgrade() -> None:
    op.create_table(
        "proofs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("conversation_id", sa.String(40), nullable=False, index=True),
        sa.Column("phone_hash", sa.String(64), nullable=False),
        sa.Column("number_hash", sa.String(64), nullable=False, index=True),
        sa.Column("proved_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("vouched_by", sa.String(60), nullable=True),
    )
    op.create_table(
        "wrong_codes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("conversation_id", sa.String(40), nullable=False, index=True),
        sa.Column("number_hash", sa.String(64), nullable=False, index=True),
        sa.Column("by_owner", sa.Boolean(), nullable=False),
        sa.Column("tried_at", sa.DateTime(), nullable=False),
    )
    columns = "conversation_id, phone_hash, number_hash, proved_at"
    op.execute(f"insert into proofs ({columns}) select {columns} from verification_codes where {PROVED}")
    op.drop_column("verification_codes", "proved_at")
    # A default for the rows that stand, and none for those to come.
    with op.batch_alter_table("verification_codes") as codes:
        codes.add_column(sa.Column("to_owner", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("verification_codes") as codes:
        codes.alter_column("to_owner", server_default=None)
    op.create_index("ix_verification_codes_created_at", "verification_codes", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_verification_codes_created_at", "verification_codes")
    op.drop_column("verification_codes", "to_owner")
    op.add_column("verification_codes", sa.Column("proved_at", sa.DateTime(), nullable=True))
    op.execute(
        "update verification_codes set proved_at = (select max(proofs.proved_at) from proofs where proofs.ended_at is null"
        " and proofs.conversation_id = verification_codes.conversation_id"
        " and proofs.phone_hash = verification_codes.phone_hash"
        " and proofs.number_hash = verification_codes.number_hash) where used_at is not null"
    )
    op.drop_table("wrong_codes")
    op.drop_table("proofs")
