-- The transparency log: a Merkle tree (RFC 6962) over salted hashes of the journal, published for anyone to check.

-- Secret per entry, so that the published hash of an entry tells nothing about it, and an entry is opened by showing its salt. The
-- default fills the rows that exist without an UPDATE, which the journal refuses.
alter table journal add column salt bytea not null default uuid_send(gen_random_uuid()) check (octet_length(salt) = 16);
comment on column journal.salt is 'Muối bí mật của dòng; giá trị công bố là SHA-256(salt ‖ bytes)';

create table log_pending (
  id bigint generated always as identity primary key,
  data bytea not null check (octet_length(data) = 32),
  journal_id bigint not null
);
comment on table log_pending is 'Dòng nhật ký chờ đánh số vào nhật ký minh bạch';

create table log_leaf (
  idx bigint primary key check (idx >= 0),
  data bytea not null check (octet_length(data) = 32),
  journal_id bigint
);
create unique index log_leaf_journal on log_leaf (journal_id) where journal_id is not null;
create index log_leaf_data on log_leaf (data) where journal_id is not null;
comment on table log_leaf is 'Lá của cây; journal_id trống là lá đệm, tính lại được từ log_head.filler_key và số thứ tự';

create table log_tile (
  level smallint not null check (level between 1 and 6),
  n bigint not null check (n >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, n)
);
comment on table log_tile is 'Các nút đầy đủ của cây ở tầng 8, 16, 24… (C2SP tlog-tiles từ mức 1); mức 0 tính từ log_leaf';

create table log_head (
  id boolean primary key default true check (id),
  origin text,
  vkey text,
  filler_key bytea not null check (octet_length(filler_key) = 32),
  size bigint not null default 0,
  edge bytea not null default '',
  signed_size bigint not null default 0 check (signed_size <= size),
  checkpoint text,
  signed_at timestamptz
);
insert into log_head (filler_key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
comment on table log_head is 'Đầu của nhật ký minh bạch: một dòng. edge: các nút ở mép phải của cây, lớn trước nhỏ sau; checkpoint: xác nhận đã ký và công bố, tới signed_size';

create table log_witness (
  name text primary key check (name <> ''),
  vkey text not null unique,
  added_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table log_witness is 'Bên chứng kiến độc lập ký xác nhận cùng: tên và khóa công khai (C2SP vkey)';

create table log_cosignature (
  size bigint not null,
  witness text not null references log_witness,
  checkpoint text not null,
  line text not null,
  at timestamptz not null,
  primary key (size, witness)
);
comment on table log_cosignature is 'Chữ ký của bên chứng kiến trên một xác nhận; giữ nguyên văn xác nhận để bằng chứng về sau dùng được';

create table log_gap (
  first_idx bigint not null,
  last_idx bigint not null check (last_idx >= first_idx),
  checkpoint text not null,
  at timestamptz not null,
  primary key (first_idx)
);
comment on table log_gap is 'Đoạn lá lấy lại từ bản ngoài cơ sở dữ liệu sau một lần phục hồi; dòng nhật ký của chúng có thể đã mất';

-- What happened before there was a log is in it too, in the order it happened.
insert into log_pending (data, journal_id) select sha256(salt || bytes), id from journal order by id;
