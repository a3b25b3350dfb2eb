"""Triggers: no repeated subsidy claim, and an audit that can only grow

A year's cap is held by the unique slot of 0001. Two claims for the same occupation and level are kept apart here:
they conflict when the day of either lies in the other's span [repeat_from, repeat_until), which Python computed,
since databases disagree on 29 February plus a year.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A claim stands while it holds a slot, or, where the office keeps it outside the cap, from the moment it counts.
STANDS = """
    ({claim}.slot is not null or (not {claim}.counts
      and {claim}.status not in ('refused', 'returned', 'withdrawn')
      and (not {claim}.slot_at_payment or {claim}.status = 'paid')))
"""
NEW_STANDS, OTHER_STANDS = STANDS.format(claim="new"), STANDS.format(claim="other")
REPEATED = f"""
    select 1 from subsidy_claims other
    where other.person_id = new.person_id and other.repeat_key = new.repeat_key
      and other.id <> coalesce(new.id, -1) and {OTHER_STANDS}
      and ((other.repeat_from <= new.counted_on and new.counted_on < other.repeat_until)
        or (new.repeat_from <= other.counted_on and other.counted_on < new.repeat_until))
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()


def _upgrade_sqlite() -> None:
    for event in ("insert", "update"):
        op.execute(
            f"create trigger subsidy_claims_no_repeat_{event} before {event} on subsidy_claims"
            f" when {NEW_STANDS} and exists ({REPEATED})"
            " begin select raise(abort, 'subsidy_claims_no_repeat'); end"
        )
    for event in ("update", "delete"):
        op.execute(
            f"create trigger audit_no_{event} before {event} on audit"
            " begin select raise(abort, 'audit_append_only'); end"
        )


def _upgrade_postgresql() -> None:
    # The lock makes two claims of one person wait for each other even when a caller forgot to lock the row.
    op.execute(
        sa.text(f"""
        create function subsidy_claims_no_repeat() returns trigger language plpgsql as $$
        begin
          if {NEW_STANDS} then
            perform pg_advisory_xact_lock(hashtextextended(new.person_id, 0));
            if exists ({REPEATED}) then
              raise exception 'subsidy_claims_no_repeat' using errcode = 'unique_violation';
            end if;
          end if;
          return new;
        end $$
    """)
    )
    op.execute(
        "create trigger subsidy_claims_no_repeat before insert or update on subsidy_claims"
        " for each row execute function subsidy_claims_no_repeat()"
    )
    op.execute(
        sa.text("""
        create function audit_append_only() returns trigger language plpgsql as $$
        begin raise exception 'audit_append_only'; end $$
    """)
    )
    op.execute(
        "create trigger audit_append_only before update or delete on audit"
        " for each row execute function audit_append_only()"
    )
    op.execute(
        "create trigger audit_no_truncate before truncate on audit"
        " for each statement execute function audit_append_only()"
    )


def downgrade() -> None:
    raise NotImplementedError("the line is not given up")
