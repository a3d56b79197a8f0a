-- Ending somebody else's key takes two officers who answer for the root: one alone could shut a holder out of what he keeps.
create table key_revocation (
  id uuid primary key default gen_random_uuid(),
  key_id uuid not null references officer_key,
  why text not null check (why in ('lost', 'compromised')),
  asked_by int not null references officer,
  asked_at timestamptz not null,
  decided_by int references officer,
  decided_at timestamptz,
  granted boolean,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (granted is null)),
  check (granted is not true or decided_by <> asked_by)
);
create unique index key_revocation_open on key_revocation (key_id) where decided_at is null;
comment on table key_revocation is 'Thôi dùng khóa của người khác: một người lo gốc tin cậy đề nghị, người thứ hai xác nhận';
