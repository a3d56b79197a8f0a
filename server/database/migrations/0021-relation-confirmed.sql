-- A relation takes sight away from whoever it names, so one person's word is not enough: it counts once a second officer confirmed it.
-- Exclusions that follow from older records stand; for new matters those records wait for the confirmation too.
alter table relation add column confirmed_by int references officer;
alter table relation add column confirmed_at timestamptz;
alter table relation add constraint relation_second check ((confirmed_by is null) = (confirmed_at is null) and confirmed_by <> recorded_by);
