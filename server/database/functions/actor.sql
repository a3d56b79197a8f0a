-- Who is asking. Settings are transaction-local; after a transaction they read as '', hence nullif.
create or replace function app_uid() returns int language sql stable parallel safe
  set search_path = pg_catalog, public as
$$ select nullif(current_setting('app.officer', true), '')::int $$;

create or replace function app_today() returns date language sql stable parallel safe
  set search_path = pg_catalog, public as
$$ select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date) $$;

-- Only the worker's login is the system; setting the officer to 0 from the office login gives nothing.
create or replace function app_system() returns boolean language sql stable
  set search_path = pg_catalog, public as
$$ select session_user = 'app_worker' and coalesce(app_uid(), 0) = 0 $$;

-- The officer and those for whom he stands in today.
create or replace function app_selves() returns setof int language sql stable security definer
  set search_path = pg_catalog, public as
$$ select app_uid() where app_uid() is not null
   union
   select a.officer_id from public.absence a
   where a.substitute_id = app_uid() and a.revoked_at is null and app_today() between a.from_on and a.to_on $$;

-- Roles in force today; the roles of an absent officer pass to his substitute, save those that cannot be delegated.
create or replace function app_grants() returns table (role text, unit_id int, reach text, officer_id int) language sql stable security definer
  set search_path = pg_catalog, public as
$$ select r.role, r.unit_id, r.reach, r.officer_id
   from public.officer_role r join public.officer o on o.id = r.officer_id
   where r.officer_id in (select app_selves())
     and app_today() >= r.from_on and (r.to_on is null or app_today() <= r.to_on)
     and (o.ended_on is null or app_today() <= o.ended_on)
     and (r.officer_id = app_uid() or r.role not in ('administrator', 'auditor', 'gatekeeper', 'verifier', 'custodian')) $$;

-- `app.sight` only ever narrows: what is asked for may come from a role that reaches less than another of the same officer.
create or replace function app_all() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select app_system() or coalesce(current_setting('app.sight', true), '') <> 'units' and exists (select 1 from public.app_grants() where reach = 'all') $$;

-- An administrator's role gives no unit whose records he might read.
create or replace function app_units() returns int[] language sql stable security definer
  set search_path = pg_catalog, public as
$$ select coalesce(array_agg(distinct u), '{}') from (
     select g.unit_id as u from public.app_grants() g where g.role <> 'administrator'
     union
     select c.descendant_id from public.app_grants() g join public.unit_closure c on c.ancestor_id = g.unit_id where g.reach = 'subtree'
   ) mine $$;

create or replace function app_may_manage() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select app_system() or exists (select 1 from public.app_grants() where role = 'administrator') $$;

-- The ledger's columns of today follow its dated versions; run after each event and every night.
create or replace function refresh_units(on_day date) returns void language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  update public.unit u set code = v.code, name = v.name, short_name = v.short_name, kind = v.kind, parent_id = v.parent_id
  from public.unit_version v
  where v.unit_id = u.id and v.valid_from <= on_day and (v.valid_to is null or v.valid_to > on_day)
    and (u.code, u.name, u.short_name, u.kind, u.parent_id) is distinct from (v.code, v.name, v.short_name, v.kind, v.parent_id);
  delete from public.unit_closure;
  insert into public.unit_closure (ancestor_id, descendant_id, depth)
  with recursive down (ancestor_id, descendant_id, depth) as (
    select id, id, 0 from public.unit
    union all
    select d.ancestor_id, u.id, d.depth + 1 from down d join public.unit u on u.parent_id = d.descendant_id
    where d.depth < 20
  ) select ancestor_id, descendant_id, min(depth) from down group by 1, 2;
end $$;
