-- Organisation ledger and officers. Nothing here is ever deleted: units end, appointments and roles expire.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Accent-blind key used by every search. `unaccent` is only STABLE, the wrapper pins its dictionary, so it may be indexed.
create function vn_norm(words text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, nfc)));

create table unit (
  id int generated always as identity primary key,
  code text not null unique,
  name text not null,
  short_name text,
  search_key text not null generated always as (vn_norm(name || ' ' || coalesce(short_name, '') || ' ' || code)) stored,
  kind text not null check (kind in ('central', 'province', 'department', 'agency', 'commune', 'office', 'service', 'enterprise',
    'party_committee', 'party_body', 'steering', 'front', 'mass_org', 'police', 'procuracy', 'court', 'enforcement', 'military', 'assembly')),
  side text not null check (side in ('state', 'party', 'social')),
  parent_id int references unit,
  established_on date,
  ended_on date,
  check (ended_on is null or established_on is null or ended_on >= established_on)
);
create index unit_parent on unit (parent_id);
create index unit_search on unit using gin (search_key gin_trgm_ops);
comment on table unit is 'Cơ quan, đơn vị: cột tên, mã, cấp trên là trạng thái hôm nay, suy ra từ unit_version';

create table unit_event (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('establish', 'rename', 'move', 'merge', 'split', 'abolish')),
  effective_on date not null,
  document_symbol text not null,
  document_date date,
  note text,
  recorded_by int,
  recorded_at timestamptz not null default now(),
  applied_on date
);
comment on column unit_event.applied_on is 'Ngày nhiệm vụ, thời hạn, cán bộ đã chuyển sang đơn vị kế thừa; trống khi sự kiện chưa đến ngày hiệu lực';
comment on table unit_event is 'Sự kiện tổ chức: thành lập, đổi tên, chuyển cấp trên, sáp nhập, chia tách, giải thể — kèm văn bản pháp lý';

create table unit_event_unit (
  event_id uuid not null references unit_event,
  unit_id int not null references unit,
  part text not null check (part in ('before', 'after')),
  share numeric(6, 5) check (share > 0 and share <= 1),
  primary key (event_id, unit_id, part)
);

create table unit_version (
  id int generated always as identity primary key,
  unit_id int not null references unit,
  code text not null,
  name text not null,
  short_name text,
  kind text not null,
  parent_id int references unit,
  valid_from date not null,
  valid_to date,
  event_id uuid references unit_event,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table unit_version is 'Tên, mã, cấp trên của đơn vị theo từng khoảng thời gian [valid_from, valid_to)';

create table unit_successor (
  unit_id int not null references unit,
  successor_id int not null references unit,
  event_id uuid not null references unit_event,
  share numeric(6, 5) not null default 1,
  primary key (unit_id, successor_id)
);

create table unit_closure (
  ancestor_id int not null references unit,
  descendant_id int not null references unit,
  depth int not null,
  primary key (ancestor_id, descendant_id)
);
create index unit_closure_descendant on unit_closure (descendant_id);

create table unit_synonym (
  unit_id int not null references unit,
  words text not null,
  primary key (unit_id, words)
);

create table officer (
  id int generated always as identity primary key,
  username text not null unique check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  full_name text not null,
  given_name_key text not null,
  search_key text not null generated always as (vn_norm(full_name || ' ' || username)) stored,
  email text,
  phone text,
  unit_id int not null references unit,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  wants_mail boolean not null default true,
  ended_on date,
  created_at timestamptz not null default now()
);
create index officer_unit on officer (unit_id);

create table post (
  id int generated always as identity primary key,
  unit_id int not null references unit,
  title text not null,
  is_head boolean not null default false,
  ended_on date
);

create table appointment (
  id uuid primary key default gen_random_uuid(),
  post_id int not null references post,
  officer_id int not null references officer,
  kind text not null check (kind in ('holder', 'acting')),
  from_on date not null,
  to_on date,
  document_symbol text,
  check (to_on is null or to_on > from_on),
  exclude using gist (post_id with =, officer_id with =, daterange(from_on, to_on) with &&)
);
create index appointment_officer on appointment (officer_id);
comment on column appointment.kind is 'holder: giữ chức vụ; acting: phụ trách, quyền (khi khuyết người đứng đầu)';

create table officer_role (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  role text not null,
  unit_id int not null references unit,
  reach text not null check (reach in ('own', 'subtree', 'all')),
  from_on date not null,
  to_on date,
  granted_by int references officer,
  check (to_on is null or to_on >= from_on)
);
create index officer_role_officer on officer_role (officer_id);
create index officer_role_unit on officer_role (unit_id, role);

create table absence (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  substitute_id int references officer,
  from_on date not null,
  to_on date not null,
  reason text,
  document_symbol text,
  recorded_by int not null references officer,
  revoked_at timestamptz,
  check (to_on >= from_on),
  check (substitute_id is null or substitute_id <> officer_id)
);
create index absence_substitute on absence (substitute_id);
create index absence_officer on absence (officer_id);

create table credential (
  officer_id int primary key references officer,
  password_hash text not null,
  must_change boolean not null default true,
  failed_count int not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null default now()
);

create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  officer_id int not null references officer,
  device text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_officer on session (officer_id);
