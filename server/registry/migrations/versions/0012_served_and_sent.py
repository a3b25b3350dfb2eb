"""In which environment a registry is served, what became of each text message, and whose a course is."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "served",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("environment", sa.String(length=12), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_served")),
    )
    op.add_column("courses", sa.Column("owner_area", sa.String(length=6), nullable=True))
    with op.batch_alter_table("messages_sent") as batch_op:
        batch_op.add_column(sa.Column("sent_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("next_try_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("messages_sent") as batch_op:
        batch_op.alter_column("attempts", server_default=None)
        batch_op.create_index(batch_op.f("ix_messages_sent_next_try_at"), ["next_try_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("messages_sent") as batch_op:
        batch_op.drop_index(batch_op.f("ix_messages_sent_next_try_at"))
        batch_op.drop_column("next_try_at")
        batch_op.drop_column("attempts")
        batch_op.drop_column("sent_at")
    op.drop_column("courses", "owner_area")
    op.drop_table("served")
