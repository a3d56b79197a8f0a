-- Units whose papers an officer's units keep: themselves, and the ended ones whose duties came to them.
create or replace function app_paper_units() returns int[] language sql stable security definer
  set search_path = pg_catalog, public as
$$ with recursive back (id) as (
     select unnest((select app_units()))
     union
     select s.unit_id from public.unit_successor s join back b on s.successor_id = b.id join public.unit u on u.id = s.unit_id
     where u.ended_on <= app_today()
   ) select coalesce(array_agg(id), '{}') from back $$;

-- Documents that an officer's units keep: issued, registered or followed by them. Whoever keeps a document may change it.
-- Joined, not compared with the array: a province has thousands of units.
create or replace function app_kept_documents() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public as
$$ with mine as materialized (select unnest(app_paper_units()) as unit)
   select d.id from public.document d join mine on d.issuer_unit_id = mine.unit
   union
   select d.id from public.document d join mine on d.registered_unit_id = mine.unit
   union
   select d.id from public.document d join mine on d.supervising_unit_id = mine.unit $$;

-- The same for one document.
create or replace function app_keeps_document(doc uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.document d, (select app_paper_units() as units) mine
     where d.id = doc and (d.issuer_unit_id = any (mine.units) or d.registered_unit_id = any (mine.units) or d.supervising_unit_id = any (mine.units))) $$;

-- Whether an officer may know of a document: a common one, one his units keep or received, or a plan that answers one they keep.
-- The policy on the table says the same row by row.
create or replace function app_sees_document(doc uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
$$ select exists (select 1 from public.document d where d.id = doc and d.visibility = 'common') or app_keeps_document(doc)
     or exists (select 1 from public.document_receipt r where r.document_id = doc and r.unit_id = any ((select app_units())::int[]))
     or exists (select 1 from public.document_receipt r where r.plan_document_id = doc and app_keeps_document(r.document_id)) $$;

-- All of them at once. A set of a hundred thousand is slow to make: for questions about single documents use the one above.
create or replace function app_documents() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public as
$$ select d.id from public.document d where d.visibility = 'common'
   union
   select k from public.app_kept_documents() k
   union
   select r.document_id from public.document_receipt r join unnest((select app_units())) mine on r.unit_id = mine
   union
   select r.plan_document_id from public.document_receipt r join public.app_kept_documents() k on k = r.document_id
   where r.plan_document_id is not null $$;

-- A later document works on earlier ones from the day it is in force; that it later expires does not revive them.
create or replace function takes_effect(d public.document, on_day date) returns boolean language sql stable
  set search_path = pg_catalog, public as
$$ select d.status = 'registered' and coalesce(d.effective_on, d.issued_on) <= on_day $$;

-- Replacing and recalling are for the issuer, whoever took over from it, a body above either, or one outside the ledger: a commune
-- that writes "replaces" into its own document does not end a directive of the province.
create or replace function may_end(later public.document, earlier public.document) returns boolean language sql stable
  set search_path = pg_catalog, public as
$$ select later.issuer_unit_id is null
     or public.vn_norm(later.issuer_name) = public.vn_norm(earlier.issuer_name)
     or exists (
       with recursive heir (id) as (
         select earlier.issuer_unit_id where earlier.issuer_unit_id is not null
         union
         select s.successor_id from public.unit_successor s join heir h on s.unit_id = h.id
       ) select 1 from heir join public.unit_closure c on c.descendant_id = heir.id where c.ancestor_id = later.issuer_unit_id)
     or exists (select 1 from public.unit u where u.id = later.issuer_unit_id and u.kind = 'central') $$;

-- Standing of documents on a day. Looks past row policies: that a document was replaced or recalled must be known to all who
-- may read it, even where the later document was not sent to them.
create or replace function document_validity(ids uuid[], on_day date) returns table (id uuid, validity text) language sql stable security definer
  set search_path = pg_catalog, public as
$$ select d.id, case
     when d.status <> 'registered' then 'unknown'
     when exists (select 1 from public.document_relation r join public.document f on f.id = r.from_id
       where r.to_id = d.id and r.kind = 'recalls' and public.takes_effect(f, on_day) and public.may_end(f, d)) then 'recalled'
     when exists (select 1 from public.document_relation r join public.document f on f.id = r.from_id
       where r.to_id = d.id and r.kind = 'replaces' and public.takes_effect(f, on_day) and public.may_end(f, d)
         and not exists (select 1 from public.document_relation q join public.document g on g.id = q.from_id
           where q.to_id = f.id and q.kind = 'recalls' and public.takes_effect(g, on_day) and public.may_end(g, f))) then 'replaced'
     when d.expires_on < on_day then 'expired'
     when coalesce(d.effective_on, d.issued_on) > on_day then 'not_yet'
     else 'in_force' end
   from public.document d where d.id = any (ids) $$;

-- Accent-blind search. LIKE is not leakproof, so behind a policy its index would lie idle; this function repeats the policy's
-- rule itself and uses the index. Answers at most `most` ids: who gets that many asks again by a plain LIKE, which then is fast.
create or replace function documents_matching(patterns text[], most int) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public as
$$
declare found text := 'true'; rule text := 'true'; one text; mine text;
begin
  foreach one in array patterns loop
    found := found || format(' and d.search_key like %L', one);
  end loop;
  if not app_all() then
    mine := quote_literal(app_paper_units()::text) || '::int[]';
    rule := format('(d.visibility = ''common'' or d.issuer_unit_id = any (%1$s) or d.registered_unit_id = any (%1$s) or d.supervising_unit_id = any (%1$s)
      or exists (select 1 from public.document_receipt r where r.document_id = d.id and r.unit_id = any (%1$s))
      or exists (select 1 from public.document_receipt r where r.plan_document_id = d.id and app_keeps_document(r.document_id)))', mine);
  end if;
  return query execute format('select d.id from public.document d where %s and %s limit %s', found, rule, most);
end $$;

-- All relations of a citation pass to the registered document, also those written by units the caller knows nothing of.
-- The citation's row stays and says what it became.
create or replace function merge_stub(stub uuid, target uuid) returns int language plpgsql security definer
  set search_path = pg_catalog, public as
$$
declare moved int; more int;
begin
  if not (app_all() or app_keeps_document(target)) then
    raise exception 'merge_stub' using errcode = 'insufficient_privilege';
  end if;
  update public.document set merged_into_id = target, version = version + 1
    where id = stub and status = 'stub' and merged_into_id is null;
  if not found then raise exception 'merge_stub' using errcode = 'no_data_found'; end if;
  insert into public.document_relation (from_id, to_id, kind, as_written, created_at)
    select from_id, target, kind, as_written, created_at from public.document_relation where to_id = stub and from_id <> target
    on conflict do nothing;
  get diagnostics moved = row_count;
  insert into public.document_relation (from_id, to_id, kind, as_written, created_at)
    select target, to_id, kind, as_written, created_at from public.document_relation where from_id = stub and to_id <> target
    on conflict do nothing;
  get diagnostics more = row_count;
  delete from public.document_relation where from_id = stub or to_id = stub;
  return moved + more;
end $$;

-- Who sees which columns of a document's matrix: whoever keeps it all of them, others those of their units, and nobody any of a
-- document he may not know of. One rule for the matrix and for what a cell opens to.
create or replace function coverage_units(doc uuid) returns table (every_unit boolean, units int[]) language sql stable security definer
  set search_path = pg_catalog, public as
$$ select app_all() or app_keeps_document(doc), app_paper_units()
   where app_all() or app_sees_document(doc) $$;

-- What stands behind the matrix item × unit: per unit its cells as 'position,planItems,asked,tasks,started,claimed,verified,overdue;…'.
-- Tasks of a unit for an item are those assigned to it, and those of its own plan's items that answer the item, whoever carries
-- them out; recalled ones apart. Looks past the row policies of tasks: checking 300,000 rows against the arrays of a province
-- takes seconds, checking the units afterwards nothing.
create or replace function coverage_tallies(doc uuid, on_day date, only_item uuid default null, only_unit int default null) returns table (unit_id int, cells text) language sql stable security definer
  set search_path = pg_catalog, public as
$$ with may as materialized (select * from coverage_units(doc)),
   seen as materialized (select unnest(units) as unit from may),
   mine as (select i.id, i.position from public.item i where i.document_id = doc and (only_item is null or i.id = only_item)),
   answered as (
     select mine.position, l.item_id, r.unit_id as unit
     from public.document_receipt r join public.item p on p.document_id = r.plan_document_id
       join public.item_link l on l.item_id = p.id join mine on mine.id = l.upper_item_id
     where r.document_id = doc and r.passed_to_unit_id is null and (only_unit is null or r.unit_id = only_unit)
   ),
   facts as (
     select mine.position, t.lead_unit_id as unit, 0 as plan, 1 as asked, t.state, t.started_on, t.due_on
     from mine join public.task t on t.item_id = mine.id
     where t.state <> 'recalled' and (only_unit is null or t.lead_unit_id = only_unit)
       and ((select every_unit from may) or t.lead_unit_id in (select unit from seen))
     union all
     select a.position, a.unit, 0, 0, t.state, t.started_on, t.due_on
     from answered a join public.task t on t.item_id = a.item_id where t.state <> 'recalled'
     union all
     select position, unit, 1, 0, null, null, null from answered
   ),
   tally as (
     select unit, position, sum(plan) as plan, sum(asked) as asked, count(state) as tasks,
       count(*) filter (where started_on is not null or state in ('partly', 'returned')) as started,
       count(*) filter (where state = 'claimed') as claimed, count(*) filter (where state = 'done') as verified,
       count(*) filter (where state not in ('done', 'suspended') and due_on < on_day) as overdue
     from facts where (select every_unit from may) or unit in (select unit from seen) group by unit, position
   )
   select unit, string_agg(position || ',' || plan || ',' || asked || ',' || tasks || ',' || started || ',' || claimed || ',' || verified || ',' || overdue, ';')
   from tally group by unit $$;

-- The tasks that one cell counts, for whoever sees the cell.
create or replace function coverage_tasks(doc uuid, item_of_doc uuid, of_unit int)
  returns table (id uuid, code text, title text, state text, due_on date, claimed_on date, verified_on date, verified_late boolean, own boolean)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select t.id, t.code, t.title, t.state, t.due_on, t.claimed_on, t.verified_on, t.verified_late, t.item_id <> item_of_doc
   from public.task t
   where t.state <> 'recalled'
     and exists (select 1 from coverage_units(doc) may where may.every_unit or of_unit = any (may.units))
     and exists (select 1 from public.item i where i.id = item_of_doc and i.document_id = doc)
     and (t.item_id = item_of_doc and t.lead_unit_id = of_unit or t.item_id in (
       select l.item_id from public.document_receipt r join public.item p on p.document_id = r.plan_document_id join public.item_link l on l.item_id = p.id
       where r.document_id = doc and r.unit_id = of_unit and r.passed_to_unit_id is null and l.upper_item_id = item_of_doc))
   order by t.due_on nulls last, t.code limit 500 $$;
