-- Matters about persons are a whitelist: a grant in force, less every exclusion. It also holds for who reaches all units.
-- `app_sees` is in functions/petitions.sql. Inserts are checked by services and by triggers; reading is checked here.
do $$
declare
  signed_in text := '(select app_uid()) is not null';
  -- The same as app_sees(), spelt out: a list asks it of thousands of rows, and a call for each would cost more than the question.
  seen text := 'exists (select 1 from petition_grant g where g.petition_id = %1$s and g.officer_id = (select app_uid()) and g.revoked_at is null)
    and not %1$s = any ((select app_exclusions())::uuid[])';
  granted text := format(seen, 'petition.id');
  hung text := '(select app_system()) or app_sees(petition_id)';
  t text;
begin
  call policy_for('petition', 'select', '(select app_system()) or ' || granted, granted);
  call policy_for('petition', 'insert', signed_in, signed_in);
  call policy_for('petition', 'update', '(select app_system()) or app_sees(id)', 'app_sees(id)');

  -- Own grants are read by the policy above, so they may not ask it back.
  call policy_for('petition_grant', 'select', '(select app_system()) or officer_id = (select app_uid()) and revoked_at is null or app_sees(petition_id)',
    'officer_id = (select app_uid()) and revoked_at is null or app_sees(petition_id)');
  call policy_for('petition_grant', 'insert', hung || ' or app_registers(petition_id)', 'app_sees(petition_id) or app_registers(petition_id)');
  call policy_for('petition_grant', 'update', hung, 'app_sees(petition_id)');
  -- An excluded officer is subtracted without learning it: his own exclusions are not his to read.
  call policy_for('exclusion', 'select', hung, 'app_sees(petition_id)');
  call policy_for('exclusion', 'insert', hung, 'app_sees(petition_id)');

  foreach t in array array['petition_part', 'named_subject', 'petition_forward', 'mailbox_item', 'identity_request', 'legal_hold', 'removal', 'book_entry', 'petition_recovery', 'petition_publication'] loop
    call policy_for(t, 'select', '(select app_system()) or ' || format(seen, t || '.petition_id'), format(seen, t || '.petition_id'));
    call policy_for(t, 'insert', hung || ' or app_registers(petition_id)', 'app_sees(petition_id) or app_registers(petition_id)');
    call policy_for(t, 'update', hung, 'app_sees(petition_id)');
  end loop;

  call policy_for('contact_point', 'select', signed_in, signed_in);
  call policy_for('contact_point', 'insert', signed_in, signed_in);
  call policy_for('contact_point', 'update', signed_in, signed_in);
  call policy_for('gate', 'select', signed_in, signed_in);
  call policy_for('gate', 'insert', signed_in, signed_in);
  call policy_for('gate', 'update', signed_in, signed_in);

  call policy_for('petition_fact', 'insert', signed_in, signed_in);
  -- app_counts_book(), spelt out: figures read very many facts.
  call policy_for('petition_fact', 'select', '(select app_system()) or book_kind = ''open'' and (select app_all())',
    'book_kind = ''open'' and ((select app_all()) or unit_id = any ((select app_units())::int[]))');

  call policy_for('desk_key', 'select', 'officer_id = (select app_uid())', 'officer_id = (select app_uid())');
  call policy_for('desk_key', 'insert', signed_in, signed_in);
  call policy_for('book', 'select', '(select app_system()) or app_may_know_book(unit_id, kind)', 'app_may_know_book(unit_id, kind)');
  call policy_for('petition_urging', 'select', '(select app_all())', 'unit_id = any ((select app_units())::int[])');
  call policy_for('petition_urging', 'insert', '(select app_all())', 'unit_id = any ((select app_units())::int[])');
  call policy_for('petition_public_table', 'select', signed_in, signed_in);
  call policy_for('petition_public_table', 'insert', '(select app_system())', null);
  -- Who is related to whom is seen by those who record it within the units they reach; exclusions count them all (exclusion_facts).
  foreach t in array array['select', 'insert', 'update'] loop
    call policy_for('relation', t, '(select app_all())',
      'exists (select 1 from officer o where o.id = officer_id and o.unit_id = any ((select app_units())::int[]))');
  end loop;
  call policy_for('sender_mark', 'insert', signed_in, signed_in);
end $$;
