-- Generated from the migrated database by `npx tsx server/database/generate.ts --write`. Do not edit, do not run.

create extension btree_gist;
create extension pg_trgm;
create extension unaccent;

create table absence (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  substitute_id integer,
  from_on date not null,
  to_on date not null,
  reason text,
  document_symbol text,
  recorded_by integer not null,
  revoked_at timestamp with time zone,
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_check CHECK (to_on >= from_on),
  constraint absence_check1 CHECK (substitute_id IS NULL OR substitute_id <> officer_id),
  constraint absence_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint absence_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint absence_substitute_id_fkey FOREIGN KEY (substitute_id) REFERENCES officer(id)
);
CREATE INDEX absence_officer ON absence (officer_id);
CREATE INDEX absence_substitute ON absence (substitute_id);
-- row security: enabled, forced
create policy owner_all on absence for all to liem_owner using (true) with check (true);
create policy scoped_insert on absence for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (EXISTS ( SELECT 1 FROM officer o WHERE o.id = absence.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))));
create policy scoped_select on absence for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on absence for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (EXISTS ( SELECT 1 FROM officer o WHERE o.id = absence.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))))) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (EXISTS ( SELECT 1 FROM officer o WHERE o.id = absence.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))));
create policy wide_insert on absence for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on absence for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on absence for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table appointment (
  id uuid not null default gen_random_uuid(),
  post_id integer not null,
  officer_id integer not null,
  kind text not null,
  from_on date not null,
  to_on date,
  document_symbol text,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_check CHECK (to_on IS NULL OR to_on > from_on),
  constraint appointment_kind_check CHECK (kind = ANY (ARRAY['holder'::text, 'acting'::text])),
  constraint appointment_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint appointment_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id),
  constraint appointment_post_id_officer_id_daterange_excl EXCLUDE USING gist (post_id WITH =, officer_id WITH =, daterange(from_on, to_on) WITH &&)
);
CREATE INDEX appointment_officer ON appointment (officer_id);
-- row security: enabled, forced
create policy owner_all on appointment for all to liem_owner using (true) with check (true);
create policy scoped_insert on appointment for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on appointment for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on appointment for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on appointment for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on appointment for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on appointment for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table attachment (
  id uuid not null default gen_random_uuid(),
  blob_hash text not null,
  name text not null,
  media_type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  purpose text not null,
  unit_ids integer[] not null,
  uploaded_by integer,
  uploaded_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_blob_hash_fkey FOREIGN KEY (blob_hash) REFERENCES file_blob(hash),
  constraint attachment_purpose_check CHECK (purpose = ANY (ARRAY['original'::text, 'annex'::text, 'evidence'::text, 'decision'::text])),
  constraint attachment_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES officer(id)
);
CREATE INDEX attachment_subject ON attachment (subject_kind, subject_id);
-- row security: enabled, forced
create policy owner_all on attachment for all to liem_owner using (true) with check (true);
create policy scoped_insert on attachment for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on attachment for select to app_scoped using (unit_ids && (( SELECT app_paper_units() AS app_paper_units)) OR subject_kind = 'document'::text AND (EXISTS ( SELECT 1 FROM document d WHERE d.id = attachment.subject_id)));
create policy scoped_update on attachment for update to app_scoped using (unit_ids && (( SELECT app_units() AS app_units))) with check (unit_ids && (( SELECT app_units() AS app_units)));
create policy wide_insert on attachment for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on attachment for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on attachment for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table backup_code (
  officer_id integer not null,
  hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint backup_code_pkey PRIMARY KEY (officer_id, hash),
  constraint backup_code_hash_check CHECK (length(hash) = 32),
  constraint backup_code_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
-- row security: enabled, forced
create policy owner_all on backup_code for all to liem_owner using (true) with check (true);
create policy scoped_delete on backup_code for delete to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_insert on backup_code for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on backup_code for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_update on backup_code for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_delete on backup_code for delete to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on backup_code for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on backup_code for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_update on backup_code for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
grant delete, insert, select, update to app_scoped;
grant delete, insert, select, update to app_wide;

-- Sổ của cơ quan thụ lý theo năm: sổ thường, và sổ niêm phong cho vụ việc có người bị loại trừ trong chính cơ quan; số liên tục, không hở
create table book (
  id uuid not null default gen_random_uuid(),
  unit_id integer not null,
  kind text not null,
  year integer not null,
  last_number integer not null default 0,
  opening_count integer not null default 0,
  constraint book_pkey PRIMARY KEY (id),
  constraint book_kind_check CHECK (kind = ANY (ARRAY['open'::text, 'sealed'::text])),
  constraint book_opening_count_check CHECK (opening_count >= 0),
  constraint book_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint book_unit_id_kind_year_key UNIQUE (unit_id, kind, year),
  constraint book_year_check CHECK (year >= 2000 AND year <= 2200)
);
-- row security: enabled, forced
create policy owner_all on book for all to liem_owner using (true) with check (true);
create policy scoped_select on book for select to app_scoped using (app_may_know_book(unit_id, kind));
create policy wide_select on book for select to app_wide using (( SELECT app_system() AS app_system) OR app_may_know_book(unit_id, kind));
grant select to app_scoped;
grant select to app_wide;

-- Số trong sổ. Vụ việc chuyển đi hoặc chuyển sang sổ niêm phong thì số cũ vẫn đứng, sổ mới có số mới; nơi đang ở là petition.book_id
create table book_entry (
  book_id uuid not null,
  number integer not null,
  petition_id uuid not null,
  entered_on date not null,
  constraint book_entry_pkey PRIMARY KEY (book_id, number),
  constraint book_entry_book_id_fkey FOREIGN KEY (book_id) REFERENCES book(id),
  constraint book_entry_number_check CHECK (number >= 1),
  constraint book_entry_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id)
);
CREATE INDEX book_entry_petition ON book_entry (petition_id);
CREATE TRIGGER book_entry_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON book_entry FOR EACH STATEMENT EXECUTE FUNCTION petition_insert_only();
-- row security: enabled, forced
create policy owner_all on book_entry for all to liem_owner using (true) with check (true);
create policy scoped_insert on book_entry for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on book_entry for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = book_entry.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on book_entry for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on book_entry for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on book_entry for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = book_entry.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on book_entry for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Ngày nghỉ lễ, nghỉ bù, hoán đổi do địa phương bổ sung hoặc sửa; một người đề nghị, người khác xác nhận
create table calendar_day (
  id uuid not null default gen_random_uuid(),
  day date not null,
  kind text not null,
  name text not null,
  source text not null,
  status text not null,
  proposed_by integer,
  proposed_at timestamp with time zone,
  confirmed_by integer,
  confirmed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  removes boolean not null default false,
  constraint calendar_day_pkey PRIMARY KEY (id),
  constraint calendar_day_check CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
  constraint calendar_day_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES officer(id),
  constraint calendar_day_kind_check CHECK (kind = ANY (ARRAY['holiday'::text, 'compensation'::text, 'swap_off'::text, 'swap_work'::text, 'undecided'::text])),
  constraint calendar_day_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES officer(id),
  constraint calendar_day_status_check CHECK (status = ANY (ARRAY['certain'::text, 'unverified'::text]))
);
CREATE INDEX calendar_day_day ON calendar_day (day);
-- row security: enabled, forced
create policy owner_all on calendar_day for all to liem_owner using (true) with check (true);
create policy scoped_select on calendar_day for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on calendar_day for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on calendar_day for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on calendar_day for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table claim (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  claimed_on date not null,
  product text not null,
  product_symbol text,
  note text,
  state text not null default 'pending'::text,
  made_by integer not null,
  made_at timestamp with time zone not null default now(),
  constraint claim_pkey PRIMARY KEY (id),
  constraint claim_made_by_fkey FOREIGN KEY (made_by) REFERENCES officer(id),
  constraint claim_product_check CHECK (length(TRIM(BOTH FROM product)) > 0),
  constraint claim_state_check CHECK (state = ANY (ARRAY['pending'::text, 'accepted'::text, 'accepted_late'::text, 'partly'::text, 'returned'::text, 'withdrawn'::text])),
  constraint claim_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);
CREATE UNIQUE INDEX claim_one_pending ON claim (task_id) WHERE (state = 'pending'::text);
CREATE INDEX claim_task ON claim (task_id, made_at);
-- row security: enabled, forced
create policy owner_all on claim for all to liem_owner using (true) with check (true);
create policy scoped_insert on claim for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = claim.task_id)));
create policy scoped_select on claim for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = claim.task_id)));
create policy scoped_update on claim for update to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = claim.task_id))) with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = claim.task_id)));
create policy wide_insert on claim for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on claim for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on claim for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Đường dây nóng, nơi và giờ tiếp công dân, địa chỉ nhận đơn của từng đơn vị: nghĩa vụ công khai, có ngày hiệu lực
create table contact_point (
  id uuid not null default gen_random_uuid(),
  unit_id integer not null,
  kind text not null,
  value text not null,
  hours text,
  valid_from date not null,
  valid_to date,
  recorded_by integer,
  recorded_at timestamp with time zone not null default now(),
  constraint contact_point_pkey PRIMARY KEY (id),
  constraint contact_point_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  constraint contact_point_kind_check CHECK (kind = ANY (ARRAY['hotline'::text, 'reception'::text, 'address'::text, 'email'::text, 'website'::text])),
  constraint contact_point_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint contact_point_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX contact_point_unit ON contact_point (unit_id, kind);
-- row security: enabled, forced
create policy owner_all on contact_point for all to liem_owner using (true) with check (true);
create policy scoped_insert on contact_point for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on contact_point for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on contact_point for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on contact_point for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on contact_point for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on contact_point for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table credential (
  officer_id integer not null,
  password_hash text not null,
  must_change boolean not null default true,
  changed_at timestamp with time zone not null default now(),
  constraint credential_pkey PRIMARY KEY (officer_id),
  constraint credential_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
-- row security: enabled, forced
create policy owner_all on credential for all to liem_owner using (true) with check (true);

create table desk_key (
  unit_id integer not null,
  officer_id integer not null,
  wrap bytea not null,
  given_by integer not null,
  given_at timestamp with time zone not null,
  constraint desk_key_pkey PRIMARY KEY (unit_id, officer_id),
  constraint desk_key_given_by_fkey FOREIGN KEY (given_by) REFERENCES officer(id),
  constraint desk_key_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint desk_key_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on desk_key for all to liem_owner using (true) with check (true);
create policy scoped_insert on desk_key for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on desk_key for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on desk_key for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on desk_key for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Mỗi đơn vị một khóa bàn văn thư: dấu vân tay để người nhận biết mình nhận đúng khóa ấy; khóa nằm ở desk_key, niêm phong cho từng văn thư
create table desk_key_made (
  unit_id integer not null,
  fingerprint bytea not null,
  made_by integer not null,
  made_at timestamp with time zone not null,
  constraint desk_key_made_pkey PRIMARY KEY (unit_id),
  constraint desk_key_made_fingerprint_check CHECK (length(fingerprint) = 32),
  constraint desk_key_made_made_by_fkey FOREIGN KEY (made_by) REFERENCES officer(id),
  constraint desk_key_made_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on desk_key_made for all to liem_owner using (true) with check (true);
create policy scoped_select on desk_key_made for select to app_scoped using (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy wide_select on desk_key_made for select to app_wide using (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
grant select to app_scoped;
grant select to app_wide;

create table difficulty (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  words text not null,
  proposal text,
  asked_unit_id integer not null,
  raised_by integer not null,
  raised_on date not null,
  answer text,
  answered_by integer,
  answered_on date,
  constraint difficulty_pkey PRIMARY KEY (id),
  constraint difficulty_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES officer(id),
  constraint difficulty_asked_unit_id_fkey FOREIGN KEY (asked_unit_id) REFERENCES unit(id),
  constraint difficulty_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES officer(id),
  constraint difficulty_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);
CREATE INDEX difficulty_open ON difficulty (asked_unit_id, raised_on) WHERE (answered_on IS NULL);
CREATE INDEX difficulty_task ON difficulty (task_id);
-- row security: enabled, forced
create policy owner_all on difficulty for all to liem_owner using (true) with check (true);
create policy scoped_insert on difficulty for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = difficulty.task_id)));
create policy scoped_select on difficulty for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = difficulty.task_id)));
create policy scoped_update on difficulty for update to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = difficulty.task_id))) with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = difficulty.task_id)));
create policy wide_insert on difficulty for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on difficulty for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on difficulty for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table document (
  id uuid not null default gen_random_uuid(),
  status text not null,
  side text not null,
  issuer_unit_id integer,
  issuer_name text not null,
  issuer_key text not null generated always as (COALESCE('unit:'::text || issuer_unit_id::text, vn_norm(issuer_name))) stored,
  type text,
  number text,
  symbol text,
  symbol_key text generated always as (symbol_key(symbol)) stored,
  number_key text generated always as (symbol_key(number)) stored,
  title text not null,
  place text,
  issued_on date,
  year integer generated always as (EXTRACT(year FROM issued_on)::integer) stored,
  party_term text,
  effective_on date,
  expires_on date,
  urgency text not null default 'normal'::text,
  signer_name text,
  signer_capacity text,
  visibility text not null default 'addressed'::text,
  published_on date,
  supervising_unit_id integer,
  incoming_number integer,
  incoming_year integer,
  received_on date,
  search_key text not null generated always as (vn_norm((((COALESCE(symbol, ''::text) || ' '::text) || title) || ' '::text) || issuer_name)) stored,
  merged_into_id uuid,
  registered_by integer,
  registered_unit_id integer,
  registered_at timestamp with time zone,
  version integer not null default 1,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_check CHECK (status <> 'registered'::text OR issued_on IS NOT NULL AND type IS NOT NULL),
  constraint document_check1 CHECK (side <> 'party'::text OR issued_on IS NULL OR party_term IS NOT NULL),
  constraint document_issuer_unit_id_fkey FOREIGN KEY (issuer_unit_id) REFERENCES unit(id),
  constraint document_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES document(id),
  constraint document_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES officer(id),
  constraint document_registered_unit_id_fkey FOREIGN KEY (registered_unit_id) REFERENCES unit(id),
  constraint document_side_check CHECK (side = ANY (ARRAY['state'::text, 'party'::text, 'social'::text])),
  constraint document_status_check CHECK (status = ANY (ARRAY['stub'::text, 'draft'::text, 'registered'::text])),
  constraint document_supervising_unit_id_fkey FOREIGN KEY (supervising_unit_id) REFERENCES unit(id),
  constraint document_urgency_check CHECK (urgency = ANY (ARRAY['normal'::text, 'khan'::text, 'thuong_khan'::text, 'hoa_toc'::text])),
  constraint document_visibility_check CHECK (visibility = ANY (ARRAY['common'::text, 'addressed'::text]))
);
CREATE UNIQUE INDEX document_incoming ON document (registered_unit_id, incoming_year, incoming_number) WHERE (incoming_number IS NOT NULL);
CREATE INDEX document_issued ON document (issued_on DESC NULLS LAST, id DESC);
CREATE INDEX document_issuer ON document (issuer_unit_id);
CREATE UNIQUE INDEX document_party_number ON document (issuer_key, type, number_key, party_term) WHERE ((side = 'party'::text) AND (status = 'registered'::text) AND (merged_into_id IS NULL) AND (number_key IS NOT NULL));
CREATE INDEX document_registered_unit ON document (registered_unit_id);
CREATE INDEX document_search ON document USING gin (search_key gin_trgm_ops);
CREATE UNIQUE INDEX document_state_number ON document (issuer_key, symbol_key, year) WHERE ((side <> 'party'::text) AND (status = 'registered'::text) AND (merged_into_id IS NULL) AND (symbol_key IS NOT NULL));
CREATE INDEX document_supervising ON document (supervising_unit_id);
CREATE INDEX document_symbol ON document (symbol_key);
-- row security: enabled, forced
create policy owner_all on document for all to liem_owner using (true) with check (true);
create policy scoped_insert on document for insert to app_scoped with check ((registered_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) AND registered_by = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on document for select to app_scoped using (visibility = 'common'::text OR (issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (EXISTS ( SELECT 1 FROM document_receipt r WHERE r.document_id = document.id AND (r.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))) OR (EXISTS ( SELECT 1 FROM document_receipt r WHERE r.plan_document_id = document.id)));
create policy scoped_update on document for update to app_scoped using ((issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))) with check ((issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])));
create policy wide_insert on document for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on document for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on document for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table document_receipt (
  document_id uuid not null,
  unit_id integer not null,
  original_unit_id integer not null,
  sent_on date not null,
  needs_plan boolean not null default false,
  plan_due_on date,
  plan_document_id uuid,
  acknowledged_on date,
  acknowledged_by integer,
  passed_to_unit_id integer,
  constraint document_receipt_pkey PRIMARY KEY (document_id, unit_id),
  constraint document_receipt_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES officer(id),
  constraint document_receipt_check CHECK (plan_document_id IS NULL OR plan_document_id <> document_id),
  constraint document_receipt_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_receipt_original_unit_id_fkey FOREIGN KEY (original_unit_id) REFERENCES unit(id),
  constraint document_receipt_passed_to_unit_id_fkey FOREIGN KEY (passed_to_unit_id) REFERENCES unit(id),
  constraint document_receipt_plan_document_id_fkey FOREIGN KEY (plan_document_id) REFERENCES document(id),
  constraint document_receipt_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX document_receipt_plan ON document_receipt (plan_document_id) WHERE (plan_document_id IS NOT NULL);
CREATE INDEX document_receipt_unit ON document_receipt (unit_id, sent_on DESC);
CREATE INDEX document_receipt_waiting ON document_receipt (unit_id) WHERE ((acknowledged_on IS NULL) OR (needs_plan AND (plan_document_id IS NULL)));
-- row security: enabled, forced
create policy owner_all on document_receipt for all to liem_owner using (true) with check (true);
create policy scoped_insert on document_receipt for insert to app_scoped with check ((document_id IN ( SELECT app_kept_documents() AS app_kept_documents)));
create policy scoped_select on document_receipt for select to app_scoped using ((unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (document_id IN ( SELECT app_kept_documents() AS app_kept_documents)));
create policy scoped_update on document_receipt for update to app_scoped using ((unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (document_id IN ( SELECT app_kept_documents() AS app_kept_documents))) with check ((unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (document_id IN ( SELECT app_kept_documents() AS app_kept_documents)));
create policy wide_insert on document_receipt for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on document_receipt for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on document_receipt for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- from thi hành/cụ thể hóa/sửa đổi/thay thế/đính chính/thu hồi to; không tạo vòng (trừ “nhắc tới”)
create table document_relation (
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  as_written text,
  created_at timestamp with time zone not null default now(),
  constraint document_relation_pkey PRIMARY KEY (from_id, to_id, kind),
  constraint document_relation_check CHECK (from_id <> to_id),
  constraint document_relation_from_id_fkey FOREIGN KEY (from_id) REFERENCES document(id),
  constraint document_relation_kind_check CHECK (kind = ANY (ARRAY['implements'::text, 'specifies'::text, 'amends'::text, 'replaces'::text, 'corrects'::text, 'recalls'::text, 'mentions'::text])),
  constraint document_relation_to_id_fkey FOREIGN KEY (to_id) REFERENCES document(id)
);
CREATE INDEX document_relation_to ON document_relation (to_id);
CREATE TRIGGER document_relation_acyclic BEFORE INSERT OR UPDATE ON document_relation FOR EACH ROW EXECUTE FUNCTION document_relation_acyclic();
-- row security: enabled, forced
create policy owner_all on document_relation for all to liem_owner using (true) with check (true);
create policy scoped_delete on document_relation for delete to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_relation.from_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_insert on document_relation for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_relation.from_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on document_relation for select to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_relation.from_id)) OR (EXISTS ( SELECT 1 FROM document d WHERE d.id = document_relation.to_id)));
create policy wide_delete on document_relation for delete to app_wide using (( SELECT app_all() AS app_all));
create policy wide_insert on document_relation for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on document_relation for select to app_wide using (( SELECT app_all() AS app_all));
grant delete, insert, select to app_scoped;
grant delete, insert, select to app_wide;

-- Toàn văn có cấu trúc, để bôi đúng đoạn mà nhiệm vụ được đọc ra
create table document_text (
  document_id uuid not null,
  source jsonb not null,
  constraint document_text_pkey PRIMARY KEY (document_id),
  constraint document_text_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
);
-- row security: enabled, forced
create policy owner_all on document_text for all to liem_owner using (true) with check (true);
create policy scoped_insert on document_text for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_text.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on document_text for select to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_text.document_id)));
create policy scoped_update on document_text for update to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_text.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])))))) with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = document_text.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy wide_insert on document_text for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on document_text for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on document_text for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Ai không được biết vụ việc này nữa: trừ khỏi mọi quyền, mọi con số, mọi lời nhắc, mọi dòng nhật ký
create table exclusion (
  petition_id uuid not null,
  officer_id integer not null,
  ground text not null,
  recorded_by integer,
  recorded_at timestamp with time zone not null,
  constraint exclusion_pkey PRIMARY KEY (petition_id, officer_id, ground),
  constraint exclusion_ground_check CHECK (ground = ANY (ARRAY['accused'::text, 'subordinate'::text, 'relative'::text, 'conflict'::text, 'recusal'::text, 'struck'::text, 'named_office'::text])),
  constraint exclusion_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint exclusion_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint exclusion_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id)
);
CREATE INDEX exclusion_officer ON exclusion (officer_id, petition_id);
CREATE TRIGGER exclusion_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON exclusion FOR EACH STATEMENT EXECUTE FUNCTION petition_insert_only();
CREATE TRIGGER exclusion_revokes AFTER INSERT ON exclusion FOR EACH ROW EXECUTE FUNCTION exclusion_revokes();
-- row security: enabled, forced
create policy owner_all on exclusion for all to liem_owner using (true) with check (true);
create policy scoped_insert on exclusion for insert to app_scoped with check (app_sees(petition_id));
create policy scoped_select on exclusion for select to app_scoped using (app_sees(petition_id));
create policy wide_insert on exclusion for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
create policy wide_select on exclusion for select to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table extension (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  from_due_on date,
  to_due_on date not null,
  document_symbol text not null,
  document_date date not null,
  reason text not null,
  decided_by integer not null,
  decided_on date not null,
  constraint extension_pkey PRIMARY KEY (id),
  constraint extension_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint extension_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint extension_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);
CREATE INDEX extension_task ON extension (task_id);
-- row security: enabled, forced
create policy owner_all on extension for all to liem_owner using (true) with check (true);
create policy scoped_insert on extension for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = extension.task_id)));
create policy scoped_select on extension for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = extension.task_id)));
create policy wide_insert on extension for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on extension for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table file_blob (
  hash text not null,
  size_bytes bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint file_blob_pkey PRIMARY KEY (hash),
  constraint file_blob_hash_check CHECK (hash ~ '^[0-9a-f]{64}$'::text)
);
-- row security: enabled, forced
create policy owner_all on file_blob for all to liem_owner using (true) with check (true);
create policy scoped_insert on file_blob for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on file_blob for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL AND NOT app_blob_hidden(hash));
create policy wide_insert on file_blob for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on file_blob for select to app_wide using (( SELECT app_system() AS app_system) OR (( SELECT app_uid() AS app_uid)) IS NOT NULL AND NOT app_blob_hidden(hash));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Cửa tiếp nhận của một cấp. Người ở cửa là cán bộ có vai trò gatekeeper tại đơn vị này; next_unit_id: cửa kế tiếp khi cửa này không đủ hai người (trống: cấp trên trực tiếp); outside_authority: cơ quan ngoài tỉnh khi không còn cửa nào
create table gate (
  unit_id integer not null,
  next_unit_id integer,
  outside_authority text,
  set_by integer,
  set_at timestamp with time zone not null default now(),
  constraint gate_pkey PRIMARY KEY (unit_id),
  constraint gate_check CHECK (next_unit_id IS NULL OR next_unit_id <> unit_id),
  constraint gate_next_unit_id_fkey FOREIGN KEY (next_unit_id) REFERENCES unit(id),
  constraint gate_set_by_fkey FOREIGN KEY (set_by) REFERENCES officer(id),
  constraint gate_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on gate for all to liem_owner using (true) with check (true);
create policy scoped_insert on gate for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on gate for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on gate for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on gate for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on gate for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on gate for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Chống gửi trùng: giữ câu trả lời đầu tiên trong 24 giờ; body trống nghĩa là đang làm dở
create table idempotency_key (
  officer_id integer not null,
  key uuid not null,
  fingerprint bytea not null,
  status integer,
  body text,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (officer_id, key),
  constraint idempotency_key_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
-- row security: enabled, forced
create policy owner_all on idempotency_key for all to liem_owner using (true) with check (true);
create policy scoped_delete on idempotency_key for delete to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_insert on idempotency_key for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on idempotency_key for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_update on idempotency_key for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_delete on idempotency_key for delete to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on idempotency_key for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on idempotency_key for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_update on idempotency_key for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
grant delete, insert, select, update to app_scoped;
grant delete, insert, select, update to app_wide;

create table identity_request (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  asked_by integer not null,
  purpose text not null,
  asked_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  granted boolean,
  constraint identity_request_pkey PRIMARY KEY (id),
  constraint identity_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officer(id),
  constraint identity_request_check CHECK (decided_by IS NULL OR decided_by <> asked_by),
  constraint identity_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint identity_request_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id)
);
CREATE INDEX identity_request_petition ON identity_request (petition_id);
-- row security: enabled, forced
create policy owner_all on identity_request for all to liem_owner using (true) with check (true);
create policy scoped_insert on identity_request for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on identity_request for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = identity_request.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on identity_request for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on identity_request for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on identity_request for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = identity_request.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on identity_request for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Bản cài này: tên cơ quan và loại mạng; chỉ một dòng
create table installation (
  id boolean not null default true,
  name text not null,
  network text not null,
  created_at timestamp with time zone not null default now(),
  practice boolean not null default false,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_id_check CHECK (id),
  constraint installation_name_check CHECK (name <> ''::text),
  constraint installation_network_check CHECK (network = ANY (ARRAY['internet'::text, 'independent-lan'::text]))
);
-- row security: enabled, forced
create policy owner_all on installation for all to liem_owner using (true) with check (true);

-- Bí mật của cửa tiếp nhận: mã không có thật vẫn được trả một muối cố định, nên không dò được mã nào có thật
create table intake_secret (
  name text not null,
  secret bytea not null,
  constraint intake_secret_pkey PRIMARY KEY (name),
  constraint intake_secret_name_check CHECK (name = ANY (ARRAY['salt'::text, 'pow'::text])),
  constraint intake_secret_secret_check CHECK (octet_length(secret) = 32)
);
-- row security: enabled, forced
create policy owner_all on intake_secret for all to liem_owner using (true) with check (true);

create table item (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  parent_id uuid,
  position integer not null,
  path text not null,
  marker text,
  kind text not null,
  words text not null,
  span_start integer,
  span_end integer,
  is_duty boolean not null default false,
  constraint item_pkey PRIMARY KEY (id),
  constraint item_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint item_document_id_position_key UNIQUE (document_id, "position"),
  constraint item_kind_check CHECK (kind = ANY (ARRAY['part'::text, 'chapter'::text, 'section'::text, 'article'::text, 'clause'::text, 'point'::text, 'bullet'::text, 'paragraph'::text, 'annex'::text, 'row'::text])),
  constraint item_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES item(id)
);
CREATE INDEX item_parent ON item (parent_id);
-- row security: enabled, forced
create policy owner_all on item for all to liem_owner using (true) with check (true);
create policy scoped_insert on item for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = item.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on item for select to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = item.document_id)));
create policy scoped_update on item for update to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = item.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])))))) with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = item.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy wide_insert on item for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on item for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on item for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table item_link (
  item_id uuid not null,
  upper_item_id uuid not null,
  constraint item_link_pkey PRIMARY KEY (item_id, upper_item_id),
  constraint item_link_check CHECK (item_id <> upper_item_id),
  constraint item_link_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint item_link_upper_item_id_fkey FOREIGN KEY (upper_item_id) REFERENCES item(id)
);
CREATE INDEX item_link_upper ON item_link (upper_item_id);
-- row security: enabled, forced
create policy owner_all on item_link for all to liem_owner using (true) with check (true);
create policy scoped_delete on item_link for delete to app_scoped using ((EXISTS ( SELECT 1 FROM item i JOIN document d ON d.id = i.document_id WHERE i.id = item_link.item_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_insert on item_link for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM item i JOIN document d ON d.id = i.document_id WHERE i.id = item_link.item_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on item_link for select to app_scoped using ((EXISTS ( SELECT 1 FROM item i WHERE i.id = item_link.item_id)));
create policy wide_delete on item_link for delete to app_wide using (( SELECT app_all() AS app_all));
create policy wide_insert on item_link for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on item_link for select to app_wide using (( SELECT app_all() AS app_all));
grant delete, insert, select to app_scoped;
grant delete, insert, select to app_wide;

-- Nhật ký: chỉ thêm, không sửa, không xóa. bytes là nguyên văn được băm; các cột khác được đối chiếu với nó. Không chứa lời văn hay dữ liệu cá nhân
create table journal (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  officer_id integer,
  on_behalf_of integer,
  unit_ids integer[] not null,
  facts jsonb not null,
  bytes bytea not null,
  hash bytea not null,
  salt bytea not null default uuid_send(gen_random_uuid()),
  constraint journal_pkey PRIMARY KEY (id),
  constraint journal_act_check CHECK (act ~ '^[a-z_]+\.[a-z_]+$'::text),
  constraint journal_salt_check CHECK (octet_length(salt) = 16)
);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_subject ON journal (subject_kind, subject_id, id);
CREATE TRIGGER journal_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_matches_bytes BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_matches_bytes();
CREATE TRIGGER journal_to_log AFTER INSERT ON journal REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION journal_to_log();
-- row security: enabled, forced
create policy owner_all on journal for all to liem_owner using (true) with check (true);
create policy scoped_insert on journal for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on journal for select to app_scoped using ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (unit_ids && (( SELECT app_paper_units() AS app_paper_units)) OR officer_id = (( SELECT app_uid() AS app_uid)) OR subject_kind = 'petition'::text));
create policy wide_insert on journal for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on journal for select to app_wide using ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (( SELECT app_all() AS app_all) OR subject_kind = 'petition'::text));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Lời đồng ký của cán bộ đã có khóa dùng được; rời chức vụ thì thôi hiệu lực
create table key_certificate (
  id uuid not null default gen_random_uuid(),
  key_id uuid not null,
  signer_key_id uuid not null,
  root text not null,
  statement jsonb not null,
  signed_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint key_certificate_pkey PRIMARY KEY (id),
  constraint key_certificate_check CHECK (key_id <> signer_key_id),
  constraint key_certificate_check1 CHECK ((revoked_at IS NULL) = (revoked_why IS NULL)),
  constraint key_certificate_key_id_fkey FOREIGN KEY (key_id) REFERENCES officer_key(id),
  constraint key_certificate_revoked_why_check CHECK (revoked_why = ANY (ARRAY['post_ended'::text, 'key_revoked'::text])),
  constraint key_certificate_root_check CHECK (root ~ '^[0-9a-f]{64}$'::text),
  constraint key_certificate_signer_key_id_fkey FOREIGN KEY (signer_key_id) REFERENCES officer_key(id)
);
CREATE UNIQUE INDEX key_certificate_one ON key_certificate (key_id, root) WHERE (revoked_at IS NULL);
CREATE INDEX key_certificate_signer ON key_certificate (signer_key_id);
CREATE TRIGGER key_only_ends BEFORE UPDATE ON key_certificate FOR EACH ROW EXECUTE FUNCTION key_only_ends();
-- row security: enabled, forced
create policy owner_all on key_certificate for all to liem_owner using (true) with check (true);
create policy scoped_insert on key_certificate for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on key_certificate for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on key_certificate for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on key_certificate for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on key_certificate for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on key_certificate for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Thôi dùng khóa của người khác: một người lo gốc tin cậy đề nghị, người thứ hai xác nhận
create table key_revocation (
  id uuid not null default gen_random_uuid(),
  key_id uuid not null,
  why text not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  granted boolean,
  constraint key_revocation_pkey PRIMARY KEY (id),
  constraint key_revocation_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officer(id),
  constraint key_revocation_check CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (granted IS NULL)),
  constraint key_revocation_check1 CHECK (granted IS NOT TRUE OR decided_by <> asked_by),
  constraint key_revocation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint key_revocation_key_id_fkey FOREIGN KEY (key_id) REFERENCES officer_key(id),
  constraint key_revocation_why_check CHECK (why = ANY (ARRAY['lost'::text, 'compromised'::text]))
);
CREATE UNIQUE INDEX key_revocation_open ON key_revocation (key_id) WHERE (decided_at IS NULL);
-- row security: enabled, forced
create policy owner_all on key_revocation for all to liem_owner using (true) with check (true);
create policy scoped_insert on key_revocation for insert to app_scoped with check (asked_by = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on key_revocation for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on key_revocation for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on key_revocation for insert to app_wide with check (asked_by = (( SELECT app_uid() AS app_uid)));
create policy wide_select on key_revocation for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on key_revocation for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table law_value (
  id uuid not null default gen_random_uuid(),
  key text not null,
  since date not null,
  value jsonb not null,
  source text not null,
  status text not null,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null default now(),
  confirmed_by integer,
  confirmed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint law_value_pkey PRIMARY KEY (id),
  constraint law_value_check CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
  constraint law_value_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES officer(id),
  constraint law_value_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES officer(id),
  constraint law_value_status_check CHECK (status = ANY (ARRAY['read'::text, 'unverified'::text, 'illustrative'::text]))
);
CREATE INDEX law_value_key ON law_value (key, since);
-- row security: enabled, forced
create policy owner_all on law_value for all to liem_owner using (true) with check (true);
create policy scoped_select on law_value for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on law_value for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on law_value for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on law_value for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table legal_hold (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  ground text not null,
  set_by integer not null,
  set_at timestamp with time zone not null,
  lifted_by integer,
  lifted_at timestamp with time zone,
  constraint legal_hold_pkey PRIMARY KEY (id),
  constraint legal_hold_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES officer(id),
  constraint legal_hold_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint legal_hold_set_by_fkey FOREIGN KEY (set_by) REFERENCES officer(id)
);
CREATE INDEX legal_hold_petition ON legal_hold (petition_id);
-- row security: enabled, forced
create policy owner_all on legal_hold for all to liem_owner using (true) with check (true);
create policy scoped_insert on legal_hold for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on legal_hold for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = legal_hold.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on legal_hold for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on legal_hold for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on legal_hold for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = legal_hold.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on legal_hold for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Phần bí mật dưới cụm mật khẩu (tệp age): chỉ chính chủ lấy được, máy chủ không mở được
create table locked_key (
  key_id uuid not null,
  officer_id integer not null,
  locked bytea not null,
  changed_at timestamp with time zone not null,
  constraint locked_key_pkey PRIMARY KEY (key_id),
  constraint locked_key_key_id_fkey FOREIGN KEY (key_id) REFERENCES officer_key(id),
  constraint locked_key_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
-- row security: enabled, forced
create policy owner_all on locked_key for all to liem_owner using (true) with check (true);
create policy scoped_insert on locked_key for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on locked_key for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_update on locked_key for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on locked_key for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on locked_key for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_update on locked_key for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Chữ ký của bên chứng kiến trên một xác nhận; giữ nguyên văn xác nhận để bằng chứng về sau dùng được
create table log_cosignature (
  size bigint not null,
  witness text not null,
  checkpoint text not null,
  line text not null,
  at timestamp with time zone not null,
  constraint log_cosignature_pkey PRIMARY KEY (size, witness),
  constraint log_cosignature_witness_fkey FOREIGN KEY (witness) REFERENCES log_witness(name)
);
-- row security: enabled, forced
create policy owner_all on log_cosignature for all to liem_owner using (true) with check (true);

-- Đoạn lá lấy lại từ bản ngoài cơ sở dữ liệu sau một lần phục hồi; dòng nhật ký của chúng có thể đã mất
create table log_gap (
  first_idx bigint not null,
  last_idx bigint not null,
  checkpoint text not null,
  at timestamp with time zone not null,
  constraint log_gap_pkey PRIMARY KEY (first_idx),
  constraint log_gap_check CHECK (last_idx >= first_idx)
);
-- row security: enabled, forced
create policy owner_all on log_gap for all to liem_owner using (true) with check (true);

-- Đầu của nhật ký minh bạch: một dòng. edge: các nút ở mép phải của cây, lớn trước nhỏ sau; checkpoint: xác nhận đã ký và công bố, tới signed_size
create table log_head (
  id boolean not null default true,
  origin text,
  vkey text,
  filler_key bytea not null,
  size bigint not null default 0,
  edge bytea not null default '\x'::bytea,
  signed_size bigint not null default 0,
  checkpoint text,
  signed_at timestamp with time zone,
  constraint log_head_pkey PRIMARY KEY (id),
  constraint log_head_check CHECK (signed_size <= size),
  constraint log_head_filler_key_check CHECK (octet_length(filler_key) = 32),
  constraint log_head_id_check CHECK (id)
);
-- row security: enabled, forced
create policy owner_all on log_head for all to liem_owner using (true) with check (true);

-- Lá của cây; journal_id trống là lá đệm, tính lại được từ log_head.filler_key và số thứ tự
create table log_leaf (
  idx bigint not null,
  data bytea not null,
  journal_id bigint,
  constraint log_leaf_pkey PRIMARY KEY (idx),
  constraint log_leaf_data_check CHECK (octet_length(data) = 32),
  constraint log_leaf_idx_check CHECK (idx >= 0)
);
CREATE INDEX log_leaf_data ON log_leaf (data) WHERE (journal_id IS NOT NULL);
CREATE UNIQUE INDEX log_leaf_journal ON log_leaf (journal_id) WHERE (journal_id IS NOT NULL);
-- row security: enabled, forced
create policy owner_all on log_leaf for all to liem_owner using (true) with check (true);

-- Dòng nhật ký chờ đánh số vào nhật ký minh bạch
create table log_pending (
  id bigint not null generated always as identity,
  data bytea not null,
  journal_id bigint not null,
  constraint log_pending_pkey PRIMARY KEY (id),
  constraint log_pending_data_check CHECK (octet_length(data) = 32)
);
-- row security: enabled, forced
create policy owner_all on log_pending for all to liem_owner using (true) with check (true);

-- Các nút đầy đủ của cây ở tầng 8, 16, 24… (C2SP tlog-tiles từ mức 1); mức 0 tính từ log_leaf
create table log_tile (
  level smallint not null,
  n bigint not null,
  hashes bytea not null,
  constraint log_tile_pkey PRIMARY KEY (level, n),
  constraint log_tile_hashes_check CHECK (octet_length(hashes) >= 32 AND octet_length(hashes) <= 8192 AND (octet_length(hashes) % 32) = 0),
  constraint log_tile_level_check CHECK (level >= 1 AND level <= 6),
  constraint log_tile_n_check CHECK (n >= 0)
);
-- row security: enabled, forced
create policy owner_all on log_tile for all to liem_owner using (true) with check (true);

-- Bên chứng kiến độc lập ký xác nhận cùng: tên và khóa công khai (C2SP vkey)
create table log_witness (
  name text not null,
  vkey text not null,
  added_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint log_witness_pkey PRIMARY KEY (name),
  constraint log_witness_name_check CHECK (name <> ''::text),
  constraint log_witness_vkey_key UNIQUE (vkey)
);
-- row security: enabled, forced
create policy owner_all on log_witness for all to liem_owner using (true) with check (true);

create table long_work (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  officer_id integer not null,
  state text not null default 'waiting'::text,
  done_count integer not null default 0,
  total_count integer,
  result jsonb,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint long_work_pkey PRIMARY KEY (id),
  constraint long_work_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint long_work_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))
);
CREATE INDEX long_work_officer ON long_work (officer_id, created_at DESC);
-- row security: enabled, forced
create policy owner_all on long_work for all to liem_owner using (true) with check (true);
create policy scoped_insert on long_work for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on long_work for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_update on long_work for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on long_work for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on long_work for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_system() AS app_system));
create policy wide_update on long_work for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_system() AS app_system)) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_system() AS app_system));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table mail_outbox (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  kind text not null,
  facts jsonb not null,
  queued_at timestamp with time zone not null default now(),
  next_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  failed_count integer not null default 0,
  last_error text,
  once_key text not null,
  constraint mail_outbox_pkey PRIMARY KEY (id),
  constraint mail_outbox_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint mail_outbox_once_key_key UNIQUE (once_key)
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (next_at) WHERE (sent_at IS NULL);
-- row security: enabled, forced
create policy owner_all on mail_outbox for all to liem_owner using (true) with check (true);
create policy scoped_insert on mail_outbox for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on mail_outbox for select to app_scoped using (false);
create policy scoped_update on mail_outbox for update to app_scoped using (false) with check (false);
create policy wide_insert on mail_outbox for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on mail_outbox for select to app_wide using (( SELECT app_system() AS app_system));
create policy wide_update on mail_outbox for update to app_wide using (( SELECT app_system() AS app_system)) with check (( SELECT app_system() AS app_system));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Hộp thư của người gửi, tìm bằng giá trị băm của mã biên nhận; máy chủ không có mã
create table mailbox (
  locator bytea not null,
  petition_id uuid not null,
  salt bytea not null,
  kdf text not null,
  recipient text not null,
  verify_key bytea not null,
  self bytea not null,
  submission_hash bytea not null,
  receipt bytea not null,
  created_at timestamp with time zone not null,
  constraint mailbox_pkey PRIMARY KEY (locator),
  constraint mailbox_locator_check CHECK (length(locator) = 16),
  constraint mailbox_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint mailbox_salt_check CHECK (length(salt) = 16),
  constraint mailbox_verify_key_check CHECK (length(verify_key) = 32)
);
CREATE INDEX mailbox_petition ON mailbox (petition_id);
-- row security: enabled, forced
create policy owner_all on mailbox for all to liem_owner using (true) with check (true);

create table mailbox_item (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  direction text not null,
  kind text not null,
  part_id uuid,
  at timestamp with time zone not null,
  proof bytea,
  made_by integer,
  seen_at timestamp with time zone,
  constraint mailbox_item_pkey PRIMARY KEY (id),
  constraint mailbox_item_direction_check CHECK (direction = ANY (ARRAY['in'::text, 'out'::text])),
  constraint mailbox_item_kind_check CHECK (kind = ANY (ARRAY['message'::text, 'evidence'::text, 'protection'::text, 'withdrawal'::text, 'rating'::text, 'reply'::text, 'status'::text, 'offer'::text])),
  constraint mailbox_item_made_by_fkey FOREIGN KEY (made_by) REFERENCES officer(id),
  constraint mailbox_item_part_id_fkey FOREIGN KEY (part_id) REFERENCES petition_part(id),
  constraint mailbox_item_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id)
);
CREATE INDEX mailbox_item_petition ON mailbox_item (petition_id, at);
-- row security: enabled, forced
create policy owner_all on mailbox_item for all to liem_owner using (true) with check (true);
create policy scoped_insert on mailbox_item for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on mailbox_item for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = mailbox_item.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on mailbox_item for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on mailbox_item for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on mailbox_item for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = mailbox_item.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on mailbox_item for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table named_subject (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  officer_id integer,
  unit_id integer,
  part_id uuid,
  recorded_by integer not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint named_subject_pkey PRIMARY KEY (id),
  constraint named_subject_check CHECK (num_nonnulls(officer_id, unit_id, part_id) >= 1),
  constraint named_subject_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint named_subject_part_id_fkey FOREIGN KEY (part_id) REFERENCES petition_part(id),
  constraint named_subject_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint named_subject_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint named_subject_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX named_subject_petition ON named_subject (petition_id);
-- row security: enabled, forced
create policy owner_all on named_subject for all to liem_owner using (true) with check (true);
create policy scoped_insert on named_subject for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on named_subject for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = named_subject.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on named_subject for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on named_subject for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on named_subject for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = named_subject.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on named_subject for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table notice (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  facts jsonb not null default '{}'::jsonb,
  created_on date not null,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  once_key text not null,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint notice_once_key_key UNIQUE (once_key)
);
CREATE INDEX notice_officer ON notice (officer_id, created_at DESC);
-- row security: enabled, forced
create policy owner_all on notice for all to liem_owner using (true) with check (true);
create policy scoped_insert on notice for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on notice for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) AND (subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)));
create policy scoped_update on notice for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on notice for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on notice for select to app_wide using ((officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_system() AS app_system)) AND (subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)));
create policy wide_update on notice for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Mọi thời hạn của mọi mảng việc: một dòng là một đồng hồ. terms: quy tắc và số liệu để tính lại khi lịch nghỉ đổi
create table obligation (
  id uuid not null default gen_random_uuid(),
  rule text not null,
  rule_version text not null,
  subject_kind text not null,
  subject_id uuid not null,
  holder_unit_id integer not null,
  original_holder_unit_id integer not null,
  officer_id integer,
  started_on date not null,
  due_on date,
  due_original_on date,
  provisional boolean not null default false,
  explanation text[] not null default '{}'::text[],
  terms jsonb not null,
  paused_on date,
  met_on date,
  ended_on date,
  ended_why text,
  escalated_on date,
  created_at timestamp with time zone not null default now(),
  constraint obligation_pkey PRIMARY KEY (id),
  constraint obligation_holder_unit_id_fkey FOREIGN KEY (holder_unit_id) REFERENCES unit(id),
  constraint obligation_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint obligation_original_holder_unit_id_fkey FOREIGN KEY (original_holder_unit_id) REFERENCES unit(id)
);
CREATE INDEX obligation_due ON obligation (due_on, id) WHERE ((met_on IS NULL) AND (ended_on IS NULL));
CREATE INDEX obligation_open ON obligation (holder_unit_id, due_on, id) WHERE ((met_on IS NULL) AND (ended_on IS NULL));
CREATE INDEX obligation_subject ON obligation (subject_kind, subject_id);
-- row security: enabled, forced
create policy owner_all on obligation for all to liem_owner using (true) with check (true);
create policy scoped_insert on obligation for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on obligation for select to app_scoped using ( CASE WHEN subject_kind = 'petition'::text THEN (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = obligation.subject_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (subject_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])) ELSE (holder_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR CASE subject_kind WHEN 'task'::text THEN (EXISTS ( SELECT 1 FROM task t WHERE t.id = obligation.subject_id)) WHEN 'claim'::text THEN (EXISTS ( SELECT 1 FROM claim c WHERE c.id = obligation.subject_id)) WHEN 'difficulty'::text THEN (EXISTS ( SELECT 1 FROM difficulty d WHERE d.id = obligation.subject_id)) WHEN 'document'::text THEN (subject_id IN ( SELECT app_kept_documents() AS app_kept_documents)) WHEN 'review'::text THEN (EXISTS ( SELECT 1 FROM review_point r WHERE r.id = obligation.subject_id AND (r.document_id IN ( SELECT app_kept_documents() AS app_kept_documents)))) ELSE false END END);
create policy scoped_update on obligation for update to app_scoped using ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on obligation for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on obligation for select to app_wide using ( CASE WHEN subject_kind = 'petition'::text THEN ( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = obligation.subject_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (subject_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])) ELSE ( SELECT app_all() AS app_all) END);
create policy wide_update on obligation for update to app_wide using ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (( SELECT app_all() AS app_all) OR subject_kind = 'petition'::text)) with check ((subject_kind <> 'petition'::text OR ( SELECT app_system() AS app_system) OR app_sees(subject_id)) AND (( SELECT app_all() AS app_all) OR subject_kind = 'petition'::text));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table officer (
  id integer not null generated always as identity,
  username text not null,
  full_name text not null,
  given_name_key text not null,
  search_key text not null generated always as (vn_norm((full_name || ' '::text) || username)) stored,
  email text,
  phone text,
  unit_id integer not null,
  locale text not null default 'vi'::text,
  wants_mail boolean not null default true,
  ended_on date,
  created_at timestamp with time zone not null default now(),
  constraint officer_pkey PRIMARY KEY (id),
  constraint officer_locale_check CHECK (locale = ANY (ARRAY['vi'::text, 'en'::text])),
  constraint officer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint officer_username_check CHECK (username = lower(username) AND username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text),
  constraint officer_username_key UNIQUE (username)
);
CREATE INDEX officer_unit ON officer (unit_id);
-- row security: enabled, forced
create policy owner_all on officer for all to liem_owner using (true) with check (true);
create policy scoped_insert on officer for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on officer for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on officer for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on officer for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on officer for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on officer for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Khóa công khai của cán bộ, tạo trong trình duyệt; request: khóa tự ký rằng mình có phần bí mật
create table officer_key (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  recipient text not null,
  verify_key text not null,
  request jsonb not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_why text,
  revoked_by integer,
  constraint officer_key_pkey PRIMARY KEY (id),
  constraint officer_key_check CHECK ((revoked_at IS NULL) = (revoked_why IS NULL)),
  constraint officer_key_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint officer_key_recipient_check CHECK (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'::text),
  constraint officer_key_recipient_key UNIQUE (recipient),
  constraint officer_key_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES officer(id),
  constraint officer_key_revoked_why_check CHECK (revoked_why = ANY (ARRAY['replaced'::text, 'lost'::text, 'compromised'::text, 'left'::text])),
  constraint officer_key_verify_key_check CHECK (verify_key ~ '^[0-9a-f]{64}$'::text),
  constraint officer_key_verify_key_key UNIQUE (verify_key)
);
CREATE INDEX officer_key_officer ON officer_key (officer_id, made_at DESC);
CREATE UNIQUE INDEX officer_key_one ON officer_key (officer_id) WHERE (revoked_at IS NULL);
CREATE TRIGGER key_only_ends BEFORE UPDATE ON officer_key FOR EACH ROW EXECUTE FUNCTION key_only_ends();
-- row security: enabled, forced
create policy owner_all on officer_key for all to liem_owner using (true) with check (true);
create policy scoped_insert on officer_key for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on officer_key for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on officer_key for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on officer_key for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on officer_key for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on officer_key for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table officer_role (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  role text not null,
  unit_id integer not null,
  reach text not null,
  from_on date not null,
  to_on date,
  granted_by integer,
  granted_at timestamp with time zone,
  constraint officer_role_pkey PRIMARY KEY (id),
  constraint officer_role_check CHECK (to_on IS NULL OR to_on >= from_on),
  constraint officer_role_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES officer(id),
  constraint officer_role_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint officer_role_reach_check CHECK (reach = ANY (ARRAY['own'::text, 'subtree'::text, 'all'::text])),
  constraint officer_role_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX officer_role_officer ON officer_role (officer_id);
CREATE INDEX officer_role_unit ON officer_role (unit_id, role);
-- row security: enabled, forced
create policy owner_all on officer_role for all to liem_owner using (true) with check (true);
create policy scoped_insert on officer_role for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on officer_role for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on officer_role for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on officer_role for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on officer_role for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on officer_role for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Nhiệm kỳ do địa phương ghi, thay cho mốc chung của chương trình; unit_id: riêng một cấp ủy
create table party_term (
  id integer not null generated always as identity,
  unit_id integer,
  level text not null,
  label text not null,
  from_on date not null,
  to_on date,
  source text not null,
  status text not null,
  constraint party_term_pkey PRIMARY KEY (id),
  constraint party_term_level_check CHECK (level = ANY (ARRAY['central'::text, 'province'::text, 'commune'::text])),
  constraint party_term_level_coalesce_daterange_excl EXCLUDE USING gist (level WITH =, COALESCE(unit_id, 0) WITH =, daterange(from_on, to_on) WITH &&),
  constraint party_term_status_check CHECK (status = ANY (ARRAY['certain'::text, 'unverified'::text])),
  constraint party_term_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on party_term for all to liem_owner using (true) with check (true);
create policy scoped_select on party_term for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on party_term for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant select to app_scoped;
grant select to app_wide;

create table pending_upload (
  id uuid not null default gen_random_uuid(),
  locator bytea not null,
  blob_hash text not null,
  size_bytes bigint not null,
  created_at timestamp with time zone not null,
  constraint pending_upload_pkey PRIMARY KEY (id),
  constraint pending_upload_blob_hash_fkey FOREIGN KEY (blob_hash) REFERENCES file_blob(hash),
  constraint pending_upload_locator_check CHECK (length(locator) = 16)
);
CREATE INDEX pending_upload_created ON pending_upload (created_at);
CREATE INDEX pending_upload_locator ON pending_upload (locator);
CREATE UNIQUE INDEX pending_upload_one ON pending_upload (locator, blob_hash);
-- row security: enabled, forced
create policy owner_all on pending_upload for all to liem_owner using (true) with check (true);

-- Một tin, đơn: chỉ các cột để vào sổ, tính hạn, lập danh sách. Lời của người gửi nằm trong petition_part, niêm phong
create table petition (
  id uuid not null,
  kind text not null,
  channel text not null,
  received_on date not null,
  received_at timestamp with time zone not null,
  office_id integer,
  concern text not null,
  field text not null,
  gate_unit_id integer not null,
  handling_unit_id integer,
  handler_id integer,
  state text not null,
  version integer not null default 1,
  identity text not null,
  paper_stub text,
  is_complex boolean not null default false,
  is_crowd boolean not null default false,
  letter_count integer not null default 1,
  matter_id uuid,
  content_recipient text,
  identity_recipient text,
  outcome text,
  replied_on date,
  answered_on date,
  apology_due boolean not null default false,
  apologised_on date,
  published_on date,
  closed_on date,
  rating smallint,
  registered_by integer,
  handed_over_at timestamp with time zone,
  removed_at timestamp with time zone,
  book_id uuid,
  book_number integer,
  about_persons boolean not null default true,
  reply text,
  apology_way text,
  extended_on date,
  constraint petition_pkey PRIMARY KEY (id),
  constraint petition_apology_way_check CHECK (apology_way = ANY (ARRAY['publication'::text, 'letter'::text, 'meeting'::text])),
  constraint petition_book_id_fkey FOREIGN KEY (book_id) REFERENCES book(id),
  constraint petition_book_whole CHECK ((book_id IS NULL) = (book_number IS NULL)),
  constraint petition_channel_check CHECK (channel = ANY (ARRAY['portal'::text, 'letter'::text, 'email'::text, 'press'::text, 'deputies'::text, 'front'::text, 'reception'::text, 'hotline'::text, 'import'::text])),
  constraint petition_concern_check CHECK (concern = ANY (ARRAY['head'::text, 'staff'::text, 'office'::text, 'unsure'::text])),
  constraint petition_gate_unit_id_fkey FOREIGN KEY (gate_unit_id) REFERENCES unit(id),
  constraint petition_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES officer(id),
  constraint petition_handling_unit_id_fkey FOREIGN KEY (handling_unit_id) REFERENCES unit(id),
  constraint petition_identity_check CHECK (identity = ANY (ARRAY['anonymous'::text, 'sealed'::text, 'given'::text, 'paper'::text])),
  constraint petition_kind_check CHECK (kind = ANY (ARRAY['harassment'::text, 'corruption'::text, 'internal_report'::text, 'rules_feedback'::text])),
  constraint petition_letter_count_check CHECK (letter_count >= 1),
  constraint petition_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES petition(id),
  constraint petition_office_id_fkey FOREIGN KEY (office_id) REFERENCES unit(id),
  constraint petition_outcome_check CHECK (outcome = ANY (ARRAY['substantiated'::text, 'partly'::text, 'unsubstantiated'::text, 'not_verifiable'::text])),
  constraint petition_rating_check CHECK (rating >= 1 AND rating <= 5),
  constraint petition_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES officer(id),
  constraint petition_reply_check CHECK (reply = ANY (ARRAY['accepted'::text, 'needs_checking'::text, 'refused'::text, 'forwarded'::text]))
);
CREATE INDEX petition_book ON petition (book_id, book_number) WHERE (book_id IS NOT NULL);
CREATE INDEX petition_matter ON petition (matter_id) WHERE (matter_id IS NOT NULL);
CREATE INDEX petition_number ON petition (book_number) WHERE (book_number IS NOT NULL);
CREATE INDEX petition_office ON petition (office_id, field, received_at DESC);
CREATE INDEX petition_on_desk ON petition (registered_by) WHERE ((registered_by IS NOT NULL) AND (handed_over_at IS NULL));
CREATE INDEX petition_received ON petition (received_at DESC, id DESC);
CREATE INDEX petition_state ON petition (state, received_at DESC);
CREATE TRIGGER petition_no_delete BEFORE DELETE OR TRUNCATE ON petition FOR EACH STATEMENT EXECUTE FUNCTION petition_insert_only();
-- row security: enabled, forced
create policy owner_all on petition for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on petition for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition.id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on petition for update to app_scoped using (app_sees(id)) with check (app_sees(id));
create policy wide_insert on petition for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on petition for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition.id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on petition for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(id)) with check (( SELECT app_system() AS app_system) OR app_sees(id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Đơn đến bằng cách nào: dấu bưu điện, dấu đến, giờ gọi, văn bản chuyển. Ngày nhận tính từ đây, không từ ngày nhập
create table petition_arrival (
  petition_id uuid not null,
  unit_id integer not null,
  arrived_on date,
  arrived_at text,
  postmarked_on date,
  forwarded_on date,
  forwarded_symbol text,
  recording_consent boolean,
  read_back boolean not null default false,
  old_channel text,
  registered_at timestamp with time zone not null,
  constraint petition_arrival_pkey PRIMARY KEY (petition_id),
  constraint petition_arrival_arrived_at_check CHECK (arrived_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text),
  constraint petition_arrival_check CHECK (arrived_on IS NULL OR postmarked_on IS NULL OR postmarked_on <= arrived_on),
  constraint petition_arrival_check1 CHECK (arrived_on IS NULL OR forwarded_on IS NULL OR forwarded_on <= arrived_on),
  constraint petition_arrival_old_channel_check CHECK (old_channel = ANY (ARRAY['letter'::text, 'email'::text, 'press'::text, 'deputies'::text, 'front'::text, 'reception'::text, 'hotline'::text])),
  constraint petition_arrival_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint petition_arrival_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on petition_arrival for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_arrival for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_arrival for select to app_scoped using (app_sees(petition_id));
create policy wide_insert on petition_arrival for insert to app_wide with check (app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_arrival for select to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Sổ cái sự kiện không nội dung, không định danh: nguồn của số liệu; chỉ thêm
create table petition_fact (
  id bigint not null generated always as identity,
  happened_on date not null,
  event text not null,
  unit_id integer not null,
  book_kind text not null,
  kind text not null,
  field text not null,
  channel text not null,
  outcome text,
  late boolean,
  days integer,
  about_persons boolean not null default true,
  letters integer not null default 1,
  constraint petition_fact_pkey PRIMARY KEY (id),
  constraint petition_fact_book_kind_check CHECK (book_kind = ANY (ARRAY['open'::text, 'sealed'::text, 'none'::text])),
  constraint petition_fact_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX petition_fact_period ON petition_fact (unit_id, happened_on, event);
CREATE TRIGGER petition_fact_insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON petition_fact FOR EACH STATEMENT EXECUTE FUNCTION petition_insert_only();
-- row security: enabled, forced
create policy owner_all on petition_fact for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_fact for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on petition_fact for select to app_scoped using (book_kind = 'open'::text AND (( SELECT app_all() AS app_all) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))));
create policy wide_insert on petition_fact for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on petition_fact for select to app_wide using (( SELECT app_system() AS app_system) OR book_kind = 'open'::text AND ( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Chuyển đơn một lần cho mỗi nội dung (TT 05/2021 Điều 14), bên nhận xác nhận
create table petition_forward (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  from_unit_id integer not null,
  to_unit_id integer,
  to_outside text,
  symbol text,
  sent_on date not null,
  sent_by integer not null,
  received_on date,
  received_by integer,
  returned_on date,
  return_reason text,
  constraint petition_forward_pkey PRIMARY KEY (id),
  constraint petition_forward_check CHECK ((to_unit_id IS NULL) <> (to_outside IS NULL)),
  constraint petition_forward_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint petition_forward_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint petition_forward_received_by_fkey FOREIGN KEY (received_by) REFERENCES officer(id),
  constraint petition_forward_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES officer(id),
  constraint petition_forward_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX petition_forward_open ON petition_forward (petition_id) WHERE (returned_on IS NULL);
-- row security: enabled, forced
create policy owner_all on petition_forward for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_forward for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_forward for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_forward.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on petition_forward for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on petition_forward for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_forward for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_forward.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on petition_forward for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table petition_grant (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  officer_id integer not null,
  part text not null,
  capacity text not null,
  key_id uuid,
  wrap bytea,
  given_by integer,
  given_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint petition_grant_pkey PRIMARY KEY (id),
  constraint petition_grant_capacity_check CHECK (capacity = ANY (ARRAY['gate'::text, 'handler'::text, 'verifier'::text, 'custodian'::text, 'clerk'::text, 'superior'::text, 'signer'::text])),
  constraint petition_grant_given_by_fkey FOREIGN KEY (given_by) REFERENCES officer(id),
  constraint petition_grant_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint petition_grant_part_check CHECK (part = ANY (ARRAY['content'::text, 'identity'::text])),
  constraint petition_grant_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint petition_grant_wrap_kept CHECK (wrap IS NULL OR revoked_at IS NULL OR (revoked_why = ANY (ARRAY['left'::text, 'role_ended'::text])))
);
CREATE INDEX petition_grant_officer ON petition_grant (officer_id, received_at DESC, petition_id DESC) WHERE ((revoked_at IS NULL) AND (part = 'content'::text));
CREATE UNIQUE INDEX petition_grant_one ON petition_grant (petition_id, officer_id, part) WHERE (revoked_at IS NULL);
CREATE INDEX petition_grant_suspended ON petition_grant (petition_id) WHERE ((revoked_at IS NOT NULL) AND (wrap IS NOT NULL));
CREATE TRIGGER grant_not_excluded BEFORE INSERT OR UPDATE ON petition_grant FOR EACH ROW EXECUTE FUNCTION grant_not_excluded();
-- row security: enabled, forced
create policy owner_all on petition_grant for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_grant for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_grant for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) AND revoked_at IS NULL OR app_sees(petition_id));
create policy scoped_update on petition_grant for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on petition_grant for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_grant for select to app_wide using (( SELECT app_system() AS app_system) OR officer_id = (( SELECT app_uid() AS app_uid)) AND revoked_at IS NULL OR app_sees(petition_id));
create policy wide_update on petition_grant for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table petition_part (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  part text not null,
  sealed_to text not null,
  hash bytea not null,
  size_bytes bigint not null,
  bytes bytea,
  blob_hash text,
  label text,
  made_by integer,
  made_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint petition_part_pkey PRIMARY KEY (id),
  constraint petition_part_blob_hash_fkey FOREIGN KEY (blob_hash) REFERENCES file_blob(hash),
  constraint petition_part_check CHECK (removed_at IS NOT NULL OR (bytes IS NULL) <> (blob_hash IS NULL)),
  constraint petition_part_hash_check CHECK (length(hash) = 32),
  constraint petition_part_made_by_fkey FOREIGN KEY (made_by) REFERENCES officer(id),
  constraint petition_part_part_check CHECK (part = ANY (ARRAY['content'::text, 'evidence'::text, 'identity'::text, 'message'::text, 'status'::text, 'scan'::text, 'paper'::text, 'extract'::text, 'subject'::text, 'note'::text])),
  constraint petition_part_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint petition_part_sealed_to_check CHECK (sealed_to = ANY (ARRAY['report'::text, 'identity'::text, 'mailbox'::text, 'officer'::text]))
);
CREATE INDEX petition_part_blob ON petition_part (blob_hash) WHERE (blob_hash IS NOT NULL);
CREATE INDEX petition_part_petition ON petition_part (petition_id, made_at);
CREATE TRIGGER part_is_its_hash BEFORE INSERT OR UPDATE ON petition_part FOR EACH ROW EXECUTE FUNCTION part_is_its_hash();
CREATE TRIGGER petition_part_no_delete BEFORE DELETE OR TRUNCATE ON petition_part FOR EACH STATEMENT EXECUTE FUNCTION petition_insert_only();
-- row security: enabled, forced
create policy owner_all on petition_part for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_part for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_part for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_part.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on petition_part for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on petition_part for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_part for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_part.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on petition_part for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table petition_public_table (
  quarter text not null,
  made_at timestamp with time zone not null,
  tables jsonb not null,
  constraint petition_public_table_pkey PRIMARY KEY (quarter),
  constraint petition_public_table_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$'::text)
);
-- row security: enabled, forced
create policy owner_all on petition_public_table for all to liem_owner using (true) with check (true);
create policy scoped_select on petition_public_table for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on petition_public_table for insert to app_wide with check (( SELECT app_system() AS app_system));
create policy wide_select on petition_public_table for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Lời công bố kết quả, xin lỗi công khai: người soạn và người duyệt khác nhau
create table petition_publication (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  kind text not null,
  unit_id integer not null,
  words text not null,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null,
  approved_by integer,
  published_on date,
  constraint petition_publication_pkey PRIMARY KEY (id),
  constraint petition_publication_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES officer(id),
  constraint petition_publication_check CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  constraint petition_publication_check1 CHECK ((approved_by IS NULL) = (published_on IS NULL)),
  constraint petition_publication_kind_check CHECK (kind = ANY (ARRAY['result'::text, 'apology'::text])),
  constraint petition_publication_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint petition_publication_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES officer(id),
  constraint petition_publication_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX petition_publication_petition ON petition_publication (petition_id);
CREATE INDEX petition_publication_published ON petition_publication (published_on DESC, id) WHERE (published_on IS NOT NULL);
-- row security: enabled, forced
create policy owner_all on petition_publication for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_publication for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_publication for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_publication.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on petition_publication for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on petition_publication for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_publication for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_publication.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on petition_publication for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table petition_recovery (
  petition_id uuid not null,
  part text not null,
  recovery_key_id uuid not null,
  wrap bytea,
  constraint petition_recovery_pkey PRIMARY KEY (petition_id, part, recovery_key_id),
  constraint petition_recovery_part_check CHECK (part = ANY (ARRAY['content'::text, 'identity'::text])),
  constraint petition_recovery_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id)
);
-- row security: enabled, forced
create policy owner_all on petition_recovery for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_recovery for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on petition_recovery for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_recovery.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on petition_recovery for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on petition_recovery for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on petition_recovery for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = petition_recovery.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on petition_recovery for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table petition_urging (
  unit_id integer not null,
  urged_on date not null,
  urged_by integer not null,
  constraint petition_urging_pkey PRIMARY KEY (unit_id, urged_on),
  constraint petition_urging_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint petition_urging_urged_by_fkey FOREIGN KEY (urged_by) REFERENCES officer(id)
);
-- row security: enabled, forced
create policy owner_all on petition_urging for all to liem_owner using (true) with check (true);
create policy scoped_insert on petition_urging for insert to app_scoped with check (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy scoped_select on petition_urging for select to app_scoped using (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy wide_insert on petition_urging for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on petition_urging for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table phase (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  position integer not null,
  label text not null,
  from_on date,
  to_on date,
  constraint phase_pkey PRIMARY KEY (id),
  constraint phase_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
);
CREATE INDEX phase_document ON phase (document_id);
-- row security: enabled, forced
create policy owner_all on phase for all to liem_owner using (true) with check (true);
create policy scoped_insert on phase for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = phase.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on phase for select to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = phase.document_id)));
create policy scoped_update on phase for update to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = phase.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])))))) with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = phase.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy wide_insert on phase for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on phase for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on phase for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table post (
  id integer not null generated always as identity,
  unit_id integer not null,
  title text not null,
  is_head boolean not null default false,
  ended_on date,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on post for all to liem_owner using (true) with check (true);
create policy scoped_insert on post for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on post for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on post for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on post for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on post for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on post for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table reading (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  unit_id integer not null,
  file_name text not null,
  blob_hash text not null,
  media_type text not null,
  source jsonb not null,
  draft jsonb not null,
  edited jsonb,
  state text not null default 'open'::text,
  document_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint reading_pkey PRIMARY KEY (id),
  constraint reading_blob_hash_fkey FOREIGN KEY (blob_hash) REFERENCES file_blob(hash),
  constraint reading_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint reading_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint reading_state_check CHECK (state = ANY (ARRAY['open'::text, 'confirmed'::text, 'discarded'::text])),
  constraint reading_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX reading_officer ON reading (officer_id, created_at DESC);
-- row security: enabled, forced
create policy owner_all on reading for all to liem_owner using (true) with check (true);
create policy scoped_insert on reading for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on reading for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
create policy scoped_update on reading for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
create policy wide_insert on reading for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on reading for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
create policy wide_update on reading for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Khóa khôi phục của cấp trên: phần bí mật chia thành n tờ giấy in, cần k tờ; không bao giờ gửi lên máy chủ
create table recovery_key (
  id uuid not null default gen_random_uuid(),
  unit_id integer not null,
  recipient text not null,
  k integer not null,
  n integer not null,
  sheet_set text not null,
  statement jsonb not null,
  signer_key_id uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  active_at timestamp with time zone,
  constraint recovery_key_pkey PRIMARY KEY (id),
  constraint recovery_key_check CHECK (n >= k AND n <= 15),
  constraint recovery_key_k_check CHECK (k >= 2 AND k <= 15),
  constraint recovery_key_recipient_check CHECK (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'::text),
  constraint recovery_key_recipient_key UNIQUE (recipient),
  constraint recovery_key_signer_key_id_fkey FOREIGN KEY (signer_key_id) REFERENCES officer_key(id),
  constraint recovery_key_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX recovery_key_one ON recovery_key (unit_id) WHERE ((ended_at IS NULL) AND (active_at IS NOT NULL));
CREATE TRIGGER key_only_ends BEFORE UPDATE ON recovery_key FOR EACH ROW EXECUTE FUNCTION key_only_ends();
-- row security: enabled, forced
create policy owner_all on recovery_key for all to liem_owner using (true) with check (true);
create policy scoped_insert on recovery_key for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on recovery_key for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on recovery_key for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on recovery_key for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on recovery_key for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on recovery_key for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Lãnh đạo khác ký thêm vào khóa khôi phục, trên máy của mình
create table recovery_key_signature (
  recovery_key_id uuid not null,
  key_id uuid not null,
  statement jsonb not null,
  signed_at timestamp with time zone not null,
  constraint recovery_key_signature_pkey PRIMARY KEY (recovery_key_id, key_id),
  constraint recovery_key_signature_key_id_fkey FOREIGN KEY (key_id) REFERENCES officer_key(id),
  constraint recovery_key_signature_recovery_key_id_fkey FOREIGN KEY (recovery_key_id) REFERENCES recovery_key(id)
);
-- row security: enabled, forced
create policy owner_all on recovery_key_signature for all to liem_owner using (true) with check (true);
create policy scoped_insert on recovery_key_signature for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on recovery_key_signature for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on recovery_key_signature for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on recovery_key_signature for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Yêu cầu dùng khóa khôi phục cho một vụ việc: người đề nghị, người thứ hai xác nhận, bản mã lấy ra đúng một lần
create table recovery_request (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  recovery_key_id uuid not null,
  purpose text not null,
  asked_by integer not null,
  second_id integer not null,
  to_officer_id integer not null,
  asked_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  fetched_at timestamp with time zone,
  done_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  part text not null default 'content'::text,
  constraint recovery_request_pkey PRIMARY KEY (id),
  constraint recovery_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officer(id),
  constraint recovery_request_check CHECK (second_id <> asked_by AND second_id <> to_officer_id),
  constraint recovery_request_check1 CHECK (fetched_at IS NULL OR confirmed_at IS NOT NULL),
  constraint recovery_request_check2 CHECK (done_at IS NULL OR fetched_at IS NOT NULL),
  constraint recovery_request_part_check CHECK (part = ANY (ARRAY['content'::text, 'identity'::text])),
  constraint recovery_request_recovery_key_id_fkey FOREIGN KEY (recovery_key_id) REFERENCES recovery_key(id),
  constraint recovery_request_second_id_fkey FOREIGN KEY (second_id) REFERENCES officer(id),
  constraint recovery_request_to_officer_id_fkey FOREIGN KEY (to_officer_id) REFERENCES officer(id)
);
CREATE INDEX recovery_request_open ON recovery_request (asked_at) WHERE ((done_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX recovery_request_petition ON recovery_request (petition_id);
-- row security: enabled, forced
create policy owner_all on recovery_request for all to liem_owner using (true) with check (true);
create policy scoped_insert on recovery_request for insert to app_scoped with check (asked_by = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on recovery_request for select to app_scoped using (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id));
create policy scoped_update on recovery_request for update to app_scoped using (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id)) with check (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id));
create policy wide_insert on recovery_request for insert to app_wide with check (asked_by = (( SELECT app_uid() AS app_uid)));
create policy wide_select on recovery_request for select to app_wide using (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id));
create policy wide_update on recovery_request for update to app_wide using (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id)) with check (((( SELECT app_uid() AS app_uid)) = asked_by OR (( SELECT app_uid() AS app_uid)) = second_id OR (( SELECT app_uid() AS app_uid)) = to_officer_id) AND NOT app_excluded(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Quan hệ gia đình, lợi ích đã kê khai hoặc phát hiện (NĐ 31/2019 Điều 5 khoản 2, Điều 10 khoản 3): chỉ để tính ai phải loại trừ
create table relation (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  other_id integer not null,
  kind text not null,
  source text not null,
  recorded_by integer not null,
  recorded_at timestamp with time zone not null,
  ended_on date,
  confirmed_by integer,
  confirmed_at timestamp with time zone,
  constraint relation_pkey PRIMARY KEY (id),
  constraint relation_check CHECK (officer_id <> other_id),
  constraint relation_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES officer(id),
  constraint relation_kind_check CHECK (kind = ANY (ARRAY['spouse'::text, 'parent'::text, 'child'::text, 'sibling'::text, 'parent_in_law'::text, 'child_in_law'::text, 'interest'::text])),
  constraint relation_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint relation_other_id_fkey FOREIGN KEY (other_id) REFERENCES officer(id),
  constraint relation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint relation_second CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND confirmed_by <> recorded_by)
);
CREATE INDEX relation_officer ON relation (officer_id);
CREATE INDEX relation_other ON relation (other_id);
-- row security: enabled, forced
create policy owner_all on relation for all to liem_owner using (true) with check (true);
create policy scoped_insert on relation for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM officer o WHERE o.id = relation.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))));
create policy scoped_select on relation for select to app_scoped using ((EXISTS ( SELECT 1 FROM officer o WHERE o.id = relation.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))));
create policy scoped_update on relation for update to app_scoped using ((EXISTS ( SELECT 1 FROM officer o WHERE o.id = relation.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))))) with check ((EXISTS ( SELECT 1 FROM officer o WHERE o.id = relation.officer_id AND (o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))));
create policy wide_insert on relation for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on relation for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on relation for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table removal (
  id uuid not null default gen_random_uuid(),
  petition_id uuid not null,
  ground text not null,
  symbol text,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  granted boolean,
  constraint removal_pkey PRIMARY KEY (id),
  constraint removal_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officer(id),
  constraint removal_check CHECK (decided_by IS NULL OR decided_by <> asked_by),
  constraint removal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint removal_ground_check CHECK (ground = ANY (ARRAY['retention_ended'::text, 'court_order'::text, 'not_a_report'::text, 'personal_data'::text])),
  constraint removal_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id)
);
CREATE UNIQUE INDEX removal_open ON removal (petition_id) WHERE (decided_at IS NULL);
CREATE INDEX removal_petition ON removal (petition_id);
-- row security: enabled, forced
create policy owner_all on removal for all to liem_owner using (true) with check (true);
create policy scoped_insert on removal for insert to app_scoped with check (app_sees(petition_id) OR app_registers(petition_id));
create policy scoped_select on removal for select to app_scoped using ((EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = removal.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy scoped_update on removal for update to app_scoped using (app_sees(petition_id)) with check (app_sees(petition_id));
create policy wide_insert on removal for insert to app_wide with check (( SELECT app_system() AS app_system) OR app_sees(petition_id) OR app_registers(petition_id));
create policy wide_select on removal for select to app_wide using (( SELECT app_system() AS app_system) OR (EXISTS ( SELECT 1 FROM petition_grant g WHERE g.petition_id = removal.petition_id AND g.officer_id = (( SELECT app_uid() AS app_uid)) AND g.revoked_at IS NULL)) AND NOT (petition_id = ANY ((( SELECT app_exclusions() AS app_exclusions))::uuid[])));
create policy wide_update on removal for update to app_wide using (( SELECT app_system() AS app_system) OR app_sees(petition_id)) with check (( SELECT app_system() AS app_system) OR app_sees(petition_id));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table review_point (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  kind text not null,
  label text not null,
  as_written text,
  due_on date,
  done_document_id uuid,
  done_on date,
  constraint review_point_pkey PRIMARY KEY (id),
  constraint review_point_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint review_point_done_document_id_fkey FOREIGN KEY (done_document_id) REFERENCES document(id),
  constraint review_point_kind_check CHECK (kind = ANY (ARRAY['so_ket'::text, 'tong_ket'::text, 'report'::text]))
);
CREATE INDEX review_point_document ON review_point (document_id);
-- row security: enabled, forced
create policy owner_all on review_point for all to liem_owner using (true) with check (true);
create policy scoped_insert on review_point for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = review_point.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy scoped_select on review_point for select to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = review_point.document_id)));
create policy scoped_update on review_point for update to app_scoped using ((EXISTS ( SELECT 1 FROM document d WHERE d.id = review_point.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])))))) with check ((EXISTS ( SELECT 1 FROM document d WHERE d.id = review_point.document_id AND ((d.issuer_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.registered_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (d.supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[]))))));
create policy wide_insert on review_point for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on review_point for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on review_point for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table root_signature (
  root_id uuid not null,
  key_id uuid not null,
  fingerprint text not null,
  statement jsonb not null,
  signed_at timestamp with time zone not null,
  constraint root_signature_pkey PRIMARY KEY (root_id, key_id, fingerprint),
  constraint root_signature_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{64}$'::text),
  constraint root_signature_key_id_fkey FOREIGN KEY (key_id) REFERENCES officer_key(id),
  constraint root_signature_root_id_fkey FOREIGN KEY (root_id) REFERENCES root_statement(id)
);
-- row security: enabled, forced
create policy owner_all on root_signature for all to liem_owner using (true) with check (true);
create policy scoped_insert on root_signature for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on root_signature for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on root_signature for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on root_signature for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Gốc tin cậy: k trong n lãnh đạo, mỗi người tự ký trên máy mình; nội dung cố định từ khi mọi người đã ký
create table root_statement (
  id uuid not null default gen_random_uuid(),
  k integer not null,
  n integer not null,
  leaders integer[] not null,
  state text not null,
  fingerprint text,
  said jsonb,
  replaces_id uuid,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null,
  active_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint root_statement_pkey PRIMARY KEY (id),
  constraint root_statement_check CHECK (n >= k AND n <= 15),
  constraint root_statement_check1 CHECK (cardinality(leaders) = n),
  constraint root_statement_check2 CHECK ((state <> ALL (ARRAY['active'::text, 'replaced'::text])) OR said IS NOT NULL AND fingerprint IS NOT NULL AND active_at IS NOT NULL),
  constraint root_statement_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{64}$'::text),
  constraint root_statement_fingerprint_key UNIQUE (fingerprint),
  constraint root_statement_k_check CHECK (k >= 2 AND k <= 15),
  constraint root_statement_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES officer(id),
  constraint root_statement_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES root_statement(id),
  constraint root_statement_state_check CHECK (state = ANY (ARRAY['proposed'::text, 'active'::text, 'replaced'::text, 'withdrawn'::text]))
);
CREATE UNIQUE INDEX root_statement_active ON root_statement ((true)) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX root_statement_proposed ON root_statement ((true)) WHERE (state = 'proposed'::text);
CREATE TRIGGER root_is_what_was_signed BEFORE UPDATE ON root_statement FOR EACH ROW EXECUTE FUNCTION root_is_what_was_signed();
-- row security: enabled, forced
create policy owner_all on root_statement for all to liem_owner using (true) with check (true);
create policy scoped_insert on root_statement for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_select on root_statement for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on root_statement for update to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on root_statement for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on root_statement for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on root_statement for update to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL) with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table second_factor (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  kind text not null,
  name text not null,
  secret bytea,
  last_step bigint,
  credential_id text,
  public_key bytea,
  counter bigint,
  transports text[],
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  used_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint second_factor_pkey PRIMARY KEY (id),
  constraint second_factor_check CHECK ( CASE kind WHEN 'totp'::text THEN secret IS NOT NULL AND credential_id IS NULL ELSE credential_id IS NOT NULL AND public_key IS NOT NULL AND counter IS NOT NULL AND secret IS NULL END),
  constraint second_factor_credential_id_key UNIQUE (credential_id),
  constraint second_factor_kind_check CHECK (kind = ANY (ARRAY['totp'::text, 'passkey'::text])),
  constraint second_factor_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX second_factor_officer ON second_factor (officer_id) WHERE (removed_at IS NULL);
-- row security: enabled, forced
create policy owner_all on second_factor for all to liem_owner using (true) with check (true);
create policy scoped_insert on second_factor for insert to app_scoped with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_select on second_factor for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy scoped_update on second_factor for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_insert on second_factor for insert to app_wide with check (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_select on second_factor for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)));
create policy wide_update on second_factor for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid))) with check (officer_id = (( SELECT app_uid() AS app_uid)));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Gỡ yếu tố thứ hai bị mất: quản trị viên đề nghị, người thứ hai (quản trị viên khác hoặc thủ trưởng) xác nhận
create table second_factor_removal (
  id uuid not null default gen_random_uuid(),
  officer_id integer not null,
  reason text not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  granted boolean,
  constraint second_factor_removal_pkey PRIMARY KEY (id),
  constraint second_factor_removal_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officer(id),
  constraint second_factor_removal_check CHECK (officer_id <> asked_by),
  constraint second_factor_removal_check1 CHECK (decided_by IS NULL OR granted IS NOT TRUE OR decided_by <> asked_by AND decided_by <> officer_id),
  constraint second_factor_removal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint second_factor_removal_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE UNIQUE INDEX second_factor_removal_open ON second_factor_removal (officer_id) WHERE (decided_at IS NULL);
-- row security: enabled, forced
create policy owner_all on second_factor_removal for all to liem_owner using (true) with check (true);
create policy scoped_insert on second_factor_removal for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on second_factor_removal for select to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))));
create policy scoped_update on second_factor_removal for update to app_scoped using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))));
create policy wide_insert on second_factor_removal for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on second_factor_removal for select to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))));
create policy wide_update on second_factor_removal for update to app_wide using (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])))) with check (officer_id = (( SELECT app_uid() AS app_uid)) OR ( SELECT app_may_manage() AS app_may_manage) OR (officer_id IN ( SELECT o.id FROM officer o WHERE o.unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Dấu của người gửi, HMAC dưới khóa chỉ có trong trình duyệt văn thư: nhận ra đơn trùng mà không biết tên
create table sender_mark (
  petition_id uuid not null,
  unit_id integer not null,
  mark bytea not null,
  constraint sender_mark_pkey PRIMARY KEY (petition_id, mark),
  constraint sender_mark_mark_check CHECK (length(mark) = 32),
  constraint sender_mark_petition_id_fkey FOREIGN KEY (petition_id) REFERENCES petition(id),
  constraint sender_mark_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX sender_mark_mark ON sender_mark (unit_id, mark);
-- row security: enabled, forced
create policy owner_all on sender_mark for all to liem_owner using (true) with check (true);
create policy scoped_insert on sender_mark for insert to app_scoped with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_insert on sender_mark for insert to app_wide with check ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant insert to app_scoped;
grant insert to app_wide;

create table session (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  officer_id integer not null,
  device text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  second_factor_pending boolean not null default false,
  stepped_up_at timestamp with time zone,
  challenge text,
  challenge_until timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint session_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX session_expiry ON session (expires_at);
CREATE INDEX session_officer ON session (officer_id);
-- row security: enabled, forced
create policy owner_all on session for all to liem_owner using (true) with check (true);

-- Đếm số lần đăng nhập sai theo tên (chỉ giữ giá trị băm của tên), có hay không có tài khoản
create table sign_in_guard (
  name_hash bytea not null,
  failed_count integer not null,
  last_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_guard_pkey PRIMARY KEY (name_hash)
);
-- row security: enabled, forced
create policy owner_all on sign_in_guard for all to liem_owner using (true) with check (true);

-- Quán triệt: đơn vị nào, khi nào, hình thức nào, bao nhiêu người
create table spreading (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  unit_id integer not null,
  original_unit_id integer not null,
  held_on date not null,
  way text not null,
  people_count integer not null,
  note text,
  recorded_by integer not null,
  recorded_at timestamp with time zone not null default now(),
  constraint spreading_pkey PRIMARY KEY (id),
  constraint spreading_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint spreading_original_unit_id_fkey FOREIGN KEY (original_unit_id) REFERENCES unit(id),
  constraint spreading_people_count_check CHECK (people_count >= 0),
  constraint spreading_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint spreading_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint spreading_way_check CHECK (way = ANY (ARRAY['meeting'::text, 'online'::text, 'written'::text, 'posted'::text, 'training'::text, 'other'::text]))
);
CREATE INDEX spreading_document ON spreading (document_id, unit_id);
-- row security: enabled, forced
create policy owner_all on spreading for all to liem_owner using (true) with check (true);
create policy scoped_insert on spreading for insert to app_scoped with check (unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy scoped_select on spreading for select to app_scoped using ((unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (document_id IN ( SELECT app_kept_documents() AS app_kept_documents)));
create policy wide_insert on spreading for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on spreading for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on spreading for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table task (
  id uuid not null default gen_random_uuid(),
  code text not null,
  document_id uuid,
  item_id uuid,
  series_id uuid,
  period text,
  title text not null,
  search_key text not null generated always as (vn_norm((code || ' '::text) || title)) stored,
  product text not null,
  lead_unit_id integer not null,
  original_lead_unit_id integer not null,
  support_unit_ids integer[] not null default '{}'::integer[],
  supervising_unit_id integer not null,
  asked_unit_ids integer[] not null default '{}'::integer[],
  unit_ids integer[] not null generated always as ((ARRAY[lead_unit_id, supervising_unit_id, original_lead_unit_id] || support_unit_ids) || asked_unit_ids) stored,
  officer_id integer,
  assigned_on date not null,
  due_kind text not null,
  due_as_written text,
  due_original_on date,
  due_on date,
  due_key date not null generated always as (COALESCE(due_on, '9999-12-31'::date)) stored,
  milestones jsonb not null default '[]'::jsonb,
  state text not null default 'open'::text,
  started_on date,
  claimed_on date,
  verified_on date,
  verified_late boolean not null default false,
  closed_on date,
  suspended_from text,
  stuck boolean not null default false,
  created_by integer,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_check CHECK ((verified_on IS NOT NULL) = (state = 'done'::text) OR (state = ANY (ARRAY['suspended'::text, 'recalled'::text]))),
  constraint task_code_key UNIQUE (code),
  constraint task_created_by_fkey FOREIGN KEY (created_by) REFERENCES officer(id),
  constraint task_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint task_due_kind_check CHECK (due_kind = ANY (ARRAY['date'::text, 'month'::text, 'quarter'::text, 'year'::text, 'recurring'::text, 'event'::text, 'ongoing'::text, 'none'::text])),
  constraint task_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint task_lead_unit_id_fkey FOREIGN KEY (lead_unit_id) REFERENCES unit(id),
  constraint task_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint task_original_lead_unit_id_fkey FOREIGN KEY (original_lead_unit_id) REFERENCES unit(id),
  constraint task_product_check CHECK (length(TRIM(BOTH FROM product)) > 0),
  constraint task_series_id_fkey FOREIGN KEY (series_id) REFERENCES task_series(id),
  constraint task_series_id_period_key UNIQUE (series_id, period),
  constraint task_state_check CHECK (state = ANY (ARRAY['open'::text, 'claimed'::text, 'returned'::text, 'partly'::text, 'done'::text, 'suspended'::text, 'recalled'::text])),
  constraint task_supervising_unit_id_fkey FOREIGN KEY (supervising_unit_id) REFERENCES unit(id),
  constraint task_title_check CHECK (length(title) >= 3 AND length(title) <= 4000)
);
CREATE INDEX task_asked ON task USING gin (asked_unit_ids) WHERE (asked_unit_ids <> '{}'::integer[]);
CREATE INDEX task_document ON task (document_id, lead_unit_id);
CREATE INDEX task_due ON task (due_key, id);
CREATE INDEX task_gap ON task (due_key, id) WHERE ((claimed_on IS NOT NULL) AND ((verified_on IS NULL) OR verified_late));
CREATE INDEX task_item ON task (item_id, lead_unit_id);
CREATE INDEX task_lead ON task (lead_unit_id, due_key, id);
CREATE INDEX task_officer ON task (officer_id, due_key) WHERE (officer_id IS NOT NULL);
CREATE INDEX task_original_lead ON task (original_lead_unit_id) WHERE (original_lead_unit_id <> lead_unit_id);
CREATE INDEX task_running ON task (due_key, id) WHERE ((verified_on IS NULL) AND (state <> ALL (ARRAY['suspended'::text, 'recalled'::text])));
CREATE INDEX task_search ON task USING gin (search_key gin_trgm_ops);
CREATE INDEX task_state ON task (state, due_key, id) WHERE (state = ANY (ARRAY['claimed'::text, 'returned'::text, 'partly'::text, 'suspended'::text, 'recalled'::text]));
CREATE INDEX task_stuck ON task (due_key, id) WHERE stuck;
CREATE INDEX task_supervising ON task (supervising_unit_id, due_key, id);
CREATE INDEX task_support ON task USING gin (support_unit_ids);
-- row security: enabled, forced
create policy owner_all on task for all to liem_owner using (true) with check (true);
create policy scoped_insert on task for insert to app_scoped with check ((supervising_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (lead_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
create policy scoped_select on task for select to app_scoped using (unit_ids && (( SELECT app_paper_units() AS app_paper_units)));
create policy scoped_update on task for update to app_scoped using (unit_ids && (( SELECT app_units() AS app_units))) with check (unit_ids && (( SELECT app_units() AS app_units)));
create policy wide_insert on task for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on task for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on task for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Tạm dừng, tiếp tục, thu hồi: ai quyết định, vì sao, theo văn bản nào
create table task_decision (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  kind text not null,
  reason text not null,
  document_symbol text,
  decided_by integer not null,
  decided_on date not null,
  constraint task_decision_pkey PRIMARY KEY (id),
  constraint task_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint task_decision_kind_check CHECK (kind = ANY (ARRAY['suspend'::text, 'resume'::text, 'recall'::text])),
  constraint task_decision_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  constraint task_decision_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);
CREATE INDEX task_decision_task ON task_decision (task_id);
-- row security: enabled, forced
create policy owner_all on task_decision for all to liem_owner using (true) with check (true);
create policy scoped_insert on task_decision for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_decision.task_id)));
create policy scoped_select on task_decision for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_decision.task_id)));
create policy wide_insert on task_decision for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on task_decision for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table task_handover (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  from_unit_id integer,
  to_unit_id integer,
  from_officer_id integer,
  to_officer_id integer,
  reason text not null,
  event_id uuid,
  handed_on date not null,
  recorded_by integer,
  constraint task_handover_pkey PRIMARY KEY (id),
  constraint task_handover_event_id_fkey FOREIGN KEY (event_id) REFERENCES unit_event(id),
  constraint task_handover_from_officer_id_fkey FOREIGN KEY (from_officer_id) REFERENCES officer(id),
  constraint task_handover_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint task_handover_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officer(id),
  constraint task_handover_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_handover_to_officer_id_fkey FOREIGN KEY (to_officer_id) REFERENCES officer(id),
  constraint task_handover_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
);
CREATE INDEX task_handover_task ON task_handover (task_id);
-- row security: enabled, forced
create policy owner_all on task_handover for all to liem_owner using (true) with check (true);
create policy scoped_insert on task_handover for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_handover.task_id)));
create policy scoped_select on task_handover for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_handover.task_id)));
create policy wide_insert on task_handover for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on task_handover for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table task_progress (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  words text not null,
  percent integer,
  unit_id integer not null,
  written_by integer not null,
  written_at timestamp with time zone not null default now(),
  written_on date not null,
  constraint task_progress_pkey PRIMARY KEY (id),
  constraint task_progress_percent_check CHECK (percent >= 0 AND percent <= 100),
  constraint task_progress_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_progress_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint task_progress_written_by_fkey FOREIGN KEY (written_by) REFERENCES officer(id)
);
CREATE INDEX task_progress_task ON task_progress (task_id, written_at);
-- row security: enabled, forced
create policy owner_all on task_progress for all to liem_owner using (true) with check (true);
create policy scoped_insert on task_progress for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_progress.task_id)));
create policy scoped_select on task_progress for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = task_progress.task_id)));
create policy wide_insert on task_progress for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on task_progress for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

-- Nhiệm vụ định kỳ: mỗi kỳ sinh một nhiệm vụ; ended_on = không sinh kỳ mới nữa
create table task_series (
  id uuid not null default gen_random_uuid(),
  document_id uuid,
  item_id uuid,
  title text not null,
  product text not null,
  lead_unit_id integer not null,
  support_unit_ids integer[] not null default '{}'::integer[],
  supervising_unit_id integer not null,
  every text not null,
  day integer,
  month integer,
  from_on date not null,
  to_on date,
  due_as_written text,
  ended_on date,
  created_by integer,
  created_at timestamp with time zone not null default now(),
  constraint task_series_pkey PRIMARY KEY (id),
  constraint task_series_created_by_fkey FOREIGN KEY (created_by) REFERENCES officer(id),
  constraint task_series_day_check CHECK (day >= 1 AND day <= 31),
  constraint task_series_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint task_series_every_check CHECK (every = ANY (ARRAY['month'::text, 'quarter'::text, 'half-year'::text, 'year'::text])),
  constraint task_series_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint task_series_lead_unit_id_fkey FOREIGN KEY (lead_unit_id) REFERENCES unit(id),
  constraint task_series_month_check CHECK (month >= 1 AND month <= 12),
  constraint task_series_supervising_unit_id_fkey FOREIGN KEY (supervising_unit_id) REFERENCES unit(id)
);
CREATE INDEX task_series_document ON task_series (document_id);
CREATE INDEX task_series_running ON task_series (from_on) WHERE (ended_on IS NULL);
-- row security: enabled, forced
create policy owner_all on task_series for all to liem_owner using (true) with check (true);
create policy scoped_insert on task_series for insert to app_scoped with check (supervising_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy scoped_select on task_series for select to app_scoped using ((lead_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR support_unit_ids && (( SELECT app_paper_units() AS app_paper_units)));
create policy scoped_update on task_series for update to app_scoped using ((lead_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]))) with check ((lead_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])) OR (supervising_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[])));
create policy wide_insert on task_series for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on task_series for select to app_wide using (( SELECT app_all() AS app_all));
create policy wide_update on task_series for update to app_wide using (( SELECT app_all() AS app_all)) with check (( SELECT app_all() AS app_all));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Cơ quan, đơn vị: cột tên, mã, cấp trên là trạng thái hôm nay, suy ra từ unit_version
create table unit (
  id integer not null generated always as identity,
  code text not null,
  name text not null,
  short_name text,
  search_key text not null generated always as (vn_norm((((name || ' '::text) || COALESCE(short_name, ''::text)) || ' '::text) || code)) stored,
  kind text not null,
  side text not null,
  parent_id integer,
  established_on date,
  ended_on date,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_check CHECK (ended_on IS NULL OR established_on IS NULL OR ended_on >= established_on),
  constraint unit_code_key UNIQUE (code),
  constraint unit_kind_check CHECK (kind = ANY (ARRAY['central'::text, 'province'::text, 'department'::text, 'agency'::text, 'commune'::text, 'office'::text, 'service'::text, 'enterprise'::text, 'party_committee'::text, 'party_body'::text, 'steering'::text, 'front'::text, 'mass_org'::text, 'police'::text, 'procuracy'::text, 'court'::text, 'enforcement'::text, 'military'::text, 'assembly'::text])),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_side_check CHECK (side = ANY (ARRAY['state'::text, 'party'::text, 'social'::text]))
);
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_search ON unit USING gin (search_key gin_trgm_ops);
-- row security: enabled, forced
create policy owner_all on unit for all to liem_owner using (true) with check (true);
create policy scoped_insert on unit for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table unit_closure (
  ancestor_id integer not null,
  descendant_id integer not null,
  depth integer not null,
  constraint unit_closure_pkey PRIMARY KEY (ancestor_id, descendant_id),
  constraint unit_closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES unit(id),
  constraint unit_closure_descendant_id_fkey FOREIGN KEY (descendant_id) REFERENCES unit(id)
);
CREATE INDEX unit_closure_descendant ON unit_closure (descendant_id);
-- row security: enabled, forced
create policy owner_all on unit_closure for all to liem_owner using (true) with check (true);
create policy scoped_select on unit_closure for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_select on unit_closure for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
grant select to app_scoped;
grant select to app_wide;

-- Sự kiện tổ chức: thành lập, đổi tên, chuyển cấp trên, sáp nhập, chia tách, giải thể — kèm văn bản pháp lý
create table unit_event (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  effective_on date not null,
  document_symbol text not null,
  document_date date,
  note text,
  recorded_by integer,
  recorded_at timestamp with time zone not null default now(),
  applied_on date,
  constraint unit_event_pkey PRIMARY KEY (id),
  constraint unit_event_kind_check CHECK (kind = ANY (ARRAY['establish'::text, 'rename'::text, 'move'::text, 'merge'::text, 'split'::text, 'abolish'::text]))
);
-- row security: enabled, forced
create policy owner_all on unit_event for all to liem_owner using (true) with check (true);
create policy scoped_insert on unit_event for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit_event for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit_event for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit_event for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit_event for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit_event for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table unit_event_unit (
  event_id uuid not null,
  unit_id integer not null,
  part text not null,
  share numeric(6,5),
  constraint unit_event_unit_pkey PRIMARY KEY (event_id, unit_id, part),
  constraint unit_event_unit_event_id_fkey FOREIGN KEY (event_id) REFERENCES unit_event(id),
  constraint unit_event_unit_part_check CHECK (part = ANY (ARRAY['before'::text, 'after'::text])),
  constraint unit_event_unit_share_check CHECK (share > 0::numeric AND share <= 1::numeric),
  constraint unit_event_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on unit_event_unit for all to liem_owner using (true) with check (true);
create policy scoped_insert on unit_event_unit for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit_event_unit for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit_event_unit for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit_event_unit for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit_event_unit for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit_event_unit for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table unit_successor (
  unit_id integer not null,
  successor_id integer not null,
  event_id uuid not null,
  share numeric(6,5) not null default 1,
  constraint unit_successor_pkey PRIMARY KEY (unit_id, successor_id),
  constraint unit_successor_event_id_fkey FOREIGN KEY (event_id) REFERENCES unit_event(id),
  constraint unit_successor_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES unit(id),
  constraint unit_successor_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on unit_successor for all to liem_owner using (true) with check (true);
create policy scoped_insert on unit_successor for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit_successor for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit_successor for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit_successor for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit_successor for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit_successor for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

create table unit_synonym (
  unit_id integer not null,
  words text not null,
  constraint unit_synonym_pkey PRIMARY KEY (unit_id, words),
  constraint unit_synonym_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on unit_synonym for all to liem_owner using (true) with check (true);
create policy scoped_delete on unit_synonym for delete to app_scoped using (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_insert on unit_synonym for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit_synonym for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit_synonym for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_delete on unit_synonym for delete to app_wide using (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit_synonym for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit_synonym for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit_synonym for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant delete, insert, select, update to app_scoped;
grant delete, insert, select, update to app_wide;

-- Tên, mã, cấp trên của đơn vị theo từng khoảng thời gian [valid_from, valid_to)
create table unit_version (
  id integer not null generated always as identity,
  unit_id integer not null,
  code text not null,
  name text not null,
  short_name text,
  kind text not null,
  parent_id integer,
  valid_from date not null,
  valid_to date,
  event_id uuid,
  constraint unit_version_pkey PRIMARY KEY (id),
  constraint unit_version_check CHECK (valid_to IS NULL OR valid_to > valid_from),
  constraint unit_version_event_id_fkey FOREIGN KEY (event_id) REFERENCES unit_event(id),
  constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_version_unit_id_daterange_excl EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
-- row security: enabled, forced
create policy owner_all on unit_version for all to liem_owner using (true) with check (true);
create policy scoped_insert on unit_version for insert to app_scoped with check (( SELECT app_may_manage() AS app_may_manage));
create policy scoped_select on unit_version for select to app_scoped using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy scoped_update on unit_version for update to app_scoped using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_insert on unit_version for insert to app_wide with check (( SELECT app_may_manage() AS app_may_manage));
create policy wide_select on unit_version for select to app_wide using ((( SELECT app_uid() AS app_uid)) IS NOT NULL);
create policy wide_update on unit_version for update to app_wide using (( SELECT app_may_manage() AS app_may_manage)) with check (( SELECT app_may_manage() AS app_may_manage));
grant insert, select, update to app_scoped;
grant insert, select, update to app_wide;

-- Công văn đôn đốc: gửi đơn vị nào, ngày nào, về những nhiệm vụ nào; paper: nguyên nội dung văn bản đã lập
create table urging (
  id uuid not null default gen_random_uuid(),
  unit_id integer not null,
  sender_unit_id integer not null,
  number text,
  symbol text,
  urged_on date not null,
  reply_by_on date,
  task_ids uuid[] not null,
  paper jsonb not null,
  made_by integer not null,
  made_at timestamp with time zone not null default now(),
  constraint urging_pkey PRIMARY KEY (id),
  constraint urging_made_by_fkey FOREIGN KEY (made_by) REFERENCES officer(id),
  constraint urging_sender_unit_id_fkey FOREIGN KEY (sender_unit_id) REFERENCES unit(id),
  constraint urging_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX urging_unit ON urging (unit_id, urged_on DESC);
-- row security: enabled, forced
create policy owner_all on urging for all to liem_owner using (true) with check (true);
create policy scoped_insert on urging for insert to app_scoped with check (sender_unit_id = ANY ((( SELECT app_units() AS app_units))::integer[]));
create policy scoped_select on urging for select to app_scoped using ((unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])) OR (sender_unit_id = ANY ((( SELECT app_paper_units() AS app_paper_units))::integer[])));
create policy wide_insert on urging for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on urging for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

create table verdict (
  id uuid not null default gen_random_uuid(),
  claim_id uuid not null,
  task_id uuid not null,
  kind text not null,
  reasons text,
  decided_on date not null,
  decided_by integer not null,
  decided_at timestamp with time zone not null default now(),
  constraint verdict_pkey PRIMARY KEY (id),
  constraint verdict_check CHECK (kind = 'accepted'::text OR length(TRIM(BOTH FROM reasons)) > 0),
  constraint verdict_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint verdict_claim_id_key UNIQUE (claim_id),
  constraint verdict_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officer(id),
  constraint verdict_kind_check CHECK (kind = ANY (ARRAY['accepted'::text, 'accepted_late'::text, 'partly'::text, 'returned'::text])),
  constraint verdict_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);
CREATE INDEX verdict_task ON verdict (task_id);
-- row security: enabled, forced
create policy owner_all on verdict for all to liem_owner using (true) with check (true);
create policy scoped_insert on verdict for insert to app_scoped with check ((EXISTS ( SELECT 1 FROM task t WHERE t.id = verdict.task_id)));
create policy scoped_select on verdict for select to app_scoped using ((EXISTS ( SELECT 1 FROM task t WHERE t.id = verdict.task_id)));
create policy wide_insert on verdict for insert to app_wide with check (( SELECT app_all() AS app_all));
create policy wide_select on verdict for select to app_wide using (( SELECT app_all() AS app_all));
grant insert, select to app_scoped;
grant insert, select to app_wide;

function app_add_job(identifier text, payload json DEFAULT NULL::json, key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone) returns bigint
  -- sql, volatile, security definer, search_path=pg_catalog, graphile_worker; may be called by: app_office, app_scoped, app_wide, app_worker

function app_all() returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_blob_hidden(p_hash text) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_counts_book(p_unit integer, p_kind text) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_documents() returns SETOF uuid
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_excluded(p_petition uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_exclusions() returns uuid[]
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_grants() returns TABLE(role text, unit_id integer, reach text, officer_id integer)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_keeps_document(doc uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_kept_documents() returns SETOF uuid
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_may_know_book(p_unit integer, p_kind text) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_may_manage() returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_paper_units() returns integer[]
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_registers(p_petition uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_sees(p_petition text) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_sees(p_petition uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_sees_document(doc uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function app_selves() returns SETOF integer
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_system() returns boolean
  -- sql, stable, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_today() returns date
  -- sql, stable, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_uid() returns integer
  -- sql, stable, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function app_units() returns integer[]
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function book_kind_for(p_petition uuid, p_unit integer) returns text
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function book_next(p_unit integer, p_kind text, p_year integer, p_petition uuid, p_on date) returns TABLE(book_id uuid, number integer)
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function change_own_locale(new_locale text, mail boolean) returns void
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function coverage_tallies(doc uuid, on_day date, only_item uuid DEFAULT NULL::uuid, only_unit integer DEFAULT NULL::integer) returns TABLE(unit_id integer, cells text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function coverage_tasks(doc uuid, item_of_doc uuid, of_unit integer) returns TABLE(id uuid, code text, title text, state text, due_on date, claimed_on date, verified_on date, verified_late boolean, own boolean)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function coverage_units(doc uuid) returns TABLE(every_unit boolean, units integer[])
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: owner only

function credential_hash() returns text
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function credential_must_change() returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function credential_set(p_officer integer, p_hash text, p_must_change boolean, p_now timestamp with time zone) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_add_letter(p_petition uuid) returns integer
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_book(p_unit integer, p_year integer, p_on_paper integer, p_entries jsonb) returns uuid
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_counts(p_since date) returns TABLE(day date, count integer)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_exclude(p_petition uuid, p_officers integer[], p_ground text, p_at timestamp with time zone) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_hand_over(p_ids uuid[], p_at timestamp with time zone) returns TABLE(petition_id uuid, officer_id integer, gate_unit_id integer)
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_key_begin(p_unit integer, p_fingerprint bytea, p_at timestamp with time zone) returns bytea
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_key_holders(p_unit integer) returns TABLE(officer_id integer)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_known(p_locator bytea) returns TABLE(petition_id uuid, receipt bytea, submission_hash bytea, gate_unit_id integer)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_mailbox(p_petition uuid, p_locator bytea, p_salt bytea, p_kdf text, p_recipient text, p_verify_key bytea, p_self bytea, p_hash bytea, p_receipt bytea, p_at timestamp with time zone) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function desk_near(p_unit integer, p_marks bytea[], p_office integer, p_kind text, p_field text, p_from date, p_to date) returns TABLE(petition_id uuid, same_sender boolean)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function document_relation_acyclic() returns trigger
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: owner only

function document_validity(ids uuid[], on_day date) returns TABLE(id uuid, validity text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function documents_matching(patterns text[], most integer) returns SETOF uuid
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function exclusion_facts(p_petition uuid) returns jsonb
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function exclusion_revokes() returns trigger
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: owner only

function gate_way(p_office integer, p_today date) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function grant_not_excluded() returns trigger
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: owner only

function helped_tasks() returns SETOF uuid
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function house() returns TABLE(name text, network text, practice boolean, province text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function house_fingerprints() returns TABLE(root text, log_vkey text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function intake_known(p_locator bytea) returns TABLE(submission_hash bytea, receipt bytea, created_at timestamp with time zone)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function intake_law(p_stamp text) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function intake_receive(p jsonb, p_content bytea, p_identity bytea, p_self bytea, p_receipt bytea, p_submission bytea, p_entry bytea, p_salt bytea) returns TABLE(outcome text, known_receipt bytea)
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_portal

function intake_room(p_locator bytea) returns TABLE(waiting integer, bytes bigint)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function intake_sweep(p_before timestamp with time zone) returns SETOF text
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_wide, app_worker

function intake_upload(p_locator bytea, p_hash text, p_size bigint, p_at timestamp with time zone) returns uuid
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_portal

function intake_uploads(p_locator bytea, p_ids uuid[]) returns TABLE(id uuid, hash text, size bigint)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function journal_insert_only() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function journal_matches_bytes() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function journal_to_log() returns trigger
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: owner only

function key_chain(p_keys uuid[]) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function key_holders(p_unit integer, p_role text, p_officers integer[], p_today date) returns TABLE(key_id uuid, officer_id integer, recipient text, verify_key text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function key_only_ends() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function key_recovery(p_unit integer) returns TABLE(id uuid, unit_id integer, recipient text, statement jsonb, signer_key_id uuid)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function key_root() returns TABLE(id uuid, fingerprint text, said jsonb, signatures jsonb)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal, app_scoped, app_wide

function log_cosign(of_size bigint, of_witness text, of_checkpoint text, signed_line text, signed_at timestamp with time zone) returns boolean
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_portal

function log_cosigned(of_size bigint DEFAULT NULL::bigint) returns TABLE(size bigint, checkpoint text, line text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function log_data(first bigint, next bigint) returns bytea
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_entries(tile_n bigint, width integer) returns bytea
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function log_filler(key bytea, idx bigint) returns bytea
  -- sql, immutable, search_path=pg_catalog, public; may be called by: owner only

function log_find(wanted bytea) returns bigint
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function log_lock() returns SETOF log_head
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_move(new_size bigint, new_edge bytea, levels integer[], tiles bigint[], nodes bytea[]) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_number() returns bigint
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_publish(new_checkpoint text, at timestamp with time zone, new_origin text, new_vkey text) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_state() returns TABLE(origin text, vkey text, size bigint, checkpoint text, signed_at timestamp with time zone)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function log_tile_hashes(tile_level integer, tile_n bigint, width integer) returns bytea
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function log_tile_now(tile_level integer, tile_n bigint, width integer) returns bytea
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_worker

function log_tile_of(known bigint, tile_level integer, tile_n bigint, width integer) returns bytea
  -- plpgsql, stable, search_path=pg_catalog, public; may be called by: owner only

function log_witnesses() returns TABLE(name text, vkey text, size bigint, at timestamp with time zone)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

function mailbox_file(p_locator bytea, p_item uuid) returns TABLE(blob_hash text, bytes bytea, size bigint)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function mailbox_key(p_locator bytea) returns TABLE(verify_key bytea, report uuid, content_recipient text, removed boolean)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function mailbox_put(p_locator bytea, p jsonb, p_envelope bytea, p_proof bytea, p_entry bytea, p_salt bytea) returns text
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_portal

function mailbox_read(p_locator bytea) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function mailbox_salt(p_locator bytea) returns TABLE(salt bytea, kdf text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function may_end(later document, earlier document) returns boolean
  -- sql, stable, search_path=pg_catalog, public; may be called by: owner only

function merge_stub(stub uuid, target uuid) returns integer
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function my_petitions(p_filter jsonb, p_today date, p_at timestamp with time zone, p_id uuid, p_limit integer) returns TABLE(petition_id uuid, received_at timestamp with time zone)
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function my_petitions_count(p_filter jsonb, p_today date, p_most integer) returns integer
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function my_petitions_sql(p_filter jsonb, p_today date) returns text
  -- plpgsql, stable, search_path=pg_catalog, public; may be called by: owner only

function next_gate_officers(p_petition uuid, p_unit integer) returns integer[]
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function officer_authority(p_officer integer, p_today date) returns TABLE(grants json, stands_in_for integer[])
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_office

function officer_role_clear(p_officer integer, p_role text, p_unit integer, p_reach text, p_from date, p_to date, p_now timestamp with time zone) returns uuid
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function part_is_its_hash() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function petition_clocks() returns TABLE(unit_id integer, state text, rule text, due_on date)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_destroy(p_petition uuid, p_now timestamp with time zone) returns text[]
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_holders(p_petition uuid) returns integer[]
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_insert_only() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function petition_mailbox(p_petition uuid) returns text
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_officer_left(p_officer integer, p_now timestamp with time zone) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_recovery_facts(p_petition uuid, p_to integer) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_recovery_grant(p_petition uuid, p_request uuid, p_to integer, p_key uuid, p_part text, p_wrap bytea, p_now timestamp with time zone) returns boolean
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_recovery_wraps(p_petition uuid, p_key uuid, p_request uuid) returns TABLE(part text, wrap bytea)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function petition_standing(p_ids uuid[], p_today date) returns TABLE(id uuid, can_open integer, own jsonb, rule text, due_on date, provisional boolean, has_mailbox boolean, forward_to integer, forward_outside boolean, is_forwarded boolean, extendable boolean, has_hold boolean, removal_asked_by integer, to_approve boolean, identity_asked boolean)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function portal_contacts(p_unit text DEFAULT NULL::text) returns TABLE(unit_id integer, code text, name text, kind text, parent text, search_key text, contact text, value text, hours text, valid_from date)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_documents() returns TABLE(id uuid, symbol text, title text, issuer text, issued_on date, assigned bigint, done_on_time bigint, done_late bigint, overdue bigint)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_offices(p_like text[], p_code text) returns TABLE(id integer, code text, name text, parent text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_publications(p_limit integer) returns TABLE(id uuid, kind text, unit_name text, words text, published_on date)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_puzzle_key() returns bytea
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_results() returns TABLE(quarter text, made_at timestamp with time zone, tables jsonb)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function portal_unit(p_id integer) returns TABLE(id integer, code text, name text, parent text)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_portal

function purge_sign_in(p_now timestamp with time zone) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_wide, app_worker

function recovery_certificate(p_key uuid) returns jsonb
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function refresh_units(on_day date) returns void
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_wide, app_worker

function root_is_what_was_signed() returns trigger
  -- plpgsql, volatile, search_path=pg_catalog, public; may be called by: owner only

function second_administrator(p_asker integer) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function second_factor_begin(p_now timestamp with time zone, p_limit integer, p_lock interval) returns timestamp with time zone
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function second_factor_of(p_officer integer) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function second_factor_passed(p_session uuid, p_now timestamp with time zone) returns void
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function second_factor_remove(p_removal uuid, p_now timestamp with time zone) returns boolean
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_challenge(p_session uuid, p_challenge text, p_until timestamp with time zone) returns void
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_list() returns TABLE(id uuid, device text, created_at timestamp with time zone, last_seen_at timestamp with time zone, expires_at timestamp with time zone)
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_officer(p_token bytea, p_now timestamp with time zone, p_today date, p_idle interval) returns TABLE(session_id uuid, officer_id integer, must_change boolean, grants json, stands_in_for integer[], has_second_factor boolean, second_factor_pending boolean, stepped_up_at timestamp with time zone, in_practice boolean)
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_office

function session_pending(p_session uuid) returns boolean
  -- sql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_revoke(p_session uuid, p_now timestamp with time zone) returns boolean
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_revoke_all(p_officer integer, p_keep uuid, p_now timestamp with time zone) returns integer
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_start(p_token bytea, p_officer integer, p_device text, p_now timestamp with time zone, p_expires timestamp with time zone) returns uuid
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function session_take_challenge(p_session uuid, p_now timestamp with time zone) returns text
  -- sql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function sign_in_begin(p_username text, p_now timestamp with time zone, p_today date, p_limit integer, p_lock interval) returns TABLE(officer_id integer, password_hash text, locked_until timestamp with time zone)
  -- plpgsql, volatile, security definer, search_path=pg_catalog, public; may be called by: app_office

function symbol_key(symbol text) returns text
  -- sql, immutable; may be called by: app_scoped, app_wide

function system_state() returns TABLE(database_version text, on_this_machine boolean, database_bytes bigint, worker_connected boolean, worker_ran_at timestamp with time zone, jobs_waiting integer, jobs_failed integer, oldest_waiting_at timestamp with time zone, files integer, file_bytes bigint, journal_entries bigint, journal_bytes bigint, journal_last_at timestamp with time zone)
  -- sql, stable, security definer, search_path=pg_catalog, public, graphile_worker; may be called by: app_scoped, app_wide

function takes_effect(d document, on_day date) returns boolean
  -- sql, stable, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function task_matches(said text[], most integer) returns SETOF uuid
  -- plpgsql, stable, security definer, search_path=pg_catalog, public; may be called by: app_scoped, app_wide

function vn_norm(words text) returns text
  -- sql, immutable; may be called by: app_office, app_portal, app_scoped, app_wide, app_worker

procedure policy_for(IN tab text, IN cmd text, IN wide_rule text, IN scoped_rule text)
  -- plpgsql, volatile; may be called by: owner only
