-- State of the installation as its administrators may see it: numbers and moments only, no content of any record or job.
-- Nothing of it moves with a single report: what belongs to petitions is not counted, and sizes are rounded up to 16 MiB.
-- A worker counts as connected while its login holds a connection to this database.
create or replace function system_state()
  returns table (database_version text, on_this_machine boolean, database_bytes bigint, worker_connected boolean, worker_ran_at timestamptz,
    jobs_waiting int, jobs_failed int, oldest_waiting_at timestamptz, files int, file_bytes bigint,
    journal_entries bigint, journal_bytes bigint, journal_last_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, graphile_worker as
$$
  select current_setting('server_version'),
    coalesce(inet_server_addr() <<= '127.0.0.0/8'::inet or inet_server_addr() = '::1'::inet, true),
    (pg_database_size(current_database()) / 16777216 + 1) * 16777216,
    exists (select from pg_stat_activity a where a.datname = current_database() and a.usename = 'app_worker'),
    (select max(c.last_execution) from graphile_worker._private_known_crontabs c),
    (select count(*)::int from graphile_worker._private_jobs j where j.attempts < j.max_attempts and j.run_at <= now()),
    (select count(*)::int from graphile_worker._private_jobs j where j.attempts >= j.max_attempts),
    (select min(j.run_at) from graphile_worker._private_jobs j where j.attempts < j.max_attempts and j.run_at <= now() and j.locked_at is null),
    (select count(*)::int from public.file_blob f where not exists (select from public.petition_part t where t.blob_hash = f.hash)
      and not exists (select from public.pending_upload u where u.blob_hash = f.hash)),
    (select coalesce(sum(f.size_bytes), 0)::bigint from public.file_blob f where not exists (select from public.petition_part t where t.blob_hash = f.hash)
      and not exists (select from public.pending_upload u where u.blob_hash = f.hash)),
    (select count(*) from public.journal j where j.subject_kind <> 'petition'), (pg_total_relation_size('public.journal') / 16777216 + 1) * 16777216,
    (select max(j.at) from public.journal j where j.subject_kind <> 'petition' and j.at > now() - interval '400 days')
  where public.app_may_manage()
$$;
revoke execute on function system_state() from public;
grant execute on function system_state() to app_wide, app_scoped;
