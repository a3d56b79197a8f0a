-- Journal, obligations, calendar, values of law, files, notices, mail, long work.

create table journal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  act text not null check (act ~ '^[a-z_]+\.[a-z_]+$'),
  subject_kind text not null,
  subject_id text not null,
  officer_id int,
  on_behalf_of int,
  unit_ids int[] not null,
  facts jsonb not null,
  bytes bytea not null,
  hash bytea not null
);
create index journal_subject on journal (subject_kind, subject_id, id);
create index journal_at on journal (at);
comment on table journal is 'Nhật ký: chỉ thêm, không sửa, không xóa. bytes là nguyên văn được băm; các cột khác được đối chiếu với nó. Không chứa lời văn hay dữ liệu cá nhân';

create table obligation (
  id uuid primary key default gen_random_uuid(),
  rule text not null,
  rule_version text not null,
  subject_kind text not null,
  subject_id uuid not null,
  holder_unit_id int not null references unit,
  original_holder_unit_id int not null references unit,
  officer_id int references officer,
  started_on date not null,
  due_on date,
  due_original_on date,
  provisional boolean not null default false,
  explanation text[] not null default '{}',
  terms jsonb not null,
  paused_on date,
  met_on date,
  ended_on date,
  ended_why text,
  escalated_on date,
  created_at timestamptz not null default now()
);
create index obligation_subject on obligation (subject_kind, subject_id);
create index obligation_open on obligation (holder_unit_id, due_on, id) where met_on is null and ended_on is null;
create index obligation_due on obligation (due_on, id) where met_on is null and ended_on is null;
comment on table obligation is 'Mọi thời hạn của mọi mảng việc: một dòng là một đồng hồ. terms: quy tắc và số liệu để tính lại khi lịch nghỉ đổi';

create table calendar_day (
  id uuid primary key default gen_random_uuid(),
  day date not null,
  kind text not null check (kind in ('holiday', 'compensation', 'swap_off', 'swap_work', 'undecided')),
  name text not null,
  source text not null,
  status text not null check (status in ('certain', 'unverified')),
  proposed_by int references officer,
  proposed_at timestamptz,
  confirmed_by int references officer,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  removes boolean not null default false,
  check (confirmed_by is null or confirmed_by <> proposed_by)
);
create index calendar_day_day on calendar_day (day);
comment on table calendar_day is 'Ngày nghỉ lễ, nghỉ bù, hoán đổi do địa phương bổ sung hoặc sửa; một người đề nghị, người khác xác nhận';

create table law_value (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  since date not null,
  value jsonb not null,
  source text not null,
  status text not null check (status in ('read', 'unverified', 'illustrative')),
  proposed_by int not null references officer,
  proposed_at timestamptz not null default now(),
  confirmed_by int references officer,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  check (confirmed_by is null or confirmed_by <> proposed_by)
);
create index law_value_key on law_value (key, since);

create table file_blob (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  created_at timestamptz not null default now()
);

create table attachment (
  id uuid primary key default gen_random_uuid(),
  blob_hash text not null references file_blob,
  name text not null,
  media_type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  purpose text not null check (purpose in ('original', 'annex', 'evidence', 'decision')),
  unit_ids int[] not null,
  uploaded_by int references officer,
  uploaded_at timestamptz not null default now(),
  removed_at timestamptz
);
create index attachment_subject on attachment (subject_kind, subject_id);

create table notice (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  facts jsonb not null default '{}',
  created_on date not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  once_key text not null unique
);
create index notice_officer on notice (officer_id, created_at desc);
comment on column notice.once_key is 'Chống gửi trùng: mỗi người, mỗi việc, mỗi mốc chỉ một lời nhắc';

create table mail_outbox (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  kind text not null,
  facts jsonb not null,
  queued_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_count int not null default 0,
  last_error text,
  once_key text not null unique
);

create index mail_outbox_waiting on mail_outbox (next_at) where sent_at is null;

create table long_work (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  officer_id int not null references officer,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done_count int not null default 0,
  total_count int,
  result jsonb,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index long_work_officer on long_work (officer_id, created_at desc);
