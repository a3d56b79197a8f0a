-- Petitions: what citizens, businesses and officials report. Only ciphertext of their words lies here; plain columns are what
-- lists, clocks and books need. Nobody sees a row but through a grant, and never through an exclusion.

create table contact_point (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references unit,
  kind text not null check (kind in ('hotline', 'reception', 'address', 'email', 'website')),
  value text not null,
  hours text,
  valid_from date not null,
  valid_to date,
  recorded_by int references officer,
  recorded_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from)
);
create index contact_point_unit on contact_point (unit_id, kind);
comment on table contact_point is 'Đường dây nóng, nơi và giờ tiếp công dân, địa chỉ nhận đơn của từng đơn vị: nghĩa vụ công khai, có ngày hiệu lực';

create table gate (
  unit_id int primary key references unit,
  next_unit_id int references unit,
  outside_authority text,
  set_by int references officer,
  set_at timestamptz not null default now(),
  check (next_unit_id is null or next_unit_id <> unit_id)
);
comment on table gate is 'Cửa tiếp nhận của một cấp. Người ở cửa là cán bộ có vai trò gatekeeper tại đơn vị này; next_unit_id: cửa kế tiếp khi cửa này không đủ hai người (trống: cấp trên trực tiếp); outside_authority: cơ quan ngoài tỉnh khi không còn cửa nào';

create table petition (
  id uuid primary key,
  kind text not null check (kind in ('harassment', 'corruption', 'internal_report', 'rules_feedback')),
  channel text not null check (channel in ('portal', 'letter', 'email', 'press', 'deputies', 'front', 'reception', 'hotline', 'import')),
  received_on date not null,
  received_at timestamptz not null,
  office_id int references unit,
  concern text not null check (concern in ('head', 'staff', 'office', 'unsure')),
  field text not null,
  gate_unit_id int not null references unit,
  handling_unit_id int references unit,
  handler_id int references officer,
  state text not null,
  version int not null default 1,
  identity text not null check (identity in ('anonymous', 'sealed', 'given', 'paper')),
  paper_stub text,
  is_complex boolean not null default false,
  is_crowd boolean not null default false,
  letter_count int not null default 1 check (letter_count >= 1),
  matter_id uuid references petition,
  content_recipient text,
  identity_recipient text,
  outcome text check (outcome in ('substantiated', 'partly', 'unsubstantiated', 'not_verifiable')),
  replied_on date,
  answered_on date,
  apology_due boolean not null default false,
  apologised_on date,
  published_on date,
  closed_on date,
  rating smallint check (rating between 1 and 5),
  registered_by int references officer,
  handed_over_at timestamptz,
  removed_at timestamptz
);
create index petition_received on petition (received_at desc, id desc);
create index petition_state on petition (state, received_at desc);
create index petition_office on petition (office_id, field, received_at desc);
create index petition_matter on petition (matter_id) where matter_id is not null;
comment on table petition is 'Một tin, đơn: chỉ các cột để vào sổ, tính hạn, lập danh sách. Lời của người gửi nằm trong petition_part, niêm phong';
comment on column petition.matter_id is 'Vụ việc mà đơn trùng này nhập vào; số đơn và số vụ việc đếm riêng';

-- Every sealed envelope of a petition: small ones here, files in the file store under their hash. A removed one keeps its hash.
create table petition_part (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  part text not null check (part in ('content', 'evidence', 'identity', 'message', 'status', 'scan', 'paper', 'extract', 'subject', 'note')),
  sealed_to text not null check (sealed_to in ('report', 'identity', 'mailbox', 'officer')),
  hash bytea not null check (length(hash) = 32),
  size_bytes bigint not null,
  bytes bytea,
  blob_hash text references file_blob,
  label text,
  made_by int references officer,
  made_at timestamptz not null,
  removed_at timestamptz,
  check (removed_at is not null or (bytes is null) <> (blob_hash is null))
);
create index petition_part_petition on petition_part (petition_id, made_at);
comment on column petition_part.hash is 'SHA-256 của phong bì (bản mã); nhật ký của bước đã thêm nó giữ cùng giá trị';

-- Who may open. `wrap` is the report's key sealed to the officer's key; a revoked grant loses its wrap.
create table petition_grant (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  officer_id int not null references officer,
  part text not null check (part in ('content', 'identity')),
  capacity text not null check (capacity in ('gate', 'handler', 'verifier', 'custodian', 'clerk', 'superior', 'signer')),
  key_id uuid,
  wrap bytea,
  given_by int references officer,
  given_at timestamptz not null,
  received_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text,
  check (revoked_at is null or wrap is null)
);
create unique index petition_grant_one on petition_grant (petition_id, officer_id, part) where revoked_at is null;
create index petition_grant_officer on petition_grant (officer_id, received_at desc, petition_id desc) where revoked_at is null and part = 'content';
comment on column petition_grant.key_id is 'Khóa của cán bộ (officer_key) mà wrap được niêm phong cho; trống: quyền biết, không có quyền mở';

create table petition_recovery (
  petition_id uuid not null references petition,
  part text not null check (part in ('content', 'identity')),
  recovery_key_id uuid not null,
  wrap bytea,
  primary key (petition_id, part, recovery_key_id)
);

create table named_subject (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  officer_id int references officer,
  unit_id int references unit,
  part_id uuid references petition_part,
  recorded_by int not null references officer,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  check (num_nonnulls(officer_id, unit_id, part_id) >= 1)
);
create index named_subject_petition on named_subject (petition_id);

create table exclusion (
  petition_id uuid not null references petition,
  officer_id int not null references officer,
  ground text not null check (ground in ('accused', 'subordinate', 'relative', 'conflict', 'recusal', 'struck', 'named_office')),
  recorded_by int references officer,
  recorded_at timestamptz not null,
  primary key (petition_id, officer_id, ground)
);
create index exclusion_officer on exclusion (officer_id, petition_id);
comment on table exclusion is 'Ai không được biết vụ việc này nữa: trừ khỏi mọi quyền, mọi con số, mọi lời nhắc, mọi dòng nhật ký';

create table relation (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  other_id int not null references officer,
  kind text not null check (kind in ('spouse', 'parent', 'child', 'sibling', 'parent_in_law', 'child_in_law', 'interest')),
  source text not null,
  recorded_by int not null references officer,
  recorded_at timestamptz not null,
  ended_on date,
  check (officer_id <> other_id)
);
create index relation_officer on relation (officer_id);
create index relation_other on relation (other_id);
comment on table relation is 'Quan hệ gia đình, lợi ích đã kê khai hoặc phát hiện (NĐ 31/2019 Điều 5 khoản 2, Điều 10 khoản 3): chỉ để tính ai phải loại trừ';

create table book (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references unit,
  kind text not null check (kind in ('open', 'sealed')),
  year int not null check (year between 2000 and 2200),
  last_number int not null default 0,
  opening_count int not null default 0 check (opening_count >= 0),
  unique (unit_id, kind, year)
);
create table book_entry (
  book_id uuid not null references book,
  number int not null check (number >= 1),
  petition_id uuid not null references petition unique,
  entered_on date not null,
  primary key (book_id, number)
);
comment on table book is 'Sổ của cơ quan thụ lý theo năm: sổ thường, và sổ niêm phong cho vụ việc có người bị loại trừ trong chính cơ quan; số liên tục, không hở';

create table petition_forward (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  from_unit_id int not null references unit,
  to_unit_id int references unit,
  to_outside text,
  symbol text,
  sent_on date not null,
  sent_by int not null references officer,
  received_on date,
  received_by int references officer,
  returned_on date,
  return_reason text,
  check ((to_unit_id is null) <> (to_outside is null))
);
create unique index petition_forward_open on petition_forward (petition_id) where returned_on is null;
comment on table petition_forward is 'Chuyển đơn một lần cho mỗi nội dung (TT 05/2021 Điều 14), bên nhận xác nhận';

create table mailbox (
  locator bytea primary key check (length(locator) = 16),
  petition_id uuid not null references petition,
  salt bytea not null check (length(salt) = 16),
  kdf text not null,
  recipient text not null,
  verify_key bytea not null check (length(verify_key) = 32),
  self bytea not null,
  submission_hash bytea not null,
  receipt bytea not null,
  created_at timestamptz not null
);
create index mailbox_petition on mailbox (petition_id);
comment on table mailbox is 'Hộp thư của người gửi, tìm bằng giá trị băm của mã biên nhận; máy chủ không có mã';

create table mailbox_item (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  direction text not null check (direction in ('in', 'out')),
  kind text not null check (kind in ('message', 'evidence', 'protection', 'withdrawal', 'rating', 'reply', 'status', 'offer')),
  part_id uuid references petition_part,
  at timestamptz not null,
  proof bytea,
  made_by int references officer,
  seen_at timestamptz
);
create index mailbox_item_petition on mailbox_item (petition_id, at);
comment on column mailbox_item.proof is 'Chữ ký bằng khóa của mã biên nhận: không ai nhân danh người gửi rút đơn hay nhắn tin được';

create table pending_upload (
  id uuid primary key default gen_random_uuid(),
  locator bytea not null check (length(locator) = 16),
  blob_hash text not null references file_blob,
  size_bytes bigint not null,
  created_at timestamptz not null
);
create index pending_upload_locator on pending_upload (locator);

create table sender_mark (
  petition_id uuid not null references petition,
  unit_id int not null references unit,
  mark bytea not null check (length(mark) = 32),
  primary key (petition_id, mark)
);
create index sender_mark_mark on sender_mark (unit_id, mark);
comment on table sender_mark is 'Dấu của người gửi, HMAC dưới khóa chỉ có trong trình duyệt văn thư: nhận ra đơn trùng mà không biết tên';

create table desk_key (
  unit_id int not null references unit,
  officer_id int not null references officer,
  wrap bytea not null,
  given_by int not null references officer,
  given_at timestamptz not null,
  primary key (unit_id, officer_id)
);

create table identity_request (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  asked_by int not null references officer,
  purpose text not null,
  asked_at timestamptz not null,
  decided_by int references officer,
  decided_at timestamptz,
  granted boolean,
  check (decided_by is null or decided_by <> asked_by)
);
create index identity_request_petition on identity_request (petition_id);

create table legal_hold (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  ground text not null,
  set_by int not null references officer,
  set_at timestamptz not null,
  lifted_by int references officer,
  lifted_at timestamptz
);
create index legal_hold_petition on legal_hold (petition_id);

create table removal (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  ground text not null check (ground in ('retention_ended', 'court_order', 'not_a_report', 'personal_data')),
  symbol text,
  asked_by int not null references officer,
  asked_at timestamptz not null,
  decided_by int references officer,
  decided_at timestamptz,
  granted boolean,
  check (decided_by is null or decided_by <> asked_by)
);
create index removal_petition on removal (petition_id);
create unique index removal_open on removal (petition_id) where decided_at is null;

-- Content-free facts for statistics: written at each event, never changed; removing a petition cannot falsify a past period.
create table petition_fact (
  id bigint generated always as identity primary key,
  happened_on date not null,
  event text not null,
  unit_id int not null references unit,
  book_kind text not null check (book_kind in ('open', 'sealed', 'none')),
  kind text not null,
  field text not null,
  channel text not null,
  outcome text,
  late boolean,
  days int
);
create index petition_fact_period on petition_fact (unit_id, happened_on, event);
comment on table petition_fact is 'Sổ cái sự kiện không nội dung, không định danh: nguồn của số liệu; chỉ thêm';
