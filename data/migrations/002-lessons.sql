-- New kinds of decisions: how the letters of a file are encoded, where its figures stand, a password given, figures keyed
-- in; and receipts of scans. Programs before this version would not know what to make of them.

-- What a report says, in short: a version that says the same as the one before is no question. Null: read before this
-- was kept.
ALTER TABLE reading ADD COLUMN digest INTEGER;
