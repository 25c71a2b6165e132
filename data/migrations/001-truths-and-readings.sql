-- A book: five kinds of truth, only ever added to, and what was read out of them, which can be made again.
-- A kind of decision or of roster change that older programs do not know needs a migration too, if only an empty
-- one: the version then tells them to keep off.

-- ---- truth ---------------------------------------------------------------------------------------------------

-- A file as it came, once for each content. The bytes stand apart: finding a hash must not turn every page of them.
CREATE TABLE original (
    id      INTEGER PRIMARY KEY,
    sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    size    INTEGER NOT NULL,           -- bytes of the file
    packing TEXT NOT NULL CHECK (packing IN ('raw', 'deflate'))
) STRICT;

CREATE TABLE original_bytes (
    original INTEGER PRIMARY KEY REFERENCES original (id),
    bytes    BLOB NOT NULL
) STRICT;

-- One arrival of a file.
CREATE TABLE receipt (
    id       INTEGER PRIMARY KEY,
    original INTEGER NOT NULL REFERENCES original (id),
    path     TEXT NOT NULL,             -- as given
    received TEXT NOT NULL,             -- day
    how      TEXT NOT NULL,             -- file, paper, phone
    batch    INTEGER NOT NULL,
    at       TEXT NOT NULL              -- when it was taken in, UTC
) STRICT;
CREATE INDEX receipt_original ON receipt (original);
CREATE INDEX receipt_batch ON receipt (batch);

CREATE TABLE plan_version (
    id           INTEGER PRIMARY KEY,
    plan         TEXT NOT NULL,
    text         TEXT NOT NULL,         -- the whole plan file
    sha256       BLOB NOT NULL CHECK (length(sha256) = 32),
    applies_from TEXT                   -- day; null: from the beginning
) STRICT;

CREATE TABLE roster_change (
    seq    INTEGER PRIMARY KEY,
    batch  INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (json_valid(change))
) STRICT;
CREATE INDEX roster_change_batch ON roster_change (batch);

-- The journal. kind, subject, old and undoes repeat what the payload says, for listing.
CREATE TABLE decision (
    seq     INTEGER PRIMARY KEY,
    batch   INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    old     TEXT,
    who     TEXT NOT NULL,
    at      TEXT NOT NULL,              -- UTC
    reason  TEXT,
    undoes  INTEGER REFERENCES decision (seq) CHECK (undoes < seq)
) STRICT;
CREATE INDEX decision_batch ON decision (batch);

CREATE TRIGGER original_kept       BEFORE DELETE ON original       BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER original_fixed      BEFORE UPDATE ON original       BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER original_bytes_kept BEFORE DELETE ON original_bytes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER original_bytes_fixed BEFORE UPDATE ON original_bytes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_kept        BEFORE DELETE ON receipt        BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_fixed       BEFORE UPDATE ON receipt        BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER plan_version_kept   BEFORE DELETE ON plan_version   BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER plan_version_fixed  BEFORE UPDATE ON plan_version   BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER roster_change_kept  BEFORE DELETE ON roster_change  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER roster_change_fixed BEFORE UPDATE ON roster_change  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decision_kept       BEFORE DELETE ON decision       BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decision_fixed      BEFORE UPDATE ON decision       BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- ---- derived: made again by a rebuild ---------------------------------------------------------------------------

-- What became of a file, and by which plan version and engine it was read.
CREATE TABLE file_outcome (
    receipt      INTEGER PRIMARY KEY REFERENCES receipt (id),
    outcome      TEXT NOT NULL,
    findings     TEXT,                  -- JSON; null: none
    plan_version INTEGER NOT NULL REFERENCES plan_version (id),
    engine       INTEGER NOT NULL
) STRICT;

-- The reports in a file. id = receipt × 2^20 + ordinal: one key for the three tables, in order of arrival.
-- Header, figures and lineage stand apart because a list needs the first, the standing the second, and only a
-- report that somebody looks at the third.
CREATE TABLE reading (
    id       INTEGER PRIMARY KEY,
    unit     TEXT,
    period   TEXT,
    question TEXT,                      -- JSON
    sheet    TEXT,                      -- the sheet and zero-based row of a report that is one row of a file
    row      INTEGER,
    alias    TEXT,
    "values" INTEGER NOT NULL,
    errors   INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    notes    INTEGER NOT NULL
) STRICT;
CREATE INDEX reading_period_unit ON reading (period, unit);

CREATE TABLE reading_figures (
    id   INTEGER PRIMARY KEY REFERENCES reading (id),
    blob BLOB NOT NULL
) STRICT;

CREATE TABLE reading_lineage (
    id   INTEGER PRIMARY KEY REFERENCES reading (id),
    blob BLOB NOT NULL
) STRICT;
