-- The only doors of the portal to petitions. Each takes a locator or public data; none answers anything of a report but to who
-- holds its code. Words never pass here in clear.

-- The way a report takes: the units above an office (or, without one, the top of the State side), their gates, the officers at them
-- and keepers of identity with the keys they have, and recovery keys. Nothing secret; which keys count is proven by signatures.
create or replace function gate_way(p_office int, p_today date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ with recursive
   top as (select u.id from public.unit u where u.parent_id is null and u.side = 'state' and u.ended_on is null
           order by (u.kind = 'province') desc, u.id limit 1),
   named as (select u.id from public.unit u where u.id = p_office),
   ups (id, depth) as (
     select id, 0 from named
     union all
     select u.parent_id, ups.depth + 1 from ups join public.unit u on u.id = ups.id where u.parent_id is not null and ups.depth < 20
   ),
   -- From the office and from every unit above it: the way may begin above the body of an internal office.
   way (id, step) as (
     select id, 0 from ups union select id, 0 from top where not exists (select from named)
     union
     select coalesce(g.next_unit_id, u.parent_id), way.step + 1
     from way join public.unit u on u.id = way.id left join public.gate g on g.unit_id = u.id
     where coalesce(g.next_unit_id, u.parent_id) is not null and way.step < 20
   ),
   places as (select distinct id from way),
   posted as (
     select r.unit_id, r.role, r.officer_id
     from public.officer_role r join public.officer o on o.id = r.officer_id
     where r.role in ('gatekeeper', 'custodian') and r.unit_id in (select id from places)
       and r.from_on <= p_today and (r.to_on is null or r.to_on >= p_today) and (o.ended_on is null or o.ended_on > p_today)
   ),
   belongs as (
     select p.officer_id, o.unit_id from (select distinct officer_id from posted) p join public.officer o on o.id = p.officer_id
     union
     select p.officer_id, s.unit_id from (select distinct officer_id from posted) p
       join public.appointment a on a.officer_id = p.officer_id and a.from_on <= p_today and (a.to_on is null or a.to_on > p_today)
       join public.post s on s.id = a.post_id
   ),
   shown (id, depth) as (
     select id, 0 from (select id from places union select unit_id from belongs) x
     union
     select u.parent_id, shown.depth + 1 from shown join public.unit u on u.id = shown.id where u.parent_id is not null and shown.depth < 20
   ),
   keys as (
     select k.id, k.officer_id, k.recipient, k.verify_key from public.officer_key k
     where k.revoked_at is null and k.officer_id in (select officer_id from posted)
   ),
   recovery as (
     select k.id, k.unit_id, u.name, k.recipient, public.recovery_certificate(k.id) as statement, k.signer_key_id from public.recovery_key k join public.unit u on u.id = k.unit_id
     where k.ended_at is null and k.active_at is not null and k.unit_id in (select id from shown)
   ),
   root as (select r.id, r.fingerprint, r.said from public.root_statement r where r.state = 'active'),
   chain (key_id) as (
     select id from (select id from keys union select signer_key_id from recovery) x
     union
     select c.signer_key_id from chain join public.key_certificate c on c.key_id = chain.key_id
       join root on root.fingerprint = c.root where c.revoked_at is null
   )
   select jsonb_build_object(
     'top', (select id from top),
     'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'kind', u.kind, 'parentId', u.parent_id,
         'nextId', g.next_unit_id, 'outside', nullif(g.outside_authority, ''))), '[]')
       from (select distinct id from shown) s join public.unit u on u.id = s.id left join public.gate g on g.unit_id = u.id),
     'posted', (select coalesce(jsonb_agg(jsonb_build_object('unit', p.unit_id, 'role', p.role, 'officer', p.officer_id)), '[]') from posted p),
     'belongs', (select coalesce(jsonb_agg(jsonb_build_array(b.officer_id, b.unit_id)), '[]') from belongs b),
     'keys', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'officer', k.officer_id, 'recipient', k.recipient,
         'verifyKey', k.verify_key)), '[]') from keys k),
     'recovery', (select coalesce(jsonb_agg(jsonb_build_object('keyId', r.id, 'unit', r.unit_id, 'unitName', r.name, 'recipient', r.recipient,
         'certificate', r.statement)), '[]') from recovery r),
     'bundle', (select jsonb_build_object(
         'root', jsonb_build_object('said', root.said, 'signatures', (select coalesce(jsonb_agg(s.statement order by s.key_id), '[]')
            from public.root_signature s where s.root_id = root.id and s.fingerprint = root.fingerprint)),
         'certificates', (select coalesce(jsonb_agg(c.statement order by c.id), '[]') from public.key_certificate c
            where c.root = root.fingerprint and c.revoked_at is null and c.key_id in (select key_id from chain)),
         'former', (select coalesce(jsonb_agg(jsonb_build_object('said', f.said, 'signatures', (select coalesce(jsonb_agg(s.statement order by s.key_id), '[]')
            from public.root_signature s where s.root_id = f.id and s.fingerprint = f.fingerprint)) order by f.ended_at desc), '[]')
            from public.root_statement f where f.state = 'replaced'))
       from root)) $$;

-- What the law and the province's own rows say, for counting terms; nothing when the asker already has this very state.
create or replace function intake_law(p_stamp text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ with days as (select * from public.calendar_day where confirmed_at is not null and withdrawn_at is null),
   vals as (select * from public.law_value where confirmed_at is not null and withdrawn_at is null),
   stamp as (select concat_ws('/', (select string_agg(id::text, ',' order by id) from days), (select string_agg(id::text, ',' order by id) from vals)) as s)
   select case when s = p_stamp then null else jsonb_build_object('stamp', s,
     'days', (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name, 'source', source, 'status', status,
        'removes', removes) order by confirmed_at, id), '[]') from days),
     'values', (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'value', value, 'since', since, 'source', source, 'status', status)
        order by confirmed_at, id), '[]') from vals)) end from stamp $$;

-- Before a submission is looked at: whether this code was used already.
create or replace function intake_known(p_locator bytea) returns table (submission_hash bytea, receipt bytea, created_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select m.submission_hash, m.receipt, m.created_at from public.mailbox m where m.locator = p_locator $$;

-- One report, whole or not at all. `p`: working columns and everything small; sealed bytes apart. Answers `stored`, `same` (with the
-- receipt given before), `used` (another report has this code or number), `changed` (a key or role meanwhile ended), `missing` (an upload).
create or replace function intake_receive(p jsonb, p_content bytea, p_identity bytea, p_self bytea, p_receipt bytea, p_submission bytea,
    p_entry bytea, p_salt bytea) returns table (outcome text, known_receipt bytea)
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_id uuid := (p ->> 'id')::uuid;
  v_at timestamptz := (p ->> 'at')::timestamptz;
  v_on date := (p ->> 'on')::date;
  v_gate int := (p ->> 'gate')::int;
  v_locator bytea := decode(p ->> 'locator', 'hex');
  v_known public.mailbox;
  v_count int;
begin
  perform pg_advisory_xact_lock(hashtextextended(p ->> 'locator', 4110));
  select * into v_known from public.mailbox m where m.locator = v_locator;
  if found then
    return query select case when v_known.submission_hash = p_submission then 'same' else 'used' end,
      case when v_known.submission_hash = p_submission then v_known.receipt end;
    return;
  end if;
  if exists (select 1 from public.petition x where x.id = v_id) then return query select 'used', null::bytea; return; end if;

  -- Locked until the end: a key revoked at this moment waits, or is seen here.
  select count(*) into v_count from (
    select k.id from public.officer_key k join jsonb_to_recordset(p -> 'grants') as g ("keyId" uuid, officer int) on g."keyId" = k.id and g.officer = k.officer_id
    where k.revoked_at is null for share of k) held;
  if v_count <> jsonb_array_length(p -> 'grants') then return query select 'changed', null::bytea; return; end if;
  select count(*) into v_count from jsonb_to_recordset(p -> 'grants') as g (officer int, capacity text)
    where g.capacity = 'gate' and exists (select 1 from public.officer_role r where r.officer_id = g.officer and r.role = 'gatekeeper'
      and r.unit_id = v_gate and r.from_on <= v_on and (r.to_on is null or r.to_on >= v_on));
  if v_count <> (select count(*) from jsonb_to_recordset(p -> 'grants') as g (capacity text) where g.capacity = 'gate') then
    return query select 'changed', null::bytea; return;
  end if;
  -- A report comes to its gate and to keepers of identity; whoever else may work on it is appointed by them.
  if exists (select 1 from jsonb_to_recordset(p -> 'grants') as g (officer int, part text, capacity text)
      where g.capacity is distinct from 'gate' and not (g.capacity is not distinct from 'custodian' and g.part is not distinct from 'identity'
        and exists (select 1 from public.officer_role r where r.officer_id = g.officer and r.role = 'custodian'
          and r.from_on <= v_on and (r.to_on is null or r.to_on >= v_on)))) then
    return query select 'changed', null::bytea; return;
  end if;

  with taken as (
    delete from public.pending_upload u where u.locator = v_locator and u.id in (select x::uuid from jsonb_array_elements_text(p -> 'evidence') x)
    returning u.id, u.blob_hash, u.size_bytes)
  select count(*) into v_count from taken;
  if v_count <> jsonb_array_length(p -> 'evidence') then raise exception 'intake_missing' using errcode = 'LI001'; end if;

  insert into public.petition (id, kind, channel, received_on, received_at, office_id, concern, field, gate_unit_id, state, identity,
      content_recipient, identity_recipient)
    values (v_id, p ->> 'kind', 'portal', v_on, v_at, (p ->> 'office')::int, p ->> 'concern', p ->> 'field', v_gate, 'received',
      p ->> 'identity', p ->> 'contentRecipient', p ->> 'identityRecipient');
  insert into public.petition_part (petition_id, part, sealed_to, hash, size_bytes, bytes, made_at)
    values (v_id, 'content', 'report', sha256(p_content), octet_length(p_content), p_content, v_at);
  if p_identity is not null then
    insert into public.petition_part (petition_id, part, sealed_to, hash, size_bytes, bytes, made_at)
      values (v_id, 'identity', 'identity', sha256(p_identity), octet_length(p_identity), p_identity, v_at);
  end if;
  insert into public.petition_part (petition_id, part, sealed_to, hash, size_bytes, blob_hash, made_at)
    select v_id, 'evidence', 'report', decode(f.hash, 'hex'), f.size, f.hash, v_at
    from jsonb_to_recordset(p -> 'files') as f (hash text, size bigint);
  insert into public.exclusion (petition_id, officer_id, ground, recorded_at)
    select v_id, e.officer, e.ground, v_at from jsonb_to_recordset(p -> 'excluded') as e (officer int, ground text)
      join public.officer o on o.id = e.officer on conflict do nothing;
  insert into public.petition_grant (petition_id, officer_id, part, capacity, key_id, wrap, given_at, received_at)
    select v_id, g.officer, g.part, g.capacity, g."keyId", decode(g.wrap, 'base64'), v_at, v_at
    from jsonb_to_recordset(p -> 'grants') as g (officer int, part text, capacity text, "keyId" uuid, wrap text);
  insert into public.petition_recovery (petition_id, part, recovery_key_id, wrap)
    select v_id, r.part, r."keyId", decode(r.wrap, 'base64') from jsonb_to_recordset(p -> 'recovery') as r (part text, "keyId" uuid, wrap text);
  insert into public.mailbox (locator, petition_id, salt, kdf, recipient, verify_key, self, submission_hash, receipt, created_at)
    values (v_locator, v_id, decode(p ->> 'salt', 'hex'), p ->> 'kdf', p ->> 'mailboxRecipient', decode(p ->> 'verifyKey', 'hex'), p_self,
      p_submission, p_receipt, v_at);
  insert into public.obligation (rule, rule_version, subject_kind, subject_id, holder_unit_id, original_holder_unit_id, started_on, due_on,
      due_original_on, provisional, explanation, terms)
    select o.rule, o.version, 'petition', v_id, v_gate, v_gate, v_on, o.due, o.due, o.provisional,
      array(select jsonb_array_elements_text(o.explanation)), o.terms
    from jsonb_to_recordset(p -> 'clocks') as o (rule text, version text, due date, provisional boolean, explanation jsonb, terms jsonb);
  insert into public.petition_fact (happened_on, event, unit_id, book_kind, kind, field, channel)
    values (v_on, 'received', v_gate, 'none', p ->> 'kind', p ->> 'field', 'portal');
  insert into public.notice (officer_id, kind, subject_kind, subject_id, facts, created_on, created_at, once_key)
    select g.officer, 'petitions.received', 'petition', v_id, '{}', v_on, v_at, g.officer || ':petitions.received:' || v_id
    from jsonb_to_recordset(p -> 'grants') as g (officer int, part text, capacity text) where g.part = 'content';
  insert into public.journal (at, act, subject_kind, subject_id, unit_ids, facts, bytes, hash, salt)
    values (v_at, 'petitions.receive', 'petition', v_id::text, '{}', p -> 'facts', p_entry, sha256(p_entry), p_salt);
  return query select 'stored', null::bytea;
exception
  when sqlstate 'LI001' then return query select 'missing', null::bytea;
end $$;

-- What waits under a locator: hashes and sizes, so that the submission names exactly these.
create or replace function intake_uploads(p_locator bytea, p_ids uuid[]) returns table (id uuid, hash text, size bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select u.id, u.blob_hash, u.size_bytes from public.pending_upload u where u.locator = p_locator and u.id = any (p_ids) $$;

-- Whether one more file may wait: how many wait under this locator, and how much waits in all.
create or replace function intake_room(p_locator bytea) returns table (waiting int, bytes bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select (select count(*)::int from public.pending_upload u where u.locator = p_locator),
     (select coalesce(sum(u.size_bytes), 0)::bigint from public.pending_upload u) $$;

create or replace function intake_upload(p_locator bytea, p_hash text, p_size bigint, p_at timestamptz) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare v_id uuid;
begin
  -- Only what is new, or what this very locator sent before: a hash alone may not lay hands on another file of the house.
  if exists (select 1 from public.file_blob b where b.hash = p_hash and (b.size_bytes <> p_size or not (
      exists (select 1 from public.pending_upload u where u.locator = p_locator and u.blob_hash = p_hash)
      or exists (select 1 from public.mailbox m join public.petition_part x on x.petition_id = m.petition_id
        where m.locator = p_locator and x.blob_hash = p_hash and x.made_by is null)))) then
    return null;
  end if;
  insert into public.file_blob (hash, size_bytes) values (p_hash, p_size) on conflict do nothing;
  insert into public.pending_upload (locator, blob_hash, size_bytes, created_at) values (p_locator, p_hash, p_size, p_at)
    on conflict (locator, blob_hash) do update set created_at = excluded.created_at returning id into v_id;
  return v_id;
end $$;

-- Uploads that nothing named within a day; answers the hashes of contents that nobody names any more. The worker removes the files.
create or replace function intake_sweep(p_before timestamptz) returns setof text
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if not app_system() then raise exception 'intake_sweep: not allowed' using errcode = 'insufficient_privilege'; end if;
  return query
  with old as (delete from public.pending_upload u where u.created_at < p_before returning u.id, u.blob_hash)
  delete from public.file_blob b using (select distinct blob_hash from old) o
    where b.hash = o.blob_hash
      and not exists (select 1 from public.petition_part x where x.blob_hash = b.hash)
      and not exists (select 1 from public.attachment a where a.blob_hash = b.hash)
      and not exists (select 1 from public.reading r where r.blob_hash = b.hash)
      and not exists (select 1 from public.pending_upload u where u.blob_hash = b.hash and u.id not in (select old.id from old))
    returning b.hash;
end $$;

-- The salt of a mailbox. One that does not exist has a salt too, always the same, made the same way whether it is needed or not.
create or replace function mailbox_salt(p_locator bytea) returns table (salt bytea, kdf text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce(m.salt, substr(sha256(s.secret || p_locator || s.secret), 1, 16)), coalesce(m.kdf, 'scrypt-13')
   from public.intake_secret s left join public.mailbox m on m.locator = p_locator where s.name = 'salt' $$;

-- Whose signature opens it. Nothing of the report leaves before that was verified.
create or replace function mailbox_key(p_locator bytea) returns table (verify_key bytea, report uuid, content_recipient text, removed boolean)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select m.verify_key, p.id, p.content_recipient, p.removed_at is not null
   from public.mailbox m join public.petition p on p.id = m.petition_id where m.locator = p_locator $$;

create or replace function mailbox_read(p_locator bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ select jsonb_build_object(
     'report', p.id, 'kind', p.kind, 'receivedAt', p.received_at, 'receivedOn', p.received_on, 'state', p.state, 'identity', p.identity,
     'apologisedOn', p.apologised_on, 'publishedOn', p.published_on, 'rating', p.rating,
     'self', encode(m.self, 'base64'), 'receipt', convert_from(m.receipt, 'UTF8'),
     'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'direction', i.direction, 'kind', i.kind, 'at', i.at,
         'envelope', case when i.direction = 'out' then encode(x.bytes, 'base64') end,
         'file', case when i.direction = 'out' and x.blob_hash is not null then jsonb_build_object('size', x.size_bytes) end,
         'rating', null) order by i.at, i.id), '[]')
       from public.mailbox_item i left join public.petition_part x on x.id = i.part_id and x.removed_at is null
         and (i.direction = 'in' or x.sealed_to = 'mailbox')
       where i.petition_id = p.id),
     'clocks', (select coalesce(jsonb_agg(jsonb_build_object('rule', o.rule, 'startedOn', o.started_on, 'dueOn', o.due_on,
         'provisional', o.provisional, 'metOn', o.met_on, 'late', coalesce(coalesce(o.met_on, app_today()) > o.due_on, false),
         'explanation', to_jsonb(o.explanation)) order by o.started_on, o.due_on, o.rule), '[]')
       from public.obligation o where o.subject_kind = 'petition' and o.subject_id = p.id and o.ended_on is null),
     'access', (select coalesce(jsonb_agg(jsonb_build_object('at', j.at, 'act', j.act, 'purpose', j.facts ->> 'purpose',
           'ofIdentity', coalesce(j.facts -> 'parts' ? 'identity', false), 'role', (
           select g.capacity from public.petition_grant g where g.petition_id = p.id and g.officer_id = j.officer_id
           order by (g.part = 'content') desc, g.given_at desc limit 1)) order by j.id desc), '[]')
       from (select * from public.journal j where j.subject_kind = 'petition' and j.subject_id = p.id::text order by j.id desc limit 300) j),
     'tombstone', (select jsonb_build_object('at', coalesce(p.removed_at, r.decided_at), 'ground', r.ground, 'symbol', r.symbol)
       from public.removal r where r.petition_id = p.id and r.granted and p.removed_at is not null order by r.decided_at desc limit 1))
   from public.mailbox m join public.petition p on p.id = m.petition_id where m.locator = p_locator $$;

create or replace function mailbox_file(p_locator bytea, p_item uuid) returns table (blob_hash text, bytes bytea, size bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select x.blob_hash, x.bytes, x.size_bytes
   from public.mailbox m join public.mailbox_item i on i.petition_id = m.petition_id and i.id = p_item and i.direction = 'out'
   join public.petition_part x on x.id = i.part_id and x.removed_at is null and x.sealed_to = 'mailbox' where m.locator = p_locator $$;

-- Something the person adds. Answers `stored`, `same` (sent before), `closed` (removed), `full` (very many today), `missing` (upload).
create or replace function mailbox_put(p_locator bytea, p jsonb, p_envelope bytea, p_proof bytea, p_entry bytea, p_salt bytea) returns text
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_item uuid := (p ->> 'id')::uuid;
  v_kind text := p ->> 'kind';
  v_at timestamptz := (p ->> 'at')::timestamptz;
  v_on date := (p ->> 'on')::date;
  v_petition public.petition;
  v_file record;
  v_part uuid;
begin
  select x.* into v_petition from public.mailbox m join public.petition x on x.id = m.petition_id where m.locator = p_locator for update of x;
  if not found then return 'missing'; end if;
  -- The number is the sender's own and signed: seen before, it is the same thing sent again.
  if exists (select 1 from public.mailbox_item i where i.id = v_item) then
    return case when exists (select 1 from public.mailbox_item i where i.id = v_item and i.petition_id = v_petition.id) then 'same' else 'missing' end;
  end if;
  if v_petition.removed_at is not null then return 'closed'; end if;
  if (select count(*) from public.mailbox_item i where i.petition_id = v_petition.id and i.direction = 'in' and i.at > v_at - interval '1 day') >= 60
    then return 'full'; end if;
  if v_kind = 'evidence' then
    delete from public.pending_upload u where u.locator = p_locator and u.id = (p ->> 'upload')::uuid returning u.blob_hash, u.size_bytes into v_file;
    if not found or v_file.blob_hash <> p ->> 'hash' then
      raise exception 'mailbox_missing' using errcode = 'LI001';
    end if;
    insert into public.petition_part (petition_id, part, sealed_to, hash, size_bytes, blob_hash, made_at)
      values (v_petition.id, 'evidence', 'report', decode(v_file.blob_hash, 'hex'), v_file.size_bytes, v_file.blob_hash, v_at) returning id into v_part;
  elsif p_envelope is not null then
    insert into public.petition_part (petition_id, part, sealed_to, hash, size_bytes, bytes, made_at)
      values (v_petition.id, 'message', 'report', sha256(p_envelope), octet_length(p_envelope), p_envelope, v_at) returning id into v_part;
  end if;
  insert into public.mailbox_item (id, petition_id, direction, kind, part_id, at, proof)
    values (v_item, v_petition.id, 'in', v_kind, v_part, v_at, p_proof);
  if v_kind = 'rating' then
    update public.petition x set rating = (p ->> 'rating')::smallint where x.id = v_petition.id;
  end if;
  insert into public.journal (at, act, subject_kind, subject_id, unit_ids, facts, bytes, hash, salt)
    values (v_at, 'petitions.sender_' || v_kind, 'petition', v_petition.id::text, '{}', p -> 'facts', p_entry, sha256(p_entry), p_salt);
  insert into public.notice (officer_id, kind, subject_kind, subject_id, facts, created_on, created_at, once_key)
    select g.officer_id, 'petitions.' || v_kind, 'petition', v_petition.id, '{}', v_on, v_at, g.officer_id || ':petitions.item:' || v_item
    from public.petition_grant g where g.petition_id = v_petition.id and g.revoked_at is null and g.part = 'content'
      and (v_petition.handler_id is null or g.capacity in ('gate', 'handler', 'signer') or g.officer_id = v_petition.handler_id)
    on conflict do nothing;
  return 'stored';
exception
  when sqlstate 'LI001' then return 'missing';
end $$;

-- Offices that people look for, without regard to accents; `p_like` is escaped. By code for posters.
create or replace function portal_offices(p_like text[], p_code text) returns table (id int, code text, name text, parent text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select u.id, u.code, u.name, a.name
   from public.unit u left join public.unit a on a.id = u.parent_id
   where u.ended_on is null and u.kind <> 'central'
     and case when p_code is not null then u.code = p_code else cardinality(p_like) > 0 and u.search_key like all (p_like) end
   order by length(u.name), u.name, u.id limit 20 $$;

create or replace function portal_unit(p_id int) returns table (id int, code text, name text, parent text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select u.id, u.code, u.name, a.name from public.unit u left join public.unit a on a.id = u.parent_id
   where u.id = p_id and u.ended_on is null and u.kind <> 'central' $$;

-- The secret under which every node of the portal makes and checks puzzles.
create or replace function portal_puzzle_key() returns bytea
  language sql stable security definer set search_path = pg_catalog, public as
$$ select sha256('liem/puzzle/v1'::bytea || secret) from public.intake_secret where name = 'pow' $$;

revoke execute on function gate_way(int, date), intake_law(text), intake_known(bytea),
  intake_receive(jsonb, bytea, bytea, bytea, bytea, bytea, bytea, bytea), intake_uploads(bytea, uuid[]), intake_room(bytea),
  intake_upload(bytea, text, bigint, timestamptz), intake_sweep(timestamptz), mailbox_salt(bytea), mailbox_key(bytea), mailbox_read(bytea),
  mailbox_file(bytea, uuid), mailbox_put(bytea, jsonb, bytea, bytea, bytea, bytea), portal_offices(text[], text), portal_unit(int),
  portal_puzzle_key() from public;
grant execute on function gate_way(int, date), intake_law(text), intake_known(bytea),
  intake_receive(jsonb, bytea, bytea, bytea, bytea, bytea, bytea, bytea), intake_uploads(bytea, uuid[]), intake_room(bytea),
  intake_upload(bytea, text, bigint, timestamptz), mailbox_salt(bytea), mailbox_key(bytea), mailbox_read(bytea), mailbox_file(bytea, uuid),
  mailbox_put(bytea, jsonb, bytea, bytea, bytea, bytea), portal_offices(text[], text), portal_unit(int), portal_puzzle_key() to app_portal;
-- The clerk's desk chooses gates by the same way.
grant execute on function gate_way(int, date) to app_wide, app_scoped;
grant execute on function intake_sweep(timestamptz) to app_worker, app_wide;
