-- Who may know of a petition. Row policies of everything that hangs on one ask these; they read past row policies on purpose,
-- so that an excluded officer is subtracted without being able to see that he is excluded.
create or replace function app_sees(p_petition uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.petition_grant g
     where g.petition_id = p_petition and g.officer_id = app_uid() and g.revoked_at is null)
   and not exists (select 1 from public.exclusion e where e.petition_id = p_petition and e.officer_id = app_uid()) $$;

-- The same for columns that hold ids of several kinds as text.
create or replace function app_sees(p_petition text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select case when p_petition ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then public.app_sees(p_petition::uuid) else false end $$;

create or replace function app_excluded(p_petition uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.exclusion e where e.petition_id = p_petition and e.officer_id = app_uid()) $$;

-- The clerk who wrote a letter into the register, until he hands it over.
create or replace function app_registers(p_petition uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.petition p
     where p.id = p_petition and p.registered_by = app_uid() and p.handed_over_at is null)
   and not public.app_excluded(p_petition) $$;

-- Open books are known within the units one sees; a sealed one only to who holds a matter in it.
create or replace function app_may_know_book(p_unit int, p_kind text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select case when p_kind = 'sealed' then exists (
       select 1 from public.book b join public.book_entry n on n.book_id = b.id
       where b.unit_id = p_unit and b.kind = 'sealed' and public.app_sees(n.petition_id))
     else public.app_all() or p_unit = any (public.app_units()) end $$;

-- Excluding somebody takes away what he held, whoever records it and in whatever order.
create or replace function exclusion_revokes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  update public.petition_grant g set revoked_at = new.recorded_at, revoked_why = 'excluded', wrap = null
    where g.petition_id = new.petition_id and g.officer_id = new.officer_id and g.revoked_at is null;
  delete from public.notice n where n.officer_id = new.officer_id and n.subject_kind = 'petition' and n.subject_id = new.petition_id;
  update public.obligation o set officer_id = null
    where o.subject_kind = 'petition' and o.subject_id = new.petition_id and o.officer_id = new.officer_id;
  return new;
end $$;
create or replace trigger exclusion_revokes after insert on public.exclusion
  for each row execute function exclusion_revokes();

create or replace function grant_not_excluded() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  if new.revoked_at is null and exists (select 1 from public.exclusion e
      where e.petition_id = new.petition_id and e.officer_id = new.officer_id) then
    raise exception 'grant_not_excluded' using errcode = 'check_violation', constraint = 'grant_not_excluded';
  end if;
  return new;
end $$;
create or replace trigger grant_not_excluded before insert or update on public.petition_grant
  for each row execute function grant_not_excluded();

-- An envelope is what its hash says; nothing but its removal ever changes it.
create or replace function part_is_its_hash() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
begin
  if tg_op = 'UPDATE' and (new.hash is distinct from old.hash or new.petition_id is distinct from old.petition_id
      or (new.bytes is distinct from old.bytes and new.removed_at is null)) then
    raise exception 'part_is_its_hash' using errcode = 'check_violation', constraint = 'part_is_its_hash';
  end if;
  if new.bytes is not null and new.hash is distinct from sha256(new.bytes) then
    raise exception 'part_is_its_hash' using errcode = 'check_violation', constraint = 'part_is_its_hash';
  end if;
  return new;
end $$;
create or replace trigger part_is_its_hash before insert or update on public.petition_part
  for each row execute function part_is_its_hash();

create or replace function petition_insert_only() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
begin
  raise exception 'petition_insert_only' using errcode = 'insufficient_privilege', hint = 'Chỉ thêm, không sửa, không xóa';
end $$;
create or replace trigger petition_fact_insert_only before update or delete or truncate on public.petition_fact
  for each statement execute function petition_insert_only();
create or replace trigger exclusion_insert_only before update or delete or truncate on public.exclusion
  for each statement execute function petition_insert_only();
create or replace trigger petition_no_delete before delete or truncate on public.petition
  for each statement execute function petition_insert_only();
create or replace trigger petition_part_no_delete before delete or truncate on public.petition_part
  for each statement execute function petition_insert_only();
create or replace trigger book_entry_insert_only before update or delete or truncate on public.book_entry
  for each statement execute function petition_insert_only();

-- The next number of a book, without a gap: the row is locked until the step commits, and rolled back with it.
create or replace function book_next(p_unit int, p_kind text, p_year int, p_petition uuid, p_on date) returns int
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_book uuid; v_number int;
begin
  if not (app_system() or app_sees(p_petition) or app_registers(p_petition)) then
    raise exception 'book_next: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.book (unit_id, kind, year) values (p_unit, p_kind, p_year) on conflict (unit_id, kind, year) do nothing;
  update public.book b set last_number = b.last_number + 1
    where b.unit_id = p_unit and b.kind = p_kind and b.year = p_year returning b.id, b.last_number into v_book, v_number;
  insert into public.book_entry (book_id, number, petition_id, entered_on) values (v_book, v_number, p_petition, p_on);
  return v_number;
end $$;

revoke execute on function app_sees(uuid), app_sees(text), app_excluded(uuid), app_registers(uuid), app_may_know_book(int, text),
  exclusion_revokes(), grant_not_excluded(), part_is_its_hash(), petition_insert_only(), book_next(int, text, int, uuid, date) from public;
grant execute on function app_sees(uuid), app_sees(text), app_excluded(uuid), app_registers(uuid), app_may_know_book(int, text),
  book_next(int, text, int, uuid, date) to app_wide, app_scoped;
