"""The hard person: curt, vague, wrong at first, now silent and now elsewhere, and soon gone."""
