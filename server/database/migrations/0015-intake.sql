-- Secrets of the intake that must outlive a restart and be the same on every node: they give unknown mailboxes a stable salt.
create table intake_secret (
  name text primary key check (name in ('salt', 'pow')),
  secret bytea not null check (octet_length(secret) = 32)
);
insert into intake_secret (name, secret)
  select name, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) from unnest(array['salt', 'pow']) name;
comment on table intake_secret is 'Bí mật của cửa tiếp nhận: mã không có thật vẫn được trả một muối cố định, nên không dò được mã nào có thật';

create unique index pending_upload_one on pending_upload (locator, blob_hash);
create index pending_upload_created on pending_upload (created_at);
create index petition_part_blob on petition_part (blob_hash) where blob_hash is not null;
