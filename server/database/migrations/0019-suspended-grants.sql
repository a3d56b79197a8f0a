-- Who loses a role or leaves may open nothing any more, but the key sealed to him is kept until two others can open the matter:
-- ending roles must not be a way to destroy a report for good. Every reader of wraps asks for a grant in force.
do $$
declare v_name text;
begin
  select conname into strict v_name from pg_constraint where conrelid = 'petition_grant'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%revoked_at IS NULL%wrap IS NULL%';
  execute format('alter table petition_grant drop constraint %I', v_name);
end $$;
alter table petition_grant add constraint petition_grant_wrap_kept
  check (wrap is null or revoked_at is null or revoked_why in ('left', 'role_ended'));
create index petition_grant_suspended on petition_grant (petition_id) where revoked_at is not null and wrap is not null;
comment on column petition_grant.wrap is 'Khóa của tin niêm phong cho khóa cán bộ; thôi vai trò, thôi việc thì giữ lại (không dùng được) đến khi có hai người khác mở được';
