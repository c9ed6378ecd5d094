-- Texts of the word lists that a charter takes from files: a published version must be readable without them.
ALTER TABLE charters ADD COLUMN files TEXT;
