-- A recovery key opens every report below a unit, so one leader's word is not enough: it counts once k leaders of the root signed it.
-- Keys registered before this have one signature and wait for the others.
alter table recovery_key add column active_at timestamptz;
drop index recovery_key_one;
create unique index recovery_key_one on recovery_key (unit_id) where ended_at is null and active_at is not null;
comment on column recovery_key.active_at is 'Đủ k lãnh đạo của gốc tin cậy đã ký; trước đó chưa niêm phong gì cho khóa này';

create table recovery_key_signature (
  recovery_key_id uuid not null references recovery_key,
  key_id uuid not null references officer_key,
  statement jsonb not null,
  signed_at timestamptz not null,
  primary key (recovery_key_id, key_id)
);
comment on table recovery_key_signature is 'Lãnh đạo khác ký thêm vào khóa khôi phục, trên máy của mình';
