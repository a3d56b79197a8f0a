-- The columns of an entry say what its bytes say, or it is not written. Whoever reads columns may trust them, whoever
-- recomputes the hash needs the bytes only.
create or replace function journal_matches_bytes() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
declare
  said jsonb := convert_from(new.bytes, 'UTF8')::jsonb;
begin
  if new.hash is distinct from sha256(new.bytes)
    or said is distinct from jsonb_build_object(
      'v', 1, 'at', said -> 'at', 'act', new.act, 'subject', jsonb_build_object('kind', new.subject_kind, 'id', new.subject_id),
      'officer', new.officer_id, 'onBehalfOf', new.on_behalf_of, 'units', to_jsonb(new.unit_ids), 'facts', new.facts)
    or (said ->> 'at')::timestamptz is distinct from new.at
  then
    raise exception 'journal_matches_bytes' using errcode = 'check_violation', constraint = 'journal_matches_bytes';
  end if;
  return new;
end $$;
create or replace trigger journal_matches_bytes before insert on public.journal
  for each row execute function journal_matches_bytes();

-- Insert only, for the owner too. Per statement, so that even a change of no rows is refused.
create or replace function journal_insert_only() returns trigger language plpgsql
  set search_path = pg_catalog, public as
$$
begin
  raise exception 'journal_insert_only' using errcode = 'insufficient_privilege', hint = 'Nhật ký chỉ thêm, không sửa, không xóa';
end $$;
create or replace trigger journal_insert_only before update or delete or truncate on public.journal
  for each statement execute function journal_insert_only();
