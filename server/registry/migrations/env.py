"""Alembic's entry: runs the migrations on the connection that `migrate` hands over."""

from alembic import context

from server.registry import models  # noqa: F401 - the tables register themselves
from server.registry.database import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
