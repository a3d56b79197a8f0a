-- The clerk's desk: how something came over the counter, and the key under which a unit's clerks know a sender again.

create table petition_arrival (
  petition_id uuid primary key references petition,
  unit_id int not null references unit,
  arrived_on date,
  arrived_at text check (arrived_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  postmarked_on date,
  forwarded_on date,
  forwarded_symbol text,
  recording_consent boolean,
  read_back boolean not null default false,
  old_channel text check (old_channel in ('letter', 'email', 'press', 'deputies', 'front', 'reception', 'hotline')),
  registered_at timestamptz not null,
  check (arrived_on is null or postmarked_on is null or postmarked_on <= arrived_on),
  check (arrived_on is null or forwarded_on is null or forwarded_on <= arrived_on)
);
comment on table petition_arrival is 'Đơn đến bằng cách nào: dấu bưu điện, dấu đến, giờ gọi, văn bản chuyển. Ngày nhận tính từ đây, không từ ngày nhập';
comment on column petition_arrival.unit_id is 'Đơn vị của bàn văn thư đã vào sổ';
create index petition_on_desk on petition (registered_by) where registered_by is not null and handed_over_at is null;

create table desk_key_made (
  unit_id int primary key references unit,
  fingerprint bytea not null check (length(fingerprint) = 32),
  made_by int not null references officer,
  made_at timestamptz not null
);
comment on table desk_key_made is 'Mỗi đơn vị một khóa bàn văn thư: dấu vân tay để người nhận biết mình nhận đúng khóa ấy; khóa nằm ở desk_key, niêm phong cho từng văn thư';

comment on column book.opening_count is 'Các số từ 1 đến số cuối đã xong và còn ở sổ giấy khi nhập sổ cũ: số cuối = số dòng trong sổ + cột này';
