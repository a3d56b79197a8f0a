-- The public directory: how each running unit may be reached today. What stood before or will stand later is the office's matter.
create or replace function portal_contacts(p_unit text default null) returns table (
  unit_id int, code text, name text, kind text, parent text, search_key text, contact text, value text, hours text, valid_from date)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select u.id, u.code, u.name, u.kind, a.name, u.search_key, c.kind, c.value, c.hours, c.valid_from
   from public.unit u
   left join public.unit a on a.id = u.parent_id
   left join public.contact_point c on c.unit_id = u.id and c.valid_from <= app_today() and (c.valid_to is null or c.valid_to > app_today())
   where (u.ended_on is null or u.ended_on > app_today()) and u.kind <> 'central'
     and (p_unit is null and c.id is not null or u.code = p_unit)
   order by u.name collate "vi-x-icu", u.id,
     array_position(array['hotline', 'reception', 'address', 'email', 'website'], c.kind), c.valid_from, c.value $$;
revoke execute on function portal_contacts(text) from public;
grant execute on function portal_contacts(text) to app_portal;

-- What is printed on posters: the root of the chain of keys in force, and the log's key. Null where there is none yet.
create or replace function house_fingerprints() returns table (root text, log_vkey text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select (select fingerprint from public.root_statement where state = 'active'), (select vkey from public.log_head) $$;
revoke execute on function house_fingerprints() from public;
grant execute on function house_fingerprints() to app_portal, app_wide, app_scoped;
