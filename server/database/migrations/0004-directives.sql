-- Register of documents, their items, cascade to units, readings of files.

-- One key per printed symbol: spaces, case, kinds of dash and leading zeros apart; diacritics kept (HĐ hợp đồng, HD hướng dẫn).
create function symbol_key(symbol text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace(translate(regexp_replace(normalize(symbol, nfc), '\s', '', 'g'), '–—‐‑', '----'), '^0+(?=\d)', '') collate "und-x-icu");

create table document (
  id uuid primary key default gen_random_uuid(),
  status text not null check (status in ('stub', 'draft', 'registered')),
  side text not null check (side in ('state', 'party', 'social')),
  issuer_unit_id int references unit,
  issuer_name text not null,
  issuer_key text not null generated always as (coalesce('unit:' || issuer_unit_id::text, vn_norm(issuer_name))) stored,
  type text,
  number text,
  symbol text,
  symbol_key text generated always as (symbol_key(symbol)) stored,
  number_key text generated always as (symbol_key(number)) stored,
  title text not null,
  place text,
  issued_on date,
  year int generated always as (extract(year from issued_on)::int) stored,
  party_term text,
  effective_on date,
  expires_on date,
  urgency text not null default 'normal' check (urgency in ('normal', 'khan', 'thuong_khan', 'hoa_toc')),
  signer_name text,
  signer_capacity text,
  visibility text not null default 'addressed' check (visibility in ('common', 'addressed')),
  published_on date,
  supervising_unit_id int references unit,
  incoming_number int,
  incoming_year int,
  received_on date,
  search_key text not null generated always as (vn_norm(coalesce(symbol, '') || ' ' || title || ' ' || issuer_name)) stored,
  merged_into_id uuid references document,
  registered_by int references officer,
  registered_unit_id int references unit,
  registered_at timestamptz,
  version int not null default 1,
  check (status <> 'registered' or (issued_on is not null and type is not null)),
  check (side <> 'party' or issued_on is null or party_term is not null)
);
create unique index document_state_number on document (issuer_key, symbol_key, year)
  where side <> 'party' and status = 'registered' and merged_into_id is null and symbol_key is not null;
create unique index document_party_number on document (issuer_key, type, number_key, party_term)
  where side = 'party' and status = 'registered' and merged_into_id is null and number_key is not null;
create unique index document_incoming on document (registered_unit_id, incoming_year, incoming_number) where incoming_number is not null;
create index document_issued on document (issued_on desc nulls last, id desc);
create index document_symbol on document (symbol_key);
create index document_registered_unit on document (registered_unit_id);
create index document_supervising on document (supervising_unit_id);
create index document_search on document using gin (search_key gin_trgm_ops);
create index document_issuer on document (issuer_unit_id);
comment on index document_state_number is 'NĐ 30/2020/NĐ-CP Điều 15: số và ký hiệu là duy nhất trong một năm của cơ quan ban hành';
comment on column document.registered_unit_id is 'Văn thư của đơn vị nào vào sổ; số đến liên tục theo năm trong sổ của đơn vị đó (NĐ 30/2020/NĐ-CP Điều 22)';
comment on index document_party_number is 'Quy định 66-QĐ/TW: số văn bản của Đảng liên tục theo nhiệm kỳ, riêng từng loại';

create table party_term (
  id int generated always as identity primary key,
  unit_id int references unit,
  level text not null check (level in ('central', 'province', 'commune')),
  label text not null,
  from_on date not null,
  to_on date,
  source text not null,
  status text not null check (status in ('certain', 'unverified')),
  exclude using gist (level with =, (coalesce(unit_id, 0)) with =, daterange(from_on, to_on) with &&)
);
comment on table party_term is 'Nhiệm kỳ do địa phương ghi, thay cho mốc chung của chương trình; unit_id: riêng một cấp ủy';

create table document_relation (
  from_id uuid not null references document,
  to_id uuid not null references document,
  kind text not null check (kind in ('implements', 'specifies', 'amends', 'replaces', 'corrects', 'recalls', 'mentions')),
  as_written text,
  created_at timestamptz not null default now(),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index document_relation_to on document_relation (to_id);
comment on table document_relation is 'from thi hành/cụ thể hóa/sửa đổi/thay thế/đính chính/thu hồi to; không tạo vòng (trừ “nhắc tới”)';

-- Looks at every edge, also those between documents the officer may not know of.
create function document_relation_acyclic() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.kind = 'mentions' then return new; end if;
  -- Two writers adding opposite edges at once would each see no cycle.
  perform pg_advisory_xact_lock(hashtext('document_relation'));
  if exists (
    with recursive up(id) as (
      select new.to_id
      union
      select r.to_id from document_relation r join up on r.from_id = up.id where r.kind <> 'mentions'
    ) select 1 from up where id = new.from_id
  ) then
    raise exception 'document_relation_cycle' using errcode = 'check_violation', constraint = 'document_relation_cycle';
  end if;
  return new;
end $$;
create trigger document_relation_acyclic before insert or update on document_relation
  for each row execute function document_relation_acyclic();

create table document_text (
  document_id uuid primary key references document,
  source jsonb not null
);
comment on table document_text is 'Toàn văn có cấu trúc, để bôi đúng đoạn mà nhiệm vụ được đọc ra';

create table item (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document,
  parent_id uuid references item,
  position int not null,
  path text not null,
  marker text,
  kind text not null check (kind in ('part', 'chapter', 'section', 'article', 'clause', 'point', 'bullet', 'paragraph', 'annex', 'row')),
  words text not null,
  span_start int,
  span_end int,
  is_duty boolean not null default false,
  unique (document_id, position)
);
create index item_parent on item (parent_id);

create table item_link (
  item_id uuid not null references item,
  upper_item_id uuid not null references item,
  primary key (item_id, upper_item_id),
  check (item_id <> upper_item_id)
);
create index item_link_upper on item_link (upper_item_id);

create table document_receipt (
  document_id uuid not null references document,
  unit_id int not null references unit,
  original_unit_id int not null references unit,
  sent_on date not null,
  needs_plan boolean not null default false,
  plan_due_on date,
  plan_document_id uuid references document,
  acknowledged_on date,
  acknowledged_by int references officer,
  passed_to_unit_id int references unit,
  primary key (document_id, unit_id),
  check (plan_document_id is null or plan_document_id <> document_id)
);
comment on column document_receipt.passed_to_unit_id is 'Đơn vị kế thừa đã có dòng riêng cho văn bản này nên dòng này khép lại; mọi danh sách, ma trận bỏ qua';
create index document_receipt_unit on document_receipt (unit_id, sent_on desc);
create index document_receipt_plan on document_receipt (plan_document_id) where plan_document_id is not null;
create index document_receipt_waiting on document_receipt (unit_id) where acknowledged_on is null or (needs_plan and plan_document_id is null);

create table spreading (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document,
  unit_id int not null references unit,
  original_unit_id int not null references unit,
  held_on date not null,
  way text not null check (way in ('meeting', 'online', 'written', 'posted', 'training', 'other')),
  people_count int not null check (people_count >= 0),
  note text,
  recorded_by int not null references officer,
  recorded_at timestamptz not null default now()
);
create index spreading_document on spreading (document_id, unit_id);
comment on table spreading is 'Quán triệt: đơn vị nào, khi nào, hình thức nào, bao nhiêu người';

create table phase (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document,
  position int not null,
  label text not null,
  from_on date,
  to_on date
);
create index phase_document on phase (document_id);

create table review_point (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document,
  kind text not null check (kind in ('so_ket', 'tong_ket', 'report')),
  label text not null,
  as_written text,
  due_on date,
  done_document_id uuid references document,
  done_on date
);
create index review_point_document on review_point (document_id);

create table reading (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  unit_id int not null references unit,
  file_name text not null,
  blob_hash text not null references file_blob,
  media_type text not null,
  source jsonb not null,
  draft jsonb not null,
  edited jsonb,
  state text not null default 'open' check (state in ('open', 'confirmed', 'discarded')),
  document_id uuid references document,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index reading_officer on reading (officer_id, created_at desc);
