-- Tasks, claims and verdicts: the doer's word and the checker's word are both kept.

create sequence task_code_number;

create table task_series (
  id uuid primary key default gen_random_uuid(),
  document_id uuid references document,
  item_id uuid references item,
  title text not null,
  product text not null,
  lead_unit_id int not null references unit,
  support_unit_ids int[] not null default '{}',
  supervising_unit_id int not null references unit,
  every text not null check (every in ('month', 'quarter', 'half-year', 'year')),
  day int check (day between 1 and 31),
  month int check (month between 1 and 12),
  from_on date not null,
  to_on date,
  due_as_written text,
  ended_on date,
  created_by int references officer,
  created_at timestamptz not null default now()
);
create index task_series_document on task_series (document_id);
create index task_series_running on task_series (from_on) where ended_on is null;
comment on table task_series is 'Nhiệm vụ định kỳ: mỗi kỳ sinh một nhiệm vụ; ended_on = không sinh kỳ mới nữa';

create table task (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  document_id uuid references document,
  item_id uuid references item,
  series_id uuid references task_series,
  period text,
  title text not null check (length(title) between 3 and 4000),
  search_key text not null generated always as (vn_norm(code || ' ' || title)) stored,
  product text not null check (length(trim(product)) > 0),
  lead_unit_id int not null references unit,
  original_lead_unit_id int not null references unit,
  support_unit_ids int[] not null default '{}',
  supervising_unit_id int not null references unit,
  asked_unit_ids int[] not null default '{}',
  unit_ids int[] not null generated always as
    (array[lead_unit_id, supervising_unit_id, original_lead_unit_id] || support_unit_ids || asked_unit_ids) stored,
  officer_id int references officer,
  assigned_on date not null,
  due_kind text not null check (due_kind in ('date', 'month', 'quarter', 'year', 'recurring', 'event', 'ongoing', 'none')),
  due_as_written text,
  due_original_on date,
  due_on date,
  due_key date not null generated always as (coalesce(due_on, '9999-12-31'::date)) stored,
  milestones jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'claimed', 'returned', 'partly', 'done', 'suspended', 'recalled')),
  started_on date,
  claimed_on date,
  verified_on date,
  verified_late boolean not null default false,
  closed_on date,
  suspended_from text,
  stuck boolean not null default false,
  created_by int references officer,
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique (series_id, period),
  check ((verified_on is not null) = (state = 'done') or state in ('suspended', 'recalled'))
);
create index task_lead on task (lead_unit_id, due_key, id);
create index task_due on task (due_key, id);
create index task_supervising on task (supervising_unit_id, due_key, id);
create index task_original_lead on task (original_lead_unit_id) where original_lead_unit_id <> lead_unit_id;
create index task_support on task using gin (support_unit_ids);
create index task_asked on task using gin (asked_unit_ids) where asked_unit_ids <> '{}';
create index task_document on task (document_id, lead_unit_id);
create index task_item on task (item_id, lead_unit_id);
create index task_officer on task (officer_id, due_key) where officer_id is not null;
create index task_search on task using gin (search_key gin_trgm_ops);
create index task_running on task (due_key, id) where verified_on is null and state not in ('suspended', 'recalled');
create index task_state on task (state, due_key, id) where state in ('claimed', 'returned', 'partly', 'suspended', 'recalled');
create index task_gap on task (due_key, id) where claimed_on is not null and (verified_on is null or verified_late);
create index task_stuck on task (due_key, id) where stuck;
comment on column task.due_key is 'Khóa sắp xếp: hạn, việc không có hạn đứng cuối';
comment on column task.unit_ids is 'Mọi đơn vị được biết nhiệm vụ: chủ trì, theo dõi, chủ trì ban đầu, phối hợp, được hỏi';
comment on column task.asked_unit_ids is 'Đơn vị được hỏi về khó khăn, vướng mắc: được biết nhiệm vụ';
comment on column task.claimed_on is 'Ngày hoàn thành theo báo cáo của đơn vị (lần báo cáo gần nhất)';
comment on column task.verified_on is 'Ngày hoàn thành được công nhận = ngày của lần báo cáo được chấp nhận';

create table claim (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  claimed_on date not null,
  product text not null check (length(trim(product)) > 0),
  product_symbol text,
  note text,
  state text not null default 'pending' check (state in ('pending', 'accepted', 'accepted_late', 'partly', 'returned', 'withdrawn')),
  made_by int not null references officer,
  made_at timestamptz not null default now()
);
create index claim_task on claim (task_id, made_at);
create unique index claim_one_pending on claim (task_id) where state = 'pending';

create table verdict (
  id uuid primary key default gen_random_uuid(),
  claim_id uuid not null unique references claim,
  task_id uuid not null references task,
  kind text not null check (kind in ('accepted', 'accepted_late', 'partly', 'returned')),
  reasons text,
  decided_on date not null,
  decided_by int not null references officer,
  decided_at timestamptz not null default now(),
  check (kind = 'accepted' or length(trim(reasons)) > 0)
);
create index verdict_task on verdict (task_id);

create table task_progress (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  words text not null,
  percent int check (percent between 0 and 100),
  unit_id int not null references unit,
  written_by int not null references officer,
  written_at timestamptz not null default now(),
  written_on date not null
);
create index task_progress_task on task_progress (task_id, written_at);

create table difficulty (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  words text not null,
  proposal text,
  asked_unit_id int not null references unit,
  raised_by int not null references officer,
  raised_on date not null,
  answer text,
  answered_by int references officer,
  answered_on date
);
create index difficulty_task on difficulty (task_id);
create index difficulty_open on difficulty (asked_unit_id, raised_on) where answered_on is null;

create table extension (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  from_due_on date,
  to_due_on date not null,
  document_symbol text not null,
  document_date date not null,
  reason text not null check (length(trim(reason)) > 0),
  decided_by int not null references officer,
  decided_on date not null
);
create index extension_task on extension (task_id);

create table task_decision (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  kind text not null check (kind in ('suspend', 'resume', 'recall')),
  reason text not null check (length(trim(reason)) > 0),
  document_symbol text,
  decided_by int not null references officer,
  decided_on date not null
);
create index task_decision_task on task_decision (task_id);
comment on table task_decision is 'Tạm dừng, tiếp tục, thu hồi: ai quyết định, vì sao, theo văn bản nào';

create table task_handover (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references task,
  from_unit_id int references unit,
  to_unit_id int references unit,
  from_officer_id int references officer,
  to_officer_id int references officer,
  reason text not null,
  event_id uuid references unit_event,
  handed_on date not null,
  recorded_by int references officer
);
create index task_handover_task on task_handover (task_id);

create table urging (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references unit,
  sender_unit_id int not null references unit,
  number text,
  symbol text,
  urged_on date not null,
  reply_by_on date,
  task_ids uuid[] not null,
  paper jsonb not null,
  made_by int not null references officer,
  made_at timestamptz not null default now()
);
create index urging_unit on urging (unit_id, urged_on desc);
comment on table urging is 'Công văn đôn đốc: gửi đơn vị nào, ngày nào, về những nhiệm vụ nào; paper: nguyên nội dung văn bản đã lập';
