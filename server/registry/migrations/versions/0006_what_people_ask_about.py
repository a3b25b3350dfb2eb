"""What people ask about a class or a job before they say yes; null is "not on record"."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS: dict[str, dict[str, Any]] = {
    "bases": {
        "phone_public": sa.Boolean(),
        "how_to_get_there": sa.String(200),
        "guide_dog_allowed": sa.Boolean(),
    },
    "courses": {
        "for_beginners": sa.Boolean(),
        "certificate_exam": sa.Boolean(),
        "materials_yuan": sa.Integer(),
        "age_min": sa.Integer(),
        "age_max": sa.Integer(),
        "device_needed": sa.String(100),
    },
    "classes": {
        "meals": sa.String(10),
        "companion_allowed": sa.Boolean(),
        "companion_lodging": sa.Boolean(),
        "daily_hours": sa.String(100),
        "weekends": sa.Boolean(),
        "teacher": sa.String(100),
        "deposit_yuan": sa.Integer(),
        "bring": sa.String(200),
        "parents_may_apply": sa.Boolean(),
    },
    "jobs": {
        "meals": sa.String(10),
        "lodging": sa.String(10),
        "daily_hours": sa.String(100),
        "night_shift": sa.Boolean(),
        "weekends_off": sa.Boolean(),
        "social_insurance": sa.Boolean(),
        "probation": sa.String(100),
        "pay_day": sa.String(100),
        "how_to_get_there": sa.String(200),
        "experience_needed": sa.Boolean(),
        "interview": sa.String(100),
        "age_min": sa.Integer(),
        "age_max": sa.Integer(),
    },
}


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)
