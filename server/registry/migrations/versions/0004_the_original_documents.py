"""The original policy documents, so that staff and people can open a cited clause."""

import sqlalchemy as sa
from alembic import op

from server.registry.database import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "policy_documents",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_policy_documents")),
    )
    op.create_table(
        "policy_clauses",
        sa.Column("document_name", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_name"],
            ["policy_documents.name"],
            name=op.f("fk_policy_clauses_document_name_policy_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_name", "position", name=op.f("pk_policy_clauses")),
    )


def downgrade() -> None:
    op.drop_table("policy_clauses")
    op.drop_table("policy_documents")
