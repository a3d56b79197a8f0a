-- Handling of petitions: the matter's present place in a book, public words, finished public tables, urging.

alter table book_entry drop constraint book_entry_petition_id_key;
create index book_entry_petition on book_entry (petition_id);
comment on table book_entry is 'Số trong sổ. Vụ việc chuyển đi hoặc chuyển sang sổ niêm phong thì số cũ vẫn đứng, sổ mới có số mới; nơi đang ở là petition.book_id';

alter table petition add column book_id uuid references book;
alter table petition add column book_number int;
alter table petition add column about_persons boolean not null default true;
alter table petition add column reply text check (reply in ('accepted', 'needs_checking', 'refused', 'forwarded'));
alter table petition add column apology_way text check (apology_way in ('publication', 'letter', 'meeting'));
alter table petition add column extended_on date;
alter table petition add constraint petition_book_whole check ((book_id is null) = (book_number is null));
create index petition_book on petition (book_id, book_number) where book_id is not null;
comment on column petition.about_persons is 'Phản ánh về người (không chỉ về quy định hay cơ quan nói chung): không vào bảng công khai theo từng đơn vị';

-- Words for the public: one officer writes, another approves; until then only holders see them.
create table petition_publication (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petition,
  kind text not null check (kind in ('result', 'apology')),
  unit_id int not null references unit,
  words text not null,
  proposed_by int not null references officer,
  proposed_at timestamptz not null,
  approved_by int references officer,
  published_on date,
  check (approved_by is null or approved_by <> proposed_by),
  check ((approved_by is null) = (published_on is null))
);
create index petition_publication_petition on petition_publication (petition_id);
create index petition_publication_published on petition_publication (published_on desc, id) where published_on is not null;
comment on table petition_publication is 'Lời công bố kết quả, xin lỗi công khai: người soạn và người duyệt khác nhau';

-- Tables of finished quarters with small cells already hidden: made once, never again, so that no two versions can be compared.
create table petition_public_table (
  quarter text primary key check (quarter ~ '^\d{4}-Q[1-4]$'),
  made_at timestamptz not null,
  tables jsonb not null
);

create table petition_urging (
  unit_id int not null references unit,
  urged_on date not null,
  urged_by int not null references officer,
  primary key (unit_id, urged_on)
);

alter table petition_fact add column about_persons boolean not null default true;
alter table petition_fact add column letters int not null default 1;
