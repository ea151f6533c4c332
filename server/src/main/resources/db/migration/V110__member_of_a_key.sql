-- A member's id derives from the key he makes when he accepts (protocol section 7), so an invitation cannot know it.
-- Ids that were drawn before lead to no member any more.
DELETE FROM invitation;
ALTER TABLE invitation DROP COLUMN member;
ALTER TABLE acceptance ADD COLUMN member uuid NOT NULL UNIQUE;
