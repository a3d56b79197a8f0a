-- What the portal may read of directives: published documents and how far their tasks are, by verdict only. Counts of 1–4 on a
-- small document would still name nobody: tasks are units' duties, not persons.
create or replace function portal_documents() returns table (
  id uuid, symbol text, title text, issuer text, issued_on date, assigned bigint, done_on_time bigint, done_late bigint, overdue bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select d.id, d.symbol, d.title, d.issuer_name, d.issued_on,
     count(t.id) filter (where t.state <> 'recalled'),
     count(t.id) filter (where t.state = 'done' and not t.verified_late and (t.due_on is null or t.verified_on <= t.due_on)),
     count(t.id) filter (where t.state = 'done' and (t.verified_late or t.verified_on > t.due_on)),
     count(t.id) filter (where t.state in ('open', 'claimed', 'returned', 'partly') and t.due_on < app_today())
   from public.document d left join public.task t on t.document_id = d.id
   where d.published_on is not null and d.status = 'registered' and d.merged_into_id is null
   group by d.id order by d.issued_on desc, d.id $$;
revoke execute on function portal_documents() from public;
grant execute on function portal_documents() to app_portal;
