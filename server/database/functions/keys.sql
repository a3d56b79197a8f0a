-- What has been signed stays as it was signed; a row may only stop counting, once. Eligibility comes from signatures alone.
create or replace function key_only_ends() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
declare
  before jsonb := to_jsonb(old); after jsonb := to_jsonb(new);
  ending text[] := array['revoked_at', 'revoked_why', 'revoked_by', 'ended_at', 'active_at'];
begin
  if (before - ending) is distinct from (after - ending)
    or ((before ->> 'active_at') is not null and before -> 'active_at' is distinct from after -> 'active_at')
    or (coalesce(before ->> 'revoked_at', before ->> 'ended_at') is not null and before is distinct from after) then
    raise exception 'key_only_ends' using errcode = 'check_violation', constraint = 'key_only_ends';
  end if;
  return new;
end $$;
create or replace trigger key_only_ends before update on public.officer_key for each row execute function key_only_ends();
create or replace trigger key_only_ends before update on public.key_certificate for each row execute function key_only_ends();
create or replace trigger key_only_ends before update on public.recovery_key for each row execute function key_only_ends();

-- A root that was in force says for ever what its leaders signed.
create or replace function root_is_what_was_signed() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
declare ending text[] := array['state', 'ended_at'];
begin
  if old.state in ('replaced', 'withdrawn')
    or (old.state = 'active' and ((to_jsonb(old) - ending) is distinct from (to_jsonb(new) - ending) or new.state not in ('active', 'replaced')))
    or (old.state = 'proposed' and (new.leaders is distinct from old.leaders or new.k is distinct from old.k or new.replaces_id is distinct from old.replaces_id
      or new.proposed_at is distinct from old.proposed_at)) then
    raise exception 'root_is_what_was_signed' using errcode = 'check_violation', constraint = 'root_is_what_was_signed';
  end if;
  return new;
end $$;
create or replace trigger root_is_what_was_signed before update on public.root_statement
  for each row execute function root_is_what_was_signed();

-- The root in force, with the signatures of its leaders (and, where it replaced another, of the leaders before). Public.
create or replace function key_root() returns table (id uuid, fingerprint text, said jsonb, signatures jsonb)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select r.id, r.fingerprint, r.said, (select jsonb_agg(s.statement order by s.key_id) from public.root_signature s
     where s.root_id = r.id and s.fingerprint = r.fingerprint)
   from public.root_statement r where r.state = 'active' $$;

-- Keys to which may be sealed, as far as rows can say: not revoked, officer not gone, countersigned under the root in force or named
-- in it. Who asks still checks every signature. `p_role` at `p_unit`; without a role, who works in the unit. Public halves only.
create or replace function key_holders(p_unit int, p_role text, p_officers int[], p_today date)
  returns table (key_id uuid, officer_id int, recipient text, verify_key text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select k.id, k.officer_id, k.recipient, k.verify_key
   from public.officer_key k join public.officer o on o.id = k.officer_id
     cross join (select r.id, r.fingerprint from public.root_statement r where r.state = 'active') root
   where k.revoked_at is null and (o.ended_on is null or p_today <= o.ended_on)
     and (exists (select from public.root_signature s where s.root_id = root.id and s.fingerprint = root.fingerprint and s.key_id = k.id
           and exists (select from public.root_statement l where l.id = root.id and k.officer_id = any (l.leaders)))
       or exists (select from public.key_certificate c where c.key_id = k.id and c.root = root.fingerprint and c.revoked_at is null))
     and (p_officers is null or k.officer_id = any (p_officers))
     and case when p_role is null then p_unit is null or o.unit_id = p_unit
       else exists (select from public.officer_role g where g.officer_id = o.id and g.role = p_role and (p_unit is null or g.unit_id = p_unit)
         and p_today >= g.from_on and (g.to_on is null or p_today <= g.to_on)) end
   order by o.given_name_key, k.id $$;

-- Certificates on the way from these keys to the root. A countersigner who has since left his post still vouched when he signed;
-- what a compromised key signed is revoked row by row and stays out.
create or replace function key_chain(p_keys uuid[]) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ with recursive root as (select * from public.key_root()),
   given as (
     select c.key_id, c.signer_key_id, c.statement from public.key_certificate c
       join root on c.root = root.fingerprint join public.officer_key signer on signer.id = c.signer_key_id
       where c.revoked_why is distinct from 'key_revoked' and signer.revoked_why is distinct from 'compromised'
   ), up (key_id, signer_key_id, statement) as (
     select g.* from given g where g.key_id = any (p_keys)
     union
     select g.* from up join given g on g.key_id = up.signer_key_id
   ), latest as (
     select distinct on (up.key_id) up.statement from up order by up.key_id, up.statement #>> '{said,made}' desc
   ), before (id, said, replaces_id) as (
     select f.id, f.said, f.replaces_id from root join public.root_statement r on r.id = root.id join public.root_statement f on f.id = r.replaces_id
     union all
     select f.id, f.said, f.replaces_id from before b join public.root_statement f on f.id = b.replaces_id
   )
   select jsonb_build_object('root', jsonb_build_object('said', root.said, 'signatures', root.signatures),
     'certificates', coalesce((select jsonb_agg(latest.statement) from latest), '[]'::jsonb),
     'former', coalesce((select jsonb_agg(jsonb_build_object('said', b.said, 'signatures', (
         select jsonb_agg(s.statement order by s.key_id) from public.root_signature s join public.root_statement f on f.id = s.root_id
           where s.root_id = b.id and s.fingerprint = f.fingerprint)) order by b.said ->> 'made' desc) from before b), '[]'::jsonb)) from root $$;

-- A recovery key as its maker signed it, with the signatures of the others (`also`); whoever seals counts the leaders.
create or replace function recovery_certificate(p_key uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as
$$ select r.statement || jsonb_build_object('also', (select coalesce(jsonb_agg(jsonb_build_object('by', s.statement -> 'by', 'sig', s.statement -> 'sig')
     order by s.signed_at, s.key_id), '[]') from public.recovery_key_signature s where s.recovery_key_id = r.id))
   from public.recovery_key r where r.id = p_key $$;

-- The recovery key for matters of this unit: of the nearest level above that has one, else its own.
create or replace function key_recovery(p_unit int) returns table (id uuid, unit_id int, recipient text, statement jsonb, signer_key_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select r.id, r.unit_id, r.recipient, public.recovery_certificate(r.id), r.signer_key_id
   from public.recovery_key r join public.unit_closure c on c.ancestor_id = r.unit_id and c.descendant_id = p_unit
   where r.ended_at is null and r.active_at is not null order by c.depth = 0, c.depth limit 1 $$;

-- Gives a role to whose holders reports are sealed: by an officer who answers for the root, is no administrator, and whose own key is in
-- force, to somebody else. Null: not allowed.
drop function if exists officer_role_clear(int, text, int, text, date, date);
create or replace function officer_role_clear(p_officer int, p_role text, p_unit int, p_reach text, p_from date, p_to date, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public as
$$ insert into public.officer_role (officer_id, role, unit_id, reach, from_on, to_on, granted_by, granted_at)
   select p_officer, p_role, p_unit, p_reach, p_from, p_to, app_uid(), p_now
   where p_role in ('gatekeeper', 'verifier', 'custodian') and p_officer <> app_uid() and not app_may_manage()
     and exists (select from public.app_grants() g where g.officer_id = app_uid() and g.role in ('leader', 'steering', 'inspector'))
     and exists (select from public.key_holders(null, null, array[app_uid()], app_today()))
   returning id $$;

-- Whether an officer has a second factor: for who manages accounts, and for himself.
create or replace function second_factor_of(p_officer int) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select (p_officer = app_uid() or app_may_manage()) and exists (select from public.second_factor f
     where f.officer_id = p_officer and f.confirmed_at is not null and f.removed_at is null) $$;

-- Counts an attempt before it is looked at, as sign_in_begin does. Answers until when the officer is locked out.
create or replace function second_factor_begin(p_now timestamptz, p_limit int, p_lock interval) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_name bytea := sha256(convert_to('second-factor/' || app_uid(), 'UTF8'));
  v_guard public.sign_in_guard;
begin
  insert into public.sign_in_guard as g (name_hash, failed_count, last_failed_at) values (v_name, 0, p_now) on conflict (name_hash) do nothing;
  select g.* into v_guard from public.sign_in_guard g where g.name_hash = v_name for update;
  if v_guard.locked_until > p_now then return v_guard.locked_until; end if;
  if v_guard.locked_until is not null or v_guard.last_failed_at < p_now - p_lock then v_guard.failed_count := 0; end if;
  update public.sign_in_guard g set failed_count = v_guard.failed_count + 1, last_failed_at = p_now,
    locked_until = case when v_guard.failed_count + 1 >= p_limit then p_now + p_lock end where g.name_hash = v_name;
  return null;
end $$;

-- The second factor was shown in this session.
create or replace function second_factor_passed(p_session uuid, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as
$$ delete from public.sign_in_guard where name_hash = sha256(convert_to('second-factor/' || app_uid(), 'UTF8'));
   update public.session set second_factor_pending = false, stepped_up_at = p_now, challenge = null, challenge_until = null
     where id = p_session and officer_id = app_uid() and revoked_at is null $$;

create or replace function session_pending(p_session uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce((select s.second_factor_pending from public.session s where s.id = p_session and s.officer_id = app_uid()), false) $$;

-- A passkey answers one challenge, once, within minutes, in the session it was given to.
create or replace function session_challenge(p_session uuid, p_challenge text, p_until timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as
$$ update public.session set challenge = p_challenge, challenge_until = p_until where id = p_session and officer_id = app_uid() $$;
create or replace function session_take_challenge(p_session uuid, p_now timestamptz) returns text
  language sql security definer set search_path = pg_catalog, public as
$$ with taken as (select s.id, s.challenge from public.session s
     where s.id = p_session and s.officer_id = app_uid() and s.challenge_until > p_now for update)
   update public.session s set challenge = null, challenge_until = null from taken where s.id = taken.id returning taken.challenge $$;

-- Whether the officer acting may be the second administrator: in the role for thirty days (not only by its date), and not put there by
-- who asks. Otherwise the head of the officer's unit is the second.
create or replace function second_administrator(p_asker int) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select app_may_manage() and exists (select from public.officer_role r
     where r.officer_id = app_uid() and r.role = 'administrator' and (r.to_on is null or r.to_on >= app_today())
       and r.from_on <= app_today() - 30 and coalesce((r.granted_at at time zone 'Asia/Ho_Chi_Minh')::date, r.from_on) <= app_today() - 30
       and r.granted_by is distinct from p_asker) $$;

-- Takes away a lost second factor: the second of two officers does it, never the one it belongs to. All sessions end; keys are
-- not touched and not reachable: they stay under a passphrase that nobody here knows.
create or replace function second_factor_remove(p_removal uuid, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v public.second_factor_removal;
begin
  select r.* into v from public.second_factor_removal r where r.id = p_removal and r.decided_at is null for update;
  if not found then return false; end if;
  if app_uid() is null or app_uid() in (v.asked_by, v.officer_id) or not (second_administrator(v.asked_by) or exists (
      select from public.app_grants() g join public.officer o on o.id = v.officer_id
      where g.role = 'head' and (g.unit_id = o.unit_id or exists (
        select from public.unit_closure c where c.ancestor_id = g.unit_id and c.descendant_id = o.unit_id)))) then
    raise exception 'second_factor_remove: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update public.second_factor_removal r set decided_by = app_uid(), decided_at = p_now, granted = true where r.id = p_removal;
  update public.second_factor f set removed_at = p_now where f.officer_id = v.officer_id and f.removed_at is null;
  delete from public.backup_code b where b.officer_id = v.officer_id;
  update public.session s set revoked_at = p_now where s.officer_id = v.officer_id and s.revoked_at is null;
  return true;
end $$;

revoke execute on function second_administrator(int), officer_role_clear(int, text, int, text, date, date, timestamptz), recovery_certificate(uuid), key_root(), key_holders(int, text, int[], date), key_chain(uuid[]), key_recovery(int), second_factor_of(int),
  second_factor_begin(timestamptz, int, interval), second_factor_passed(uuid, timestamptz), session_pending(uuid), session_challenge(uuid, text, timestamptz),
  session_take_challenge(uuid, timestamptz), second_factor_remove(uuid, timestamptz) from public;
grant execute on function key_root(), key_holders(int, text, int[], date), key_chain(uuid[]), key_recovery(int) to app_portal, app_wide, app_scoped;
grant execute on function second_factor_of(int), second_factor_begin(timestamptz, int, interval), second_factor_passed(uuid, timestamptz),
  session_pending(uuid), session_challenge(uuid, text, timestamptz), session_take_challenge(uuid, timestamptz), second_factor_remove(uuid, timestamptz) to app_wide, app_scoped;
grant execute on function second_administrator(int), officer_role_clear(int, text, int, text, date, date, timestamptz) to app_wide, app_scoped;
grant execute on function recovery_certificate(uuid) to app_wide, app_scoped;
