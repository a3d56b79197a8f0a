-- Work for later, queued in the caller's own transaction. Payloads hold ids only.
-- `key`: a job of the same key still waiting is replaced instead of doubled. `run_at` null: at once.
create or replace function app_add_job(identifier text, payload json default null, key text default null, run_at timestamptz default null)
  returns bigint language sql security definer set search_path = pg_catalog, graphile_worker as
$$ select j.id from graphile_worker.add_job(identifier, payload, run_at => run_at, job_key => key) j $$;
revoke execute on function app_add_job(text, json, text, timestamptz) from public;
grant execute on function app_add_job(text, json, text, timestamptz) to app_office, app_worker, app_wide, app_scoped;

-- Only the worker's login sees and works on the queue itself.
do $$
declare t record;
begin
  grant usage on schema graphile_worker to app_worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to app_worker;
  grant usage on all sequences in schema graphile_worker to app_worker;
  revoke execute on all functions in schema graphile_worker from public;
  grant execute on all functions in schema graphile_worker to app_worker;
  for t in select c.relname from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity loop
    execute format('drop policy if exists worker_all on graphile_worker.%I', t.relname);
    execute format('create policy worker_all on graphile_worker.%I to app_worker using (true) with check (true)', t.relname);
  end loop;
end $$;
