"""Which dialogues the bot is to forget, since somebody who was deleted is in them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("forget_dialogue_since", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("conversations", "forget_dialogue_since")
