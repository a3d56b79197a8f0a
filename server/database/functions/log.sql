-- Every entry of the journal waits for the log, in the transaction that wrote it. Per statement: a bulk insert pays once.
create or replace function journal_to_log() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as
$$
begin
  insert into public.log_pending (data, journal_id) select sha256(salt || bytes), id from written order by id;
  return null;
end $$;
create or replace trigger journal_to_log after insert on public.journal
  referencing new table as written for each statement execute function journal_to_log();

-- A leaf that fills a tick. It looks like any other from outside; with the key it is told from an entry whose row was removed.
create or replace function log_filler(key bytea, idx bigint) returns bytea language sql immutable
  set search_path = pg_catalog, public as
$$ select sha256('liem/filler/v1'::bytea || key || int8send(idx)) $$;

-- ---- the worker's: the sequencer --------------------------------------------------------------------------------------------------

-- The head, locked until the end of the transaction: of several sequencers one works.
create or replace function log_lock() returns setof log_head language sql security definer
  set search_path = pg_catalog, public as
$$ select * from public.log_head for update $$;

-- Numbers all that waits, filled up to a power of two of at least 16, in an order that tells nothing. Answers the new size; the head
-- is moved by log_move, in the same transaction.
create or replace function log_number() returns bigint language plpgsql security definer
  set search_path = pg_catalog, public as
$$
declare head public.log_head; numbered bigint;
begin
  select * into strict head from public.log_head for update;
  with taken as (delete from public.log_pending returning data, journal_id),
    room as (select (select count(*) from taken) as n),
    leaves as (
      select data, journal_id from taken
      union all
      select null, null from room, generate_series(1, (select min(1::bigint << k) from generate_series(4, 40) k where 1::bigint << k >= n) - n)),
    ordered as (select head.size - 1 + row_number() over (order by gen_random_uuid()) as idx, data, journal_id from leaves)
  insert into public.log_leaf (idx, data, journal_id)
    select idx, coalesce(data, log_filler(head.filler_key, idx)), journal_id from ordered;
  get diagnostics numbered = row_count;
  return head.size + numbered;
end $$;

-- Data of the leaves from `first` up to, not including, `next`, one after another.
create or replace function log_data(first bigint, next bigint) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as
$$ select coalesce(string_agg(data, '' order by idx), '') from public.log_leaf where idx >= first and idx < next $$;

-- Moves the head: new size and right edge, and the full nodes that the new leaves completed (one array element each, in order).
create or replace function log_move(new_size bigint, new_edge bytea, levels int[], tiles bigint[], nodes bytea[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  insert into public.log_tile as t (level, n, hashes)
    select l, n, string_agg(h, '' order by i) from unnest(levels, tiles, nodes) with ordinality u (l, n, h, i) group by l, n
    on conflict (level, n) do update set hashes = t.hashes || excluded.hashes;
  update public.log_head set size = new_size, edge = new_edge where size < new_size;
  if not found then raise exception 'log_move: the log only grows'; end if;
end $$;

-- Publishes the checkpoint of the head as it stands. Name and key are set once.
create or replace function log_publish(new_checkpoint text, at timestamptz, new_origin text, new_vkey text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
begin
  update public.log_head set signed_size = size, checkpoint = new_checkpoint, signed_at = at, origin = new_origin, vkey = new_vkey
    where coalesce(origin, new_origin) = new_origin and coalesce(vkey, new_vkey) = new_vkey;
  if not found then raise exception 'log_publish: name and key of the log do not change'; end if;
end $$;

-- ---- the portal's: what is public -------------------------------------------------------------------------------------------------

create or replace function log_state() returns table (origin text, vkey text, size bigint, checkpoint text, signed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select origin, vkey, signed_size, checkpoint, signed_at from public.log_head $$;

-- The first `width` hashes of a tile, or null where a tree of `known` leaves does not have as many.
create or replace function log_tile_of(known bigint, tile_level int, tile_n bigint, width int) returns bytea language plpgsql stable
  set search_path = pg_catalog, public as
$$
declare found bytea;
begin
  if tile_level not between 0 and 6 or tile_n not between 0 and 1099511627776 or width not between 1 and 256
    or (tile_n * 256 + width) * 256::numeric ^ tile_level > known then return null; end if;
  if tile_level = 0 then
    select string_agg(sha256('\x00'::bytea || data), '' order by idx) into found from public.log_leaf
      where idx >= tile_n * 256 and idx < tile_n * 256 + width;
  else
    select substr(hashes, 1, width * 32) into found from public.log_tile where level = tile_level and n = tile_n;
  end if;
  return case when octet_length(found) = width * 32 then found end;
end $$;

-- Of the published tree.
create or replace function log_tile_hashes(tile_level int, tile_n bigint, width int) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as
$$ select log_tile_of((select signed_size from public.log_head), tile_level, tile_n, width) $$;

-- Of the tree as it stands, for the sequencer.
create or replace function log_tile_now(tile_level int, tile_n bigint, width int) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as
$$ select log_tile_of((select size from public.log_head), tile_level, tile_n, width) $$;

-- Entries as an entry bundle: length (two bytes) and data of each.
create or replace function log_entries(tile_n bigint, width int) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as
$$ select string_agg('\x0020'::bytea || data, '' order by idx) from public.log_leaf
   where tile_n between 0 and 1099511627776 and width between 1 and 256 and idx >= tile_n * 256 and idx < tile_n * 256 + width
     and tile_n * 256 + width <= (select signed_size from public.log_head)
   having count(*) = width $$;

-- Where an entry stands in the published tree. Asked by its data, which only who holds salt and bytes can know.
create or replace function log_find(wanted bytea) returns bigint language sql stable security definer
  set search_path = pg_catalog, public as
$$ select idx from public.log_leaf where data = wanted and journal_id is not null and idx < (select signed_size from public.log_head)
   order by idx limit 1 $$;

create or replace function log_witnesses() returns table (name text, vkey text, size bigint, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select w.name, w.vkey, c.size, c.at from public.log_witness w
   left join lateral (select c.size, c.at from public.log_cosignature c where c.witness = w.name order by c.size desc limit 1) c on true
   where w.ended_at is null order by w.name $$;

-- Witnesses' lines on the checkpoint of one size, and without a size on the largest ones that any witness signed, newest first. Whoever
-- serves them verifies them: the portal's login alone could have put any words here.
create or replace function log_cosigned(of_size bigint default null) returns table (size bigint, checkpoint text, line text)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select c.size, c.checkpoint, c.line from public.log_cosignature c join public.log_witness w on w.name = c.witness and w.ended_at is null
   where of_size is null or c.size = of_size
   order by c.size desc, c.witness limit 100 $$;

-- Keeps a cosignature that the portal has verified. A later one of the same witness on the same size takes its place: junk put here by
-- another way never keeps the true line out.
create or replace function log_cosign(of_size bigint, of_witness text, of_checkpoint text, signed_line text, signed_at timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public as
$$ with kept as (
     insert into public.log_cosignature (size, witness, checkpoint, line, at)
     select of_size, w.name, of_checkpoint, signed_line, signed_at from public.log_witness w where w.name = of_witness and w.ended_at is null
       and of_size <= (select h.signed_size from public.log_head h)
     on conflict (size, witness) do update set checkpoint = excluded.checkpoint, line = excluded.line, at = excluded.at returning 1)
   select exists (select from kept) $$;
