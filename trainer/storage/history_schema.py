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
    """
    ALTER TABLE workout ADD COLUMN key TEXT NOT NULL DEFAULT '';  -- tells a workout from all others
    UPDATE workout SET key = lower(hex(randomblob(16)));
    CREATE UNIQUE INDEX workout_key ON workout (key);
    ALTER TABLE workout ADD COLUMN ended TEXT;  -- when it was written last, ISO 8601 with zone
    ALTER TABLE workout ADD COLUMN open INTEGER NOT NULL DEFAULT 0;  -- its session has not ended
    ALTER TABLE workout ADD COLUMN place TEXT;  -- where it can be gone on with: an address, as JSON
    ALTER TABLE workout ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE workout ADD COLUMN program TEXT NOT NULL DEFAULT '';  -- the version that wrote it
    ALTER TABLE block ADD COLUMN rounds INTEGER;  -- done, where rounds are counted
    ALTER TABLE block ADD COLUMN began TEXT;  -- ISO 8601 with zone
    ALTER TABLE block ADD COLUMN load TEXT;  -- what the weight is called
    ALTER TABLE block ADD COLUMN weight_kg REAL
    """,
)
"""Step number n brings a file from version n to version n + 1 (SQLite's `user_version`)."""
