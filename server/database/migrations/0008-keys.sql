-- Officers' keys: public halves and signed statements. A row here can take eligibility away, never give it: browsers believe only
-- signatures that lead to the root. Secret halves lie here under passphrases the server never sees.

create table officer_key (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  recipient text not null unique check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  verify_key text not null unique check (verify_key ~ '^[0-9a-f]{64}$'),
  request jsonb not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text check (revoked_why in ('replaced', 'lost', 'compromised', 'left')),
  revoked_by int references officer,
  check ((revoked_at is null) = (revoked_why is null))
);
create unique index officer_key_one on officer_key (officer_id) where revoked_at is null;
create index officer_key_officer on officer_key (officer_id, made_at desc);
comment on table officer_key is 'Khóa công khai của cán bộ, tạo trong trình duyệt; request: khóa tự ký rằng mình có phần bí mật';

create table locked_key (
  key_id uuid primary key references officer_key,
  officer_id int not null references officer,
  locked bytea not null,
  changed_at timestamptz not null
);
comment on table locked_key is 'Phần bí mật dưới cụm mật khẩu (tệp age): chỉ chính chủ lấy được, máy chủ không mở được';

create table key_certificate (
  id uuid primary key default gen_random_uuid(),
  key_id uuid not null references officer_key,
  signer_key_id uuid not null references officer_key,
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  statement jsonb not null,
  signed_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text check (revoked_why in ('post_ended', 'key_revoked')),
  check (key_id <> signer_key_id),
  check ((revoked_at is null) = (revoked_why is null))
);
create unique index key_certificate_one on key_certificate (key_id, root) where revoked_at is null;
create index key_certificate_signer on key_certificate (signer_key_id);
comment on table key_certificate is 'Lời đồng ký của cán bộ đã có khóa dùng được; rời chức vụ thì thôi hiệu lực';

create table root_statement (
  id uuid primary key default gen_random_uuid(),
  k int not null check (k between 2 and 15),
  n int not null check (n between k and 15),
  leaders int[] not null,
  state text not null check (state in ('proposed', 'active', 'replaced', 'withdrawn')),
  fingerprint text unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  said jsonb,
  replaces_id uuid references root_statement,
  proposed_by int not null references officer,
  proposed_at timestamptz not null,
  active_at timestamptz,
  ended_at timestamptz,
  check (cardinality(leaders) = n),
  check (state not in ('active', 'replaced') or (said is not null and fingerprint is not null and active_at is not null))
);
create unique index root_statement_active on root_statement ((true)) where state = 'active';
create unique index root_statement_proposed on root_statement ((true)) where state = 'proposed';
comment on table root_statement is 'Gốc tin cậy: k trong n lãnh đạo, mỗi người tự ký trên máy mình; nội dung cố định từ khi mọi người đã ký';

create table root_signature (
  root_id uuid not null references root_statement,
  key_id uuid not null references officer_key,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  statement jsonb not null,
  signed_at timestamptz not null,
  primary key (root_id, key_id, fingerprint)
);
comment on column root_signature.fingerprint is 'Bản nội dung được ký: khóa của một người đổi thì nội dung đổi, chữ ký trước không còn tính';

create table recovery_key (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references unit,
  recipient text not null unique check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  k int not null check (k between 2 and 15),
  n int not null check (n between k and 15),
  sheet_set text not null,
  statement jsonb not null,
  signer_key_id uuid not null references officer_key,
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index recovery_key_one on recovery_key (unit_id) where ended_at is null;
comment on table recovery_key is 'Khóa khôi phục của cấp trên: phần bí mật chia thành n tờ giấy in, cần k tờ; không bao giờ gửi lên máy chủ';

create table recovery_request (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null,
  recovery_key_id uuid not null references recovery_key,
  purpose text not null,
  asked_by int not null references officer,
  second_id int not null references officer,
  to_officer_id int not null references officer,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  fetched_at timestamptz,
  done_at timestamptz,
  withdrawn_at timestamptz,
  check (second_id <> asked_by and second_id <> to_officer_id),
  check (fetched_at is null or confirmed_at is not null),
  check (done_at is null or fetched_at is not null)
);
create index recovery_request_petition on recovery_request (petition_id);
create index recovery_request_open on recovery_request (asked_at) where done_at is null and withdrawn_at is null;
comment on table recovery_request is 'Yêu cầu dùng khóa khôi phục cho một vụ việc: người đề nghị, người thứ hai xác nhận, bản mã lấy ra đúng một lần';

create table second_factor (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  kind text not null check (kind in ('totp', 'passkey')),
  name text not null,
  secret bytea,
  last_step bigint,
  credential_id text unique,
  public_key bytea,
  counter bigint,
  transports text[],
  created_at timestamptz not null,
  confirmed_at timestamptz,
  used_at timestamptz,
  removed_at timestamptz,
  check (case kind when 'totp' then secret is not null and credential_id is null
                   else credential_id is not null and public_key is not null and counter is not null and secret is null end)
);
create index second_factor_officer on second_factor (officer_id) where removed_at is null;
comment on column second_factor.last_step is 'Nhịp 30 giây của mã TOTP đã dùng gần nhất: một mã không dùng được hai lần';

create table backup_code (
  officer_id int not null references officer,
  hash bytea not null check (length(hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (officer_id, hash)
);

create table second_factor_removal (
  id uuid primary key default gen_random_uuid(),
  officer_id int not null references officer,
  reason text not null,
  asked_by int not null references officer,
  asked_at timestamptz not null,
  decided_by int references officer,
  decided_at timestamptz,
  granted boolean,
  check (officer_id <> asked_by),
  check (decided_by is null or granted is not true or (decided_by <> asked_by and decided_by <> officer_id))
);
create unique index second_factor_removal_open on second_factor_removal (officer_id) where decided_at is null;
comment on table second_factor_removal is 'Gỡ yếu tố thứ hai bị mất: quản trị viên đề nghị, người thứ hai (quản trị viên khác hoặc thủ trưởng) xác nhận';

-- A session begun with a password only, of an officer who has a second factor, can do nothing but show it.
alter table session add column second_factor_pending boolean not null default false;
alter table session add column stepped_up_at timestamptz;
alter table session add column challenge text;
alter table session add column challenge_until timestamptz;
