-- Roles of Liêm, for the database one is connected to. May be run again at any time; sets no password.
-- Needs: the right to create roles, and ownership of the database (or a superuser). PostgreSQL 15 or newer.
-- Liêm runs it itself when DATABASE_URL's login may; otherwise a database administrator runs
--   npx tsx scripts/database.ts roles | psql <this database>
-- which is this file and the four passwords.

do $$
declare
  r record;
begin
  for r in values ('liem_owner', true), ('app_portal', true), ('app_office', true), ('app_worker', true), ('app_wide', false), ('app_scoped', false)
  loop
    if not exists (select 1 from pg_roles where rolname = r.column1) then
      execute format('create role %I %s', r.column1, case when r.column2 then 'login' else 'nologin' end);
    end if;
    if exists (select 1 from pg_roles where rolname = r.column1 and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)) then
      raise exception 'role % must not be superuser, bypass row security, nor create roles or databases', r.column1;
    end if;
    -- Without inheritance a login may do nothing of app_wide or app_scoped until a transaction takes one of them on.
    if exists (select 1 from pg_roles where rolname = r.column1 and rolinherit) then
      execute format('alter role %I noinherit', r.column1);
    end if;
  end loop;

  for r in select m.member, m.granted from (values
      ('app_office', 'app_wide'), ('app_office', 'app_scoped'), ('app_worker', 'app_wide'), ('app_worker', 'app_scoped')) m (member, granted)
    where not exists (select 1 from pg_auth_members a where a.member = m.member::regrole and a.roleid = m.granted::regrole)
  loop
    execute format('grant %I to %I', r.granted, r.member);
  end loop;

  for r in values
    ('app_portal', 'statement_timeout', '10s'), ('app_portal', 'idle_in_transaction_session_timeout', '30s'), ('app_portal', 'lock_timeout', '5s'),
    ('app_office', 'statement_timeout', '60s'), ('app_office', 'idle_in_transaction_session_timeout', '60s'), ('app_office', 'lock_timeout', '10s'),
    ('app_worker', 'statement_timeout', '30min'), ('app_worker', 'lock_timeout', '60s'),
    ('liem_owner', 'lock_timeout', '5min')
  loop
    if not exists (select 1 from pg_db_role_setting s where s.setrole = r.column1::regrole and s.setdatabase = 0
                   and exists (select 1 from unnest(s.setconfig) c where c like r.column2 || '=%')) then
      execute format('alter role %I set %I = %L', r.column1, r.column2, r.column3);
    end if;
  end loop;

  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, create, temporary on database %I to liem_owner', current_database());
  execute format('grant connect on database %I to app_portal, app_office, app_worker', current_database());
end $$;

revoke all on schema public from public;
grant usage, create on schema public to liem_owner;
grant usage on schema public to app_portal, app_office, app_worker, app_wide, app_scoped;

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Full text under row security: the planner may use the GIN index only when `@@` is marked leakproof (it is: it compares
-- lexemes and reports nothing about them). Only a superuser may say so; elsewhere search is right but slower.
do $$
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
  end if;
end $$;
