"""A turn is a row before anything is done: its state, how long it is held, and what the action did."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

HELD = "ix_turns_conversation_id_held_until"
NEWEST = "ix_turns_conversation_id_id"


def upgrade() -> None:
    with op.batch_alter_table("turns") as table:
        table.add_column(sa.Column("state", sa.String(length=10), nullable=False, server_default="answered"))
        table.add_column(sa.Column("held_until", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("acted", sa.Text(), nullable=True))
        table.add_column(sa.Column("again_of", sa.Integer(), nullable=True))
    op.execute("update turns set state = 'unanswered' where reply is null")
    with op.batch_alter_table("turns") as table:
        table.alter_column("state", existing_type=sa.String(length=10), server_default=None)
    op.create_index(HELD, "turns", ["conversation_id", "held_until"])
    op.create_index(NEWEST, "turns", ["conversation_id", "id"])


def downgrade() -> None:
    op.drop_index(NEWEST, "turns")
    op.drop_index(HELD, "turns")
    op.execute("delete from turns where again_of is not null")
    with op.batch_alter_table("turns") as table:
        for column in ("again_of", "acted", "held_until", "state"):
            table.drop_column(column)
