-- The only way to passwords and sessions: no application role holds any right on the tables themselves.

-- Counts an attempt before the password is looked at, so that parallel guesses cannot outrun the lock.
-- Unknown and ended names are counted and locked alike; they answer without officer and hash.
create or replace function sign_in_begin(p_username text, p_now timestamptz, p_today date, p_limit int, p_lock interval)
  returns table (officer_id int, password_hash text, locked_until timestamptz)
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_name bytea := sha256(convert_to(p_username, 'UTF8'));
  v_guard public.sign_in_guard;
begin
  insert into public.sign_in_guard as g (name_hash, failed_count, last_failed_at)
    values (v_name, 0, p_now) on conflict (name_hash) do nothing;
  select g.* into v_guard from public.sign_in_guard g where g.name_hash = v_name for update;
  if v_guard.locked_until > p_now then
    return query select null::int, null::text, v_guard.locked_until;
    return;
  end if;
  if v_guard.locked_until is not null or v_guard.last_failed_at < p_now - p_lock then
    v_guard.failed_count := 0;
  end if;
  v_guard.failed_count := v_guard.failed_count + 1;
  update public.sign_in_guard g set failed_count = v_guard.failed_count, last_failed_at = p_now,
    locked_until = case when v_guard.failed_count >= p_limit then p_now + p_lock end
    where g.name_hash = v_name;
  return query
    select o.id, c.password_hash, null::timestamptz
    from (select 1) one
    left join (public.officer o join public.credential c on c.officer_id = o.id)
      on o.username = p_username and (o.ended_on is null or p_today <= o.ended_on);
end $$;

create or replace function session_start(p_token bytea, p_officer int, p_device text, p_now timestamptz, p_expires timestamptz)
  returns uuid language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_id uuid;
begin
  delete from public.sign_in_guard g using public.officer o
    where o.id = p_officer and g.name_hash = sha256(convert_to(o.username, 'UTF8'));
  insert into public.session (token_hash, officer_id, device, created_at, last_seen_at, expires_at, second_factor_pending)
    values (p_token, p_officer, p_device, p_now, p_now, p_expires, exists (select from public.second_factor f
      where f.officer_id = p_officer and f.confirmed_at is not null and f.removed_at is null)) returning id into v_id;
  return v_id;
end $$;

-- One round trip per request: who, whether the password must change, roles in force with their units, whom he stands in for.
-- Roles come from app_grants(), the same function the row policies ask. Answers no row for a missing, idle, expired or revoked
-- session. The time of last use is written at most once a minute.
drop function if exists session_officer(bytea, timestamptz, date, interval), officer_authority(int, date);
create or replace function session_officer(p_token bytea, p_now timestamptz, p_today date, p_idle interval)
  returns table (session_id uuid, officer_id int, must_change boolean, grants json, stands_in_for int[],
    has_second_factor boolean, second_factor_pending boolean, stepped_up_at timestamptz, in_practice boolean)
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_session public.session;
begin
  select s.* into v_session from public.session s join public.officer o on o.id = s.officer_id
    where s.token_hash = p_token and s.revoked_at is null and s.expires_at > p_now and s.last_seen_at > p_now - p_idle
      and (o.ended_on is null or p_today <= o.ended_on);
  if not found then return; end if;
  if v_session.last_seen_at < p_now - interval '1 minute' then
    update public.session s set last_seen_at = p_now where s.id = v_session.id;
  end if;
  return query
    select v_session.id, v_session.officer_id, coalesce((select c.must_change from public.credential c where c.officer_id = v_session.officer_id), false),
      a.grants, a.stands_in_for,
      exists (select from public.second_factor f where f.officer_id = v_session.officer_id and f.confirmed_at is not null and f.removed_at is null),
      v_session.second_factor_pending, v_session.stepped_up_at, coalesce((select i.practice from public.installation i), false)
    from public.officer_authority(v_session.officer_id, p_today) a;
end $$;

-- `units` of a grant: the units it reaches; null when it reaches all.
create or replace function officer_authority(p_officer int, p_today date)
  returns table (grants json, stands_in_for int[])
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  perform set_config('app.officer', p_officer::text, true), set_config('app.today', p_today::text, true);
  return query
    select
      coalesce((select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id, 'reach', g.reach,
          'onBehalfOf', nullif(g.officer_id, p_officer),
          'units', case g.reach when 'all' then null when 'own' then json_build_array(g.unit_id)
            else (select json_agg(c.descendant_id) from public.unit_closure c where c.ancestor_id = g.unit_id) end)
          order by g.officer_id <> p_officer, g.role, g.unit_id)
        from public.app_grants() g), '[]'),
      array(select s from public.app_selves() s where s <> p_officer order by s);
end $$;

create or replace function session_list() returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, s.device, s.created_at, s.last_seen_at, s.expires_at from public.session s
   where s.officer_id = app_uid() and s.revoked_at is null order by s.last_seen_at desc, s.id $$;

-- Ends one session of the officer himself. False: there is none.
create or replace function session_revoke(p_session uuid, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  update public.session s set revoked_at = p_now where s.id = p_session and s.officer_id = app_uid() and s.revoked_at is null;
  return found;
end $$;

-- Ends all sessions of an officer but `p_keep`: the officer himself, or an administrator.
create or replace function session_revoke_all(p_officer int, p_keep uuid, p_now timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  v_count int;
begin
  if p_officer is distinct from app_uid() and not app_may_manage() then
    raise exception 'session_revoke_all: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update public.session s set revoked_at = p_now where s.officer_id = p_officer and s.revoked_at is null and s.id is distinct from p_keep;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

create or replace function credential_hash() returns text
  language sql stable security definer set search_path = pg_catalog, public as
$$ select c.password_hash from public.credential c where c.officer_id = app_uid() $$;

create or replace function credential_must_change() returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce((select c.must_change from public.credential c where c.officer_id = app_uid()), false) $$;

-- Sets a password: the officer his own, an administrator anybody's (who must then change it).
create or replace function credential_set(p_officer int, p_hash text, p_must_change boolean, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if p_officer is distinct from app_uid() and not (app_may_manage() and p_must_change) then
    raise exception 'credential_set: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into public.credential as c (officer_id, password_hash, must_change, changed_at)
    values (p_officer, p_hash, p_must_change, p_now)
    on conflict on constraint credential_pkey do update
      set password_hash = excluded.password_hash, must_change = excluded.must_change, changed_at = excluded.changed_at;
  delete from public.sign_in_guard g using public.officer o
    where o.id = p_officer and g.name_hash = sha256(convert_to(o.username, 'UTF8'));
end $$;

-- Nightly: sessions a month after their end, guards and answers kept against repetition after a day.
create or replace function purge_sign_in(p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  if not app_system() then
    raise exception 'purge_sign_in: not allowed' using errcode = 'insufficient_privilege';
  end if;
  delete from public.session where expires_at < p_now - interval '30 days';
  delete from public.sign_in_guard where last_failed_at < p_now - interval '1 day' and (locked_until is null or locked_until < p_now);
  delete from public.idempotency_key where created_at < p_now - interval '24 hours';
end $$;

-- What every page says of the installation, before anybody signed in.
create or replace function house() returns table (name text, network text, practice boolean, province text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select i.name, i.network, coalesce(i.practice, false),
     (select u.name from public.unit u where u.kind = 'province' and u.ended_on is null order by u.id limit 1)
   from (select 1) one left join public.installation i on true $$;

revoke execute on function sign_in_begin(text, timestamptz, date, int, interval), session_start(bytea, int, text, timestamptz, timestamptz),
  session_officer(bytea, timestamptz, date, interval), officer_authority(int, date), session_list(), session_revoke(uuid, timestamptz),
  session_revoke_all(int, uuid, timestamptz), credential_hash(), credential_must_change(), credential_set(int, text, boolean, timestamptz), purge_sign_in(timestamptz), house()
  from public;
grant execute on function sign_in_begin(text, timestamptz, date, int, interval), session_officer(bytea, timestamptz, date, interval),
  officer_authority(int, date) to app_office;
grant execute on function session_start(bytea, int, text, timestamptz, timestamptz), session_list(), session_revoke(uuid, timestamptz),
  session_revoke_all(int, uuid, timestamptz), credential_hash(), credential_must_change(), credential_set(int, text, boolean, timestamptz) to app_wide, app_scoped;
grant execute on function purge_sign_in(timestamptz) to app_worker, app_wide;
grant execute on function house() to app_office, app_portal, app_worker, app_wide, app_scoped;
