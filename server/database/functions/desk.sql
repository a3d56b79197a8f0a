-- The clerk's desk. What a clerk registers may be no business of his a moment later, so these write and count without his being
-- able to read; each asks first whether he is the one who registered it and still has it.

-- A repeated sending: what was answered the first time, to the same clerk only.
create or replace function desk_known(p_locator bytea) returns table (petition_id uuid, receipt bytea, submission_hash bytea, gate_unit_id int)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select m.petition_id, m.receipt, m.submission_hash, p.gate_unit_id from public.mailbox m join public.petition p on p.id = m.petition_id
   where m.locator = p_locator and p.registered_by = app_uid() $$;

create or replace function desk_mailbox(p_petition uuid, p_locator bytea, p_salt bytea, p_kdf text, p_recipient text, p_verify_key bytea,
    p_self bytea, p_hash bytea, p_receipt bytea, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if not app_registers(p_petition) then
    raise exception 'desk_mailbox: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.mailbox (locator, petition_id, salt, kdf, recipient, verify_key, self, submission_hash, receipt, created_at)
    values (p_locator, p_petition, p_salt, p_kdf, p_recipient, p_verify_key, p_self, p_hash, p_receipt, p_at);
end $$;

-- Whom the sender did not want, or who belongs to the office named.
create or replace function desk_exclude(p_petition uuid, p_officers int[], p_ground text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if not app_registers(p_petition) or p_ground not in ('struck', 'named_office') then
    raise exception 'desk_exclude: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.exclusion (petition_id, officer_id, ground, recorded_by, recorded_at)
    select p_petition, o, p_ground, app_uid(), p_at from unnest(p_officers) o on conflict do nothing;
end $$;

-- From here on the clerk has nothing of it: his own entries only, or all that lie on any desk when the day is closed by the system.
create or replace function desk_hand_over(p_ids uuid[], p_at timestamptz)
  returns table (petition_id uuid, officer_id int, gate_unit_id int)
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  return query
  with given as (
    update public.petition p set handed_over_at = p_at
    where p.registered_by is not null and p.handed_over_at is null and (p_ids is null or p.id = any (p_ids))
      and (app_system() or p.registered_by = app_uid())
    returning p.id, p.registered_by, p.gate_unit_id
  ), ended as (
    update public.petition_grant g set revoked_at = p_at, revoked_why = 'handed_over', wrap = null
    from given where g.petition_id = given.id and g.capacity = 'clerk' and g.officer_id = given.registered_by and g.revoked_at is null
    returning g.id
  )
  select given.id, given.registered_by, given.gate_unit_id from given;
end $$;

-- How many of his own a clerk has handed over, by the day he registered them.
create or replace function desk_counts(p_since date) returns table (day date, count int)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select (a.registered_at at time zone 'Asia/Ho_Chi_Minh')::date, count(*)::int
   from public.petition p join public.petition_arrival a on a.petition_id = p.id
   where p.registered_by = app_uid() and p.handed_over_at is not null
     and a.registered_at >= p_since::timestamp at time zone 'Asia/Ho_Chi_Minh'
   group by 1 order by 1 desc $$;

-- Seen before? Only among what the asker may know: an excluded, a sealed and somebody else's matter are not there at all, and
-- a fingerprint tells nothing about who has ever written. `same_sender` is of one unit's desk key only.
create or replace function desk_near(p_unit int, p_marks bytea[], p_office int, p_kind text, p_field text, p_from date, p_to date)
  returns table (petition_id uuid, same_sender boolean)
  language sql stable security definer set search_path = pg_catalog, public as
$$ with mine as (
     select g.petition_id as id from public.petition_grant g where g.officer_id = app_uid() and g.revoked_at is null
       and not exists (select 1 from public.exclusion e where e.petition_id = g.petition_id and e.officer_id = app_uid())
     group by 1
   ), known as (
     select p.id, exists (select 1 from public.sender_mark s where s.petition_id = p.id and s.unit_id = p_unit and s.mark = any (p_marks)) as same,
       p.received_on, p.received_at, p.office_id, p.kind, p.field
     from mine join public.petition p on p.id = mine.id where p.removed_at is null
   )
   select k.id, k.same from known k
   where k.same or (k.received_on between p_from and p_to and p_office is not null and k.office_id = p_office
     and (p_kind is null or k.kind = p_kind) and (p_field is null or k.field = p_field))
   order by k.same desc, k.received_at desc limit 10 $$;

-- The first clerk's key stands; whoever comes a moment later learns its fingerprint.
create or replace function desk_key_begin(p_unit int, p_fingerprint bytea, p_at timestamptz) returns bytea
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare v bytea;
begin
  if not p_unit = any (app_units()) then
    raise exception 'desk_key_begin: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.desk_key_made (unit_id, fingerprint, made_by, made_at) values (p_unit, p_fingerprint, app_uid(), p_at)
    on conflict (unit_id) do nothing;
  select m.fingerprint into v from public.desk_key_made m where m.unit_id = p_unit;
  return v;
end $$;

create or replace function desk_key_holders(p_unit int) returns table (officer_id int)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select k.officer_id from public.desk_key k where k.unit_id = p_unit and p_unit = any (app_units()) $$;

-- Another letter of a matter on the clerk's own desk.
create or replace function desk_add_letter(p_petition uuid) returns int
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare v int;
begin
  if not app_registers(p_petition) then return null; end if;
  update public.petition p set letter_count = p.letter_count + 1, version = p.version + 1 where p.id = p_petition returning p.letter_count into v;
  return v;
end $$;

-- An old register becomes a book with its own numbers: only where the unit has no number yet for that year. Answers the book, or null.
create or replace function desk_book(p_unit int, p_year int, p_on_paper int, p_entries jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare v_book uuid; v_count int; v_last int;
begin
  select count(*), max(e.number) into v_count, v_last from jsonb_to_recordset(p_entries) as e (id uuid, number int);
  if v_count = 0 or v_last <> v_count + p_on_paper or exists (
      select 1 from jsonb_to_recordset(p_entries) as e (id uuid, number int) where not app_registers(e.id)) then
    raise exception 'desk_book: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.book (unit_id, kind, year) values (p_unit, 'open', p_year) on conflict (unit_id, kind, year) do nothing;
  update public.book b set last_number = v_last, opening_count = p_on_paper
    where b.unit_id = p_unit and b.kind = 'open' and b.year = p_year and b.last_number = 0 returning b.id into v_book;
  if v_book is null then return null; end if;
  insert into public.book_entry (book_id, number, petition_id, entered_on)
    select v_book, e.number, e.id, e."on" from jsonb_to_recordset(p_entries) as e (id uuid, number int, "on" date);
  update public.petition p set book_id = v_book, book_number = e.number
    from jsonb_to_recordset(p_entries) as e (id uuid, number int) where p.id = e.id;
  return v_book;
end $$;

revoke execute on function desk_known(bytea), desk_mailbox(uuid, bytea, bytea, text, text, bytea, bytea, bytea, bytea, timestamptz),
  desk_exclude(uuid, int[], text, timestamptz), desk_hand_over(uuid[], timestamptz), desk_counts(date),
  desk_near(int, bytea[], int, text, text, date, date), desk_key_begin(int, bytea, timestamptz), desk_key_holders(int), desk_add_letter(uuid),
  desk_book(int, int, int, jsonb) from public;
grant execute on function desk_known(bytea), desk_mailbox(uuid, bytea, bytea, text, text, bytea, bytea, bytea, bytea, timestamptz),
  desk_exclude(uuid, int[], text, timestamptz), desk_hand_over(uuid[], timestamptz), desk_counts(date),
  desk_near(int, bytea[], int, text, text, date, date), desk_key_begin(int, bytea, timestamptz), desk_key_holders(int), desk_add_letter(uuid),
  desk_book(int, int, int, jsonb) to app_wide, app_scoped;
