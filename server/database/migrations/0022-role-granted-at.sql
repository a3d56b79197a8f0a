-- When a role was given, whatever day it counts from: who has just been made an administrator is no second officer.
alter table officer_role add column granted_at timestamptz;
comment on column officer_role.granted_at is 'Lúc giao (from_on có thể lùi); trống: bản ghi có trước khi có cột này';
