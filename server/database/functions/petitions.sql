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

-- What the officer is excluded from, once a statement: policies subtract it without a call per row.
create or replace function app_exclusions() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public as
$$ select coalesce(array_agg(distinct e.petition_id), '{}') from public.exclusion e where e.officer_id = app_uid() $$;

-- The clerk who wrote a letter into the register, until he hands it over.
create or replace function app_registers(p_petition uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.petition p
     where p.id = p_petition and p.registered_by = app_uid() and p.handed_over_at is null)
   and not public.app_excluded(p_petition) $$;

-- A book is known to who holds a matter in it; an open one also within the units one sees.
create or replace function app_may_know_book(p_unit int, p_kind text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select p_kind = 'open' and (public.app_all() or p_unit = any (public.app_units()))
     or exists (select 1 from public.petition_grant g join public.petition p on p.id = g.petition_id join public.book b on b.id = p.book_id
       where g.officer_id = app_uid() and g.revoked_at is null and b.unit_id = p_unit and b.kind = p_kind and not app_excluded(p.id)) $$;

-- A sealed file of a petition the officer does not hold, or one that waits for a submission.
create or replace function app_blob_hidden(p_hash text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.petition_part t where t.blob_hash = p_hash and not app_sees(t.petition_id))
     or exists (select 1 from public.pending_upload u where u.blob_hash = p_hash) $$;

-- Excluding somebody takes away what he held, whoever records it and in whatever order.
create or replace function exclusion_revokes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  update public.petition_grant g set revoked_at = new.recorded_at, revoked_why = 'excluded', wrap = null
    where g.petition_id = new.petition_id and g.officer_id = new.officer_id and g.revoked_at is null;
  -- What was only suspended does not come back with a role either.
  update public.petition_grant g set wrap = null
    where g.petition_id = new.petition_id and g.officer_id = new.officer_id and g.wrap is not null;
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

-- What a page of petitions is shown with, for all its rows in one question: who can open each, the clock that ends first, what
-- stands open. Only of petitions the officer may know.
create or replace function petition_standing(p_ids uuid[], p_today date) returns table (id uuid, can_open int, own jsonb, rule text, due_on date,
    provisional boolean, has_mailbox boolean, forward_to int, forward_outside boolean, is_forwarded boolean, extendable boolean, has_hold boolean,
    removal_asked_by int, to_approve boolean, identity_asked boolean)
  language sql stable security definer set search_path = pg_catalog, public as
$$
  with mine as materialized (
    select g.petition_id as id, jsonb_agg(jsonb_build_object('part', g.part, 'capacity', g.capacity, 'keyId', g.key_id, 'opens', g.wrap is not null)) as own
    from public.petition_grant g
    where g.petition_id = any (p_ids) and g.officer_id = app_uid() and g.revoked_at is null
      and not exists (select from public.exclusion e where e.petition_id = g.petition_id and e.officer_id = app_uid())
    group by 1
  )
  select m.id,
    (select count(distinct g.officer_id)::int from public.petition_grant g join public.petition p on p.id = g.petition_id
      join public.officer o on o.id = g.officer_id and (o.ended_on is null or o.ended_on >= p_today)
      left join public.officer_key k on k.id = g.key_id and k.revoked_at is null
      where g.petition_id = m.id and g.part = 'content' and g.revoked_at is null and (p.content_recipient is null or g.wrap is not null and k.id is not null)),
    m.own, clock.rule, clock.due_on, clock.provisional,
    exists (select from public.mailbox b where b.petition_id = m.id),
    f.to_unit_id, coalesce(f.to_outside is not null, false), f.id is not null,
    exists (select from public.petition p join public.obligation o on o.subject_kind = 'petition' and o.subject_id = p.id
      where p.id = m.id and p.is_complex and p.extended_on is null and o.rule in ('petitions.internal-report', 'petitions.front')
        and o.met_on is null and o.ended_on is null),
    exists (select from public.legal_hold h where h.petition_id = m.id and h.lifted_at is null),
    (select r.asked_by from public.removal r where r.petition_id = m.id and r.decided_at is null),
    exists (select from public.petition_publication w where w.petition_id = m.id and w.approved_by is null and w.proposed_by <> app_uid()),
    exists (select from public.identity_request i where i.petition_id = m.id and i.decided_at is null)
  from mine m left join public.petition_forward f on f.petition_id = m.id and f.returned_on is null
    left join lateral (select o.rule, o.due_on, o.provisional from public.obligation o where o.subject_kind = 'petition' and o.subject_id = m.id
      and o.met_on is null and o.ended_on is null and o.paused_on is null order by o.due_on nulls last, o.id limit 1) clock on true
$$;

-- The officer's own list, along his grants: behind row policies every filter would cost two lookups more for each petition looked
-- at. The rule is repeated here: a content grant in force, less every exclusion. Names of filters are those of the contract.
create or replace function my_petitions_sql(p_filter jsonb, p_today date) returns text language plpgsql stable
  set search_path = pg_catalog, public as
$$
declare
  rule text := format('g.officer_id = %s and g.revoked_at is null and g.part = ''content'' and not exists (select from public.exclusion e
    where e.petition_id = g.petition_id and e.officer_id = %1$s)', coalesce(app_uid(), -1));
  late text := format('exists (select from public.obligation o where o.subject_kind = ''petition'' and o.subject_id = p.id and o.met_on is null
    and o.ended_on is null and o.paused_on is null and o.due_on < %L::date)', p_today);
  ended constant text := '(''closed'', ''forwarded'', ''filed'', ''removed'')';
  name text;
begin
  if p_filter = '{}' then return 'from public.petition_grant g where ' || rule; end if;
  if p_filter ? 'state' then
    rule := rule || format(' and p.state = any (array(select jsonb_array_elements_text(%L::jsonb)))', p_filter -> 'state');
  end if;
  foreach name in array array['kind', 'channel', 'field'] loop
    if p_filter ? name then rule := rule || format(' and p.%I = %L', name, p_filter ->> name); end if;
  end loop;
  if p_filter ? 'officeId' then rule := rule || format(' and p.office_id = %L::int', p_filter ->> 'officeId'); end if;
  if p_filter ? 'handlingUnitId' then rule := rule || format(' and p.handling_unit_id = %L::int', p_filter ->> 'handlingUnitId'); end if;
  if p_filter ? 'bookId' then rule := rule || format(' and p.book_id = %L::uuid', p_filter ->> 'bookId'); end if;
  if p_filter ? 'number' then rule := rule || format(' and p.book_number = %L::int', p_filter ->> 'number'); end if;
  if p_filter ? 'mine' then
    rule := rule || format(' and p.handler_id is %s distinct from %s', case when (p_filter ->> 'mine')::boolean then 'not' else '' end, app_uid());
  end if;
  if p_filter ? 'open' then rule := rule || format(' and p.state %s in %s', case when (p_filter ->> 'open')::boolean then 'not' else '' end, ended); end if;
  if p_filter ? 'late' then rule := rule || ' and ' || case when (p_filter ->> 'late')::boolean then '' else 'not ' end || late; end if;
  return 'from public.petition_grant g join public.petition p on p.id = g.petition_id where ' || rule;
end $$;

create or replace function my_petitions(p_filter jsonb, p_today date, p_at timestamptz, p_id uuid, p_limit int)
  returns table (petition_id uuid, received_at timestamptz) language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
begin
  return query execute 'select g.petition_id, g.received_at ' || public.my_petitions_sql(p_filter, p_today)
    || case when p_id is null then '' else format(' and (g.received_at, g.petition_id) < (%L::timestamptz, %L::uuid)', p_at, p_id) end
    || format(' order by g.received_at desc, g.petition_id desc limit %s', p_limit);
end $$;

create or replace function my_petitions_count(p_filter jsonb, p_today date, p_most int) returns int language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
declare v_count int;
begin
  execute format('select count(*)::int from (select %s limit %s) x', public.my_petitions_sql(p_filter, p_today), p_most) into v_count;
  return v_count;
end $$;

-- The next number of a book, without a gap: the row is locked until the step commits, and rolled back with it.
drop function if exists book_next(int, text, int, uuid, date);
create or replace function book_next(p_unit int, p_kind text, p_year int, p_petition uuid, p_on date) returns table (book_id uuid, number int)
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
  return query select v_book, v_number;
end $$;

revoke execute on function app_exclusions(), petition_standing(uuid[], date), my_petitions_sql(jsonb, date),
  my_petitions(jsonb, date, timestamptz, uuid, int), my_petitions_count(jsonb, date, int), app_blob_hidden(text), app_sees(uuid), app_sees(text), app_excluded(uuid), app_registers(uuid), app_may_know_book(int, text),
  exclusion_revokes(), grant_not_excluded(), part_is_its_hash(), petition_insert_only(), book_next(int, text, int, uuid, date) from public;
grant execute on function app_exclusions(), petition_standing(uuid[], date), my_petitions(jsonb, date, timestamptz, uuid, int),
  my_petitions_count(jsonb, date, int), app_blob_hidden(text), app_sees(uuid), app_sees(text), app_excluded(uuid), app_registers(uuid), app_may_know_book(int, text),
  book_next(int, text, int, uuid, date) to app_wide, app_scoped;

-- The ledger and its figures: only open books are counted for a reader; a sealed one, and what is in no book yet, is counted from
-- the rows the reader holds, so that no total tells him of a matter he must not know.
create or replace function app_counts_book(p_unit int, p_kind text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select p_kind = 'open' and (public.app_all() or p_unit = any (public.app_units())) $$;

-- Who can open it: a key sealed to them that is still in use, and the officer still in service. What came from an old register on
-- paper has nothing sealed: who knows of it holds it.
drop function if exists petition_holders(uuid);
create or replace function petition_holders(p_petition uuid) returns int[] language sql stable security definer
  set search_path = pg_catalog, public as
$$ select coalesce(array_agg(distinct g.officer_id order by g.officer_id), '{}') from public.petition_grant g
   join public.petition p on p.id = g.petition_id
   join public.officer o on o.id = g.officer_id and (o.ended_on is null or o.ended_on >= app_today())
   where g.petition_id = p_petition and g.part = 'content' and g.revoked_at is null
     and (p.content_recipient is null or g.wrap is not null and exists (select from public.officer_key k where k.id = g.key_id and k.revoked_at is null))
     and (app_system() or app_sees(p_petition) or app_registers(p_petition)) $$;

-- Gatekeepers of the next gate above a unit, to be told that a report below needs another holder: never who is excluded from it.
create or replace function next_gate_officers(p_petition uuid, p_unit int) returns int[] language sql stable security definer
  set search_path = pg_catalog, public as
$$ select coalesce(array_agg(distinct r.officer_id), '{}') from public.officer_role r
   join public.unit u on u.id = p_unit left join public.gate g on g.unit_id = u.id
   where r.role = 'gatekeeper' and r.unit_id = coalesce(g.next_unit_id, u.parent_id)
     and r.from_on <= app_today() and (r.to_on is null or r.to_on >= app_today())
     and not exists (select 1 from public.exclusion e where e.petition_id = p_petition and e.officer_id = r.officer_id)
     and (app_system() or app_sees(p_petition) or app_registers(p_petition)) $$;

create or replace function petition_mailbox(p_petition uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public as
$$ select m.recipient from public.mailbox m where m.petition_id = p_petition and (app_system() or app_sees(p_petition)) limit 1 $$;

-- What decides who is excluded: those named, who works under them, who is related to them (once two officers said so). Relations are read past row policies:
-- they are nobody's to browse, but they must count.
create or replace function exclusion_facts(p_petition uuid) returns jsonb language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
declare v_accused int[]; v_units int[]; v_answer jsonb;
begin
  -- Who answers for the root asks it for a recovery: nobody who sees the matter may be left.
  if not (app_system() or app_sees(p_petition) or app_registers(p_petition) or not app_excluded(p_petition)
      and exists (select from public.app_grants() g where g.role in ('leader', 'steering', 'inspector'))) then return null; end if;
  select coalesce(array_agg(distinct s.officer_id) filter (where s.officer_id is not null), '{}'),
         coalesce(array_agg(distinct s.unit_id) filter (where s.unit_id is not null), '{}')
    into v_accused, v_units from public.named_subject s where s.petition_id = p_petition and s.withdrawn_at is null;
  select v_units || coalesce(array_agg(p.office_id), '{}') into v_units from public.petition p
    where p.id = p_petition and p.office_id is not null and p.kind <> 'rules_feedback';
  with roots as (
    select unnest(v_units) as id
    union
    select t.unit_id from public.appointment a join public.post t on t.id = a.post_id
      where a.officer_id = any (v_accused) and t.is_head and a.from_on <= app_today() and (a.to_on is null or a.to_on >= app_today())
  ), under as (
    select distinct c.descendant_id as id from roots r join public.unit_closure c on c.ancestor_id = r.id
  ), people as (
    select unnest(v_accused) as id
    union
    select o.id from public.officer o where o.unit_id in (select id from under)
      and exists (select 1 from public.officer_role r where r.officer_id = o.id and (r.to_on is null or r.to_on >= app_today())
        and r.role not in ('handler', 'reporter', 'auditor'))
    union
    select a.officer_id from public.appointment a join public.post t on t.id = a.post_id
      where t.unit_id in (select id from under) and a.from_on <= app_today() and (a.to_on is null or a.to_on >= app_today())
        and exists (select 1 from public.officer_role r where r.officer_id = a.officer_id and (r.to_on is null or r.to_on >= app_today()))
    union
    select g.officer_id from public.petition_grant g where g.petition_id = p_petition and g.revoked_at is null
  )
  select jsonb_build_object(
    'accused', to_jsonb(v_accused), 'units', to_jsonb(v_units),
    'people', coalesce((select jsonb_agg(jsonb_build_object('id', o.id,
        'belongs', (select coalesce(jsonb_agg(distinct c.ancestor_id), '[]') from public.unit_closure c
          where c.descendant_id = o.unit_id or c.descendant_id in (
            select t.unit_id from public.appointment a join public.post t on t.id = a.post_id
            where a.officer_id = o.id and a.from_on <= app_today() and (a.to_on is null or a.to_on >= app_today()))),
        'heads', (select coalesce(jsonb_agg(distinct t.unit_id), '[]') from public.appointment a join public.post t on t.id = a.post_id
          where a.officer_id = o.id and t.is_head and a.from_on <= app_today() and (a.to_on is null or a.to_on >= app_today()))))
      from people p join public.officer o on o.id = p.id), '[]'),
    'relations', coalesce((select jsonb_agg(jsonb_build_object('officer', r.officer_id, 'other', r.other_id, 'kind', r.kind))
      from public.relation r where r.ended_on is null and r.confirmed_at is not null and (r.officer_id = any (v_accused) or r.other_id = any (v_accused))), '[]'),
    'excluded', coalesce((select jsonb_agg(jsonb_build_object('officer', e.officer_id, 'ground', e.ground))
      from public.exclusion e where e.petition_id = p_petition), '[]')) into v_answer;
  return v_answer;
end $$;

-- The book a matter belongs in at a unit: sealed when anybody excluded from it could count the open one.
create or replace function book_kind_for(p_petition uuid, p_unit int) returns text language sql stable security definer
  set search_path = pg_catalog, public as
$$ select case when exists (
     select 1 from public.exclusion e join public.officer o on o.id = e.officer_id
     where e.petition_id = p_petition and (
       o.unit_id = p_unit
       or exists (select 1 from public.officer_role r where r.officer_id = e.officer_id and (r.to_on is null or r.to_on >= app_today())
         and (r.reach = 'all' or r.unit_id = p_unit
           or r.reach = 'subtree' and exists (select 1 from public.unit_closure c where c.ancestor_id = r.unit_id and c.descendant_id = p_unit)))))
   then 'sealed' else 'open' end
   where app_system() or app_sees(p_petition) or app_registers(p_petition) $$;

-- Clock-only supervision: no id, number, kind or field leaves here. Open books within reach only.
create or replace function petition_clocks() returns table (unit_id int, state text, rule text, due_on date)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select b.unit_id, p.state, o.rule, o.due_on
   from public.obligation o join public.petition p on p.id = o.subject_id join public.book b on b.id = p.book_id
   where o.subject_kind = 'petition' and o.met_on is null and o.ended_on is null and o.paused_on is null
     and b.kind = 'open' and ((select app_all()) or b.unit_id = any ((select app_units())::int[]))
     and not p.id = any ((select app_exclusions())::uuid[]) $$;

-- Suspends what an officer held who leaves: the administrator who records it learns nothing of the matters, not even their number.
-- The wrapped keys go once two others hold the matter (custody/jobs.ts).
create or replace function petition_officer_left(p_officer int, p_now timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  if not app_may_manage() then raise exception 'petition_officer_left: not allowed' using errcode = 'insufficient_privilege'; end if;
  update public.petition_grant g set revoked_at = p_now, revoked_why = 'left'
    where g.officer_id = p_officer and g.revoked_at is null;
end $$;

-- Destroys what a removal decided by two officers destroys: every envelope, every wrapped key, the sender's marks and the names.
-- Hashes, numbers, grants without a key, exclusions and the ledger stay. Answers the contents of the file store to be deleted.
create or replace function petition_destroy(p_petition uuid, p_now timestamptz) returns text[] language plpgsql security definer
  set search_path = pg_catalog, public as
$$
declare v_blobs text[];
begin
  if not app_sees(p_petition) or not exists (select 1 from public.removal r
      where r.petition_id = p_petition and r.granted and r.decided_by = app_uid() and r.asked_by <> app_uid()) then
    raise exception 'petition_destroy: not allowed' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(distinct p.blob_hash), '{}') into v_blobs from public.petition_part p
    where p.petition_id = p_petition and p.blob_hash is not null;
  update public.petition_part p set bytes = null, blob_hash = null, label = null, removed_at = p_now
    where p.petition_id = p_petition and p.removed_at is null;
  update public.petition_grant g set wrap = null, key_id = null where g.petition_id = p_petition and g.wrap is not null;
  update public.petition_recovery r set wrap = null where r.petition_id = p_petition;
  delete from public.sender_mark m where m.petition_id = p_petition;
  delete from public.named_subject n where n.petition_id = p_petition;
  select coalesce(array_agg(b), '{}') into v_blobs from unnest(v_blobs) b
    where not exists (select 1 from public.petition_part p where p.blob_hash = b)
      and not exists (select 1 from public.attachment a where a.blob_hash = b)
      and not exists (select 1 from public.pending_upload u where u.blob_hash = b);
  delete from public.file_blob f where f.hash = any (v_blobs);
  return v_blobs;
end $$;

-- Recovery reads past the whitelist (nobody may be left who can open the matter), never past an exclusion. Null: not to be known.
create or replace function petition_recovery_facts(p_petition uuid, p_to int) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ select jsonb_build_object('recoveryKeyIds', (select coalesce(jsonb_agg(distinct r.recovery_key_id), '[]') from public.petition_recovery r
       where r.petition_id = p.id and r.wrap is not null),
     'unitIds', to_jsonb(array_remove(array[p.gate_unit_id, p.handling_unit_id], null)),
     'holders', (select coalesce(jsonb_agg(distinct g.officer_id), '[]') from public.petition_grant g
       where g.petition_id = p.id and g.revoked_at is null),
     'toHolds', (select coalesce(jsonb_agg(distinct case g.capacity when 'custodian' then 'identity' else g.part end), '[]') from public.petition_grant g
       where g.petition_id = p.id and g.officer_id = p_to and g.revoked_at is null),
     'toExcluded', exists (select 1 from public.exclusion e where e.petition_id = p.id and e.officer_id = p_to))
   from public.petition p where p.id = p_petition and p.state <> 'removed' and not app_excluded(p.id) $$;

-- The wraps leave once a request stands that two officers made; the keys module hands them out once.
create or replace function petition_recovery_wraps(p_petition uuid, p_key uuid, p_request uuid) returns table (part text, wrap bytea)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select r.part, r.wrap from public.petition_recovery r
   where r.petition_id = p_petition and r.recovery_key_id = p_key and r.wrap is not null and not app_excluded(p_petition)
     and exists (select 1 from public.recovery_request q where q.id = p_request and q.petition_id = p_petition and q.recovery_key_id = p_key
       and q.part = r.part and q.confirmed_at is not null and q.withdrawn_at is null and app_uid() in (q.asked_by, q.second_id, q.to_officer_id)) $$;

create or replace function petition_recovery_grant(p_petition uuid, p_request uuid, p_to int, p_key uuid, p_part text, p_wrap bytea, p_now timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if app_excluded(p_petition) or not exists (select 1 from public.recovery_request q where q.id = p_request and q.petition_id = p_petition
      and q.to_officer_id = p_to and q.part = p_part and q.confirmed_at is not null and q.withdrawn_at is null and app_uid() in (q.asked_by, q.second_id, q.to_officer_id))
    or not exists (select 1 from public.officer_key k where k.id = p_key and k.officer_id = p_to and k.revoked_at is null) then
    raise exception 'petition_recovery_grant: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from public.exclusion e where e.petition_id = p_petition and e.officer_id = p_to) then return false; end if;
  update public.petition_grant g set revoked_at = p_now, revoked_why = 'replaced', wrap = null
    where g.petition_id = p_petition and g.officer_id = p_to and g.part = p_part and g.revoked_at is null;
  insert into public.petition_grant (petition_id, officer_id, part, capacity, key_id, wrap, given_by, given_at, received_at)
    select p.id, p_to, p_part, case p_part when 'content' then 'superior' else 'custodian' end, p_key, p_wrap, app_uid(), p_now, p.received_at
    from public.petition p where p.id = p_petition;
  return true;
end $$;

-- What the portal shows of the handling: tables of finished quarters with small cells hidden, and words approved for the public.
create or replace function portal_results() returns table (quarter text, made_at timestamptz, tables jsonb)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select t.quarter, t.made_at, t.tables from public.petition_public_table t order by t.quarter desc limit 12 $$;
create or replace function portal_publications(p_limit int) returns table (id uuid, kind text, unit_name text, words text, published_on date)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select p.id, p.kind, u.name, p.words, p.published_on from public.petition_publication p join public.unit u on u.id = p.unit_id
   where p.published_on is not null order by p.published_on desc, p.id limit least(p_limit, 200) $$;

revoke execute on function app_counts_book(int, text), petition_holders(uuid), next_gate_officers(uuid, int), petition_mailbox(uuid), exclusion_facts(uuid), book_kind_for(uuid, int),
  petition_clocks(), petition_officer_left(int, timestamptz), petition_destroy(uuid, timestamptz), petition_recovery_facts(uuid, int),
  petition_recovery_wraps(uuid, uuid, uuid), petition_recovery_grant(uuid, uuid, int, uuid, text, bytea, timestamptz), portal_results(),
  portal_publications(int) from public;
grant execute on function app_counts_book(int, text), petition_holders(uuid), next_gate_officers(uuid, int), petition_mailbox(uuid), exclusion_facts(uuid), book_kind_for(uuid, int),
  petition_clocks(), petition_officer_left(int, timestamptz),
  petition_destroy(uuid, timestamptz), petition_recovery_facts(uuid, int), petition_recovery_wraps(uuid, uuid, uuid),
  petition_recovery_grant(uuid, uuid, int, uuid, text, bytea, timestamptz) to app_wide, app_scoped;
grant execute on function portal_results(), portal_publications(int) to app_portal;
