-- Every table: row security enabled and forced; the owner (migrations, seeding) has a policy of its own. Nothing to PUBLIC.
do $$
declare t record;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind in ('r', 'p') loop
    execute format('alter table public.%I enable row level security', t.relname);
    execute format('alter table public.%I force row level security', t.relname);
    execute format('drop policy if exists owner_all on public.%I', t.relname);
    execute format('create policy owner_all on public.%I to liem_owner using (true) with check (true)', t.relname);
    execute format('revoke all on public.%I from public, app_office, app_portal, app_worker, app_wide, app_scoped', t.relname);
  end loop;
end $$;
revoke execute on all functions in schema public from public;
grant usage on schema public to app_office, app_portal, app_worker, app_wide, app_scoped;
grant execute on function vn_norm(text), app_uid(), app_today(), app_system(), app_selves(), app_grants(), app_all(), app_units(), app_may_manage(), app_documents()
  to app_wide, app_scoped, app_office, app_worker, app_portal;
-- A function owner's policies apply to what SECURITY DEFINER functions read: liem_owner, above.

-- `policy_for(table, command, name, wide rule, scoped rule)`: one pair of policies, dropped and made anew.
create or replace procedure policy_for(tab text, cmd text, wide_rule text, scoped_rule text) language plpgsql as $$
declare
  side text; rule text; name text;
begin
  foreach side in array array['wide', 'scoped'] loop
    rule := case side when 'wide' then wide_rule else scoped_rule end;
    name := side || '_' || lower(cmd);
    execute format('drop policy if exists %I on public.%I', name, tab);
    if rule is not null then
      execute format('create policy %I on public.%I for %s to %I %s', name, tab, cmd, 'app_' || side,
        case cmd when 'insert' then format('with check (%s)', rule)
                 when 'update' then format('using (%s) with check (%s)', rule, rule)
                 else format('using (%s)', rule) end);
    end if;
  end loop;
  execute format('grant %s on public.%I to app_wide, app_scoped', cmd, tab);
end $$;
revoke execute on procedure policy_for(text, text, text, text) from public;
