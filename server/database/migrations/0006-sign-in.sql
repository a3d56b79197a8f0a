-- Wrong names must lock exactly like wrong passwords, so that nobody learns which names exist: the guard is kept by name.
alter table credential drop column failed_count, drop column locked_until;

create table sign_in_guard (
  name_hash bytea primary key,
  failed_count int not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_guard is 'Đếm số lần đăng nhập sai theo tên (chỉ giữ giá trị băm của tên), có hay không có tài khoản';

create index session_expiry on session (expires_at);

-- A repeated POST (double click, retry after a broken line) gets the first answer instead of happening twice.
create table idempotency_key (
  officer_id int not null references officer,
  key uuid not null,
  fingerprint bytea not null,
  status int,
  body text,
  created_at timestamptz not null,
  primary key (officer_id, key)
);
create index idempotency_key_created on idempotency_key (created_at);
comment on table idempotency_key is 'Chống gửi trùng: giữ câu trả lời đầu tiên trong 24 giờ; body trống nghĩa là đang làm dở';

alter table installation add column practice boolean not null default false;
comment on column installation.practice is 'Bản tập huấn: dữ liệu giả định, mọi trang đều ghi rõ';
