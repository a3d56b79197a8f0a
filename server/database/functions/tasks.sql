-- Accent-blind search and "what my units merely help with" under row policies: LIKE and && are not leakproof, so behind a
-- policy their GIN indexes would lie idle. These functions repeat the policy's rule themselves and use the indexes. Values
-- are written into the statement, because the planner's choice depends on them.
-- `task_matches` takes words with LIKE's own signs escaped and answers at most `most` ids: a caller who gets that many asks again by a plain LIKE, which then is fast.
create or replace function task_matches(said text[], most int) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
declare mine text := quote_literal(app_paper_units()::text) || '::int[]'; rule text; one text;
begin
  rule := case when app_all() then 'true' else
    format('(lead_unit_id = any (%1$s) or supervising_unit_id = any (%1$s) or original_lead_unit_id = any (%1$s) or support_unit_ids && %1$s or asked_unit_ids && %1$s)', mine) end;
  foreach one in array said loop
    rule := rule || format(' and search_key like %L', '%' || public.vn_norm(one) || '%');
  end loop;
  return query execute format('select id from public.task where %s limit %s', rule, most);
end $$;

create or replace function helped_tasks() returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
declare mine text := quote_literal(app_paper_units()::text) || '::int[]';
begin
  return query execute format('select id from public.task where support_unit_ids && %1$s or (asked_unit_ids <> ''{}'' and asked_unit_ids && %1$s)', mine);
end $$;
