-- The installation itself: one row, at most.
create table installation (
  id boolean primary key default true check (id),
  name text not null check (name <> ''),
  network text not null check (network in ('internet', 'independent-lan')),
  created_at timestamptz not null default now()
);
comment on table installation is 'Bản cài này: tên cơ quan và loại mạng; chỉ một dòng';
