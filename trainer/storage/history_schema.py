"""The diary's tables, as the steps that lead to them: a step, once released, never changes."""

MIGRATIONS = (
    """
    CREATE TABLE workout (
        id          INTEGER PRIMARY KEY,
        routine     TEXT NOT NULL,
        name        TEXT NOT NULL,
        started     TEXT NOT NULL, -- ISO 8601 with zone
        elapsed_ms  INTEGER NOT NULL,
        completed   INTEGER NOT NULL,
        felt        TEXT CHECK (felt IN ('easy', 'right', 'hard'))
    );
    CREATE INDEX workout_routine ON workout (routine);
    CREATE TABLE block (
        workout      INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
        place        INTEGER NOT NULL,
        step         TEXT NOT NULL,
        exercise     TEXT NOT NULL,
        variant      TEXT,
        side         TEXT CHECK (side IN ('left', 'right')),
        round        INTEGER NOT NULL,
        set_         INTEGER NOT NULL,
        planned_reps INTEGER NOT NULL,
        reps         INTEGER NOT NULL,
        planned_ms   INTEGER NOT NULL,
        done_ms      INTEGER NOT NULL,
        PRIMARY KEY (workout, place)
    ) WITHOUT ROWID
    """,
)
"""Step number n brings a file from version n to version n + 1 (SQLite's `user_version`)."""
