"""Staff accounts; who entered, verified, approved and paid; certificate numbers once; paid claims that are reversed"""

import sqlalchemy as sa
from alembic import op

from server.registry.certificate_numbers import number_index
from server.registry.crypto import UnreadableSecret, WrongSecret, keyring

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ENDED = ("refused", "returned", "withdrawn")
GIVEN_BACK = "slot is null or status not in ({ended})"
WHILE_COUNTING = "slot is not null or not counts or status in ({ended}) or (slot_at_payment and status <> 'paid')"
STANDS = """
    ({claim}.slot is not null or (not {claim}.counts
      and {claim}.status not in ({ended})
      and (not {claim}.slot_at_payment or {claim}.status = 'paid')))
"""
REPEATED = """
    select 1 from subsidy_claims other
    where other.person_id = new.person_id and other.repeat_key = new.repeat_key
      and other.id <> coalesce(new.id, -1) and {stands}
      and ((other.repeat_from <= new.counted_on and new.counted_on < other.repeat_until)
        or (new.repeat_from <= other.counted_on and other.counted_on < new.repeat_until))
"""
CERTIFICATES = sa.table(
    "certificates",
    sa.column("id", sa.Integer),
    sa.column("number", sa.Text),
    sa.column("number_hash", sa.String),
    sa.column("verified", sa.Boolean),
)


def upgrade() -> None:
    _add_accounts()
    op.add_column("handover_cases", sa.Column("closed_at", sa.DateTime(), nullable=True))
    op.add_column("handover_cases", sa.Column("urgent_since", sa.DateTime(), nullable=True))
    op.execute("update handover_cases set closed_at = updated_at where status = 'closed'")
    op.execute("update handover_cases set urgent_since = created_at where urgent")
    op.add_column("certificates", sa.Column("number_hash", sa.String(length=64), nullable=True))
    op.add_column("certificates", sa.Column("entered_by", sa.JSON(), nullable=True))
    op.add_column("certificates", sa.Column("verified_by", sa.String(length=60), nullable=True))
    _index_numbers()
    op.create_index(op.f("ix_certificates_number_hash"), "certificates", ["number_hash"], unique=True)
    op.add_column("subsidy_claims", sa.Column("approved_by", sa.String(length=60), nullable=True))
    op.add_column("subsidy_claims", sa.Column("paid_by", sa.String(length=60), nullable=True))
    _end_claims_with((*ENDED, "reversed"))


def downgrade() -> None:
    op.execute("update subsidy_claims set status = 'returned' where status = 'reversed'")
    _end_claims_with(ENDED)
    op.drop_column("subsidy_claims", "paid_by")
    op.drop_column("subsidy_claims", "approved_by")
    op.drop_index(op.f("ix_certificates_number_hash"), table_name="certificates")
    for column in ("verified_by", "entered_by", "number_hash"):
        op.drop_column("certificates", column)
    op.drop_column("handover_cases", "urgent_since")
    op.drop_column("handover_cases", "closed_at")
    op.drop_index(op.f("ix_staff_sign_in_tries_last_at"), table_name="staff_sign_in_tries")
    op.drop_table("staff_sign_in_tries")
    op.drop_index(op.f("ix_staff_sessions_token_hash"), table_name="staff_sessions")
    op.drop_index(op.f("ix_staff_sessions_account_id"), table_name="staff_sessions")
    op.drop_table("staff_sessions")
    op.drop_table("staff_accounts")


def _add_accounts() -> None:
    op.create_table(
        "staff_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_in_name", sa.String(length=40), nullable=False),
        sa.Column("display_name", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("development", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_accounts")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_staff_accounts_sign_in_name")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at_the_latest", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["staff_accounts.id"], name=op.f("fk_staff_sessions_account_id_staff_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sessions")),
    )
    op.create_index(op.f("ix_staff_sessions_account_id"), "staff_sessions", ["account_id"], unique=False)
    op.create_index(op.f("ix_staff_sessions_token_hash"), "staff_sessions", ["token_hash"], unique=True)
    op.create_table(
        "staff_sign_in_tries",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_staff_sign_in_tries")),
    )
    op.create_index(op.f("ix_staff_sign_in_tries_last_at"), "staff_sign_in_tries", ["last_at"], unique=False)


def _index_numbers() -> None:
    """Of a number that stands twice the certificate that was verified, else the first one, keeps it."""
    connection = op.get_bind()
    numbered = sa.select(CERTIFICATES.c.id, CERTIFICATES.c.number).where(CERTIFICATES.c.number.is_not(None))
    seen: set[str] = set()
    try:
        found = [
            (key, keyring().decrypt(stored, f"certificates.number:{key}"))
            for key, stored in connection.execute(
                numbered.order_by(CERTIFICATES.c.verified.desc(), CERTIFICATES.c.id)
            )
        ]
    except UnreadableSecret as error:
        raise WrongSecret(
            "TONGXING_SECRET_KEY is not the key that this registry was written with: "
            "nothing was started and nothing was changed. Set the key that was used before."
        ) from error
    for key, number in found:
        hashed = number_index(number)
        if hashed is not None and hashed not in seen:
            seen.add(hashed)
            kept = sa.update(CERTIFICATES).where(CERTIFICATES.c.id == key).values(number_hash=hashed)
            connection.execute(kept)


def _end_claims_with(statuses: tuple[str, ...]) -> None:
    """State anew in which statuses a claim has given its slot back: in the checks, and in the trigger on repeats."""
    ended = ", ".join(f"'{status}'" for status in statuses)
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    checks = {"slot_given_back": GIVEN_BACK, "slot_while_counting": WHILE_COUNTING}
    with op.batch_alter_table("subsidy_claims") as table:
        for name, condition in checks.items():
            table.drop_constraint(op.f(f"ck_subsidy_claims_{name}"), type_="check")
            table.create_check_constraint(op.f(f"ck_subsidy_claims_{name}"), sa.text(condition.format(ended=ended)))
    new, other = (STANDS.format(claim=claim, ended=ended) for claim in ("new", "other"))
    repeated = REPEATED.format(stands=other)
    if on_sqlite:  # the table was made anew, and its triggers went with the old one
        for event in ("insert", "update"):
            op.execute(
                f"create trigger subsidy_claims_no_repeat_{event} before {event} on subsidy_claims"
                f" when {new} and exists ({repeated})"
                " begin select raise(abort, 'subsidy_claims_no_repeat'); end"
            )
        return
    op.execute(
        sa.text(f"""
        create or replace function subsidy_claims_no_repeat() returns trigger language plpgsql as $$
        begin
          if {new} then
            perform pg_advisory_xact_lock(hashtextextended(new.person_id, 0));
            if exists ({repeated}) then
              raise exception 'subsidy_claims_no_repeat' using errcode = 'unique_violation';
            end if;
          end if;
          return new;
        end $$
    """)
    )
