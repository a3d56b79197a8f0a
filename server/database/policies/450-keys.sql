-- Public halves and signed statements are for every signed-in officer to read and to check; triggers (functions/keys.sql) let rows
-- be revoked and nothing else. Locked secret halves and second factors are their owner's alone: the system itself cannot read them.
do $$
declare
  signed_in text := '(select app_uid()) is not null';
  mine text := 'officer_id = (select app_uid())';
  manages text := '(select app_may_manage())';
  overseen text := 'officer_id = (select app_uid()) or (select app_may_manage()) or officer_id in (select o.id from officer o where o.unit_id = any ((select app_units())::int[]))';
  involved text := '(select app_uid()) in (asked_by, second_id, to_officer_id) and not app_excluded(petition_id)';
  t text;
begin
  foreach t in array array['officer_key', 'key_certificate', 'root_statement', 'recovery_key'] loop
    call policy_for(t, 'select', signed_in, signed_in);
    call policy_for(t, 'insert', signed_in, signed_in);
    call policy_for(t, 'update', signed_in, signed_in);
  end loop;
  call policy_for('officer_key', 'insert', mine, mine);
  call policy_for('recovery_key_signature', 'select', signed_in, signed_in);
  call policy_for('recovery_key_signature', 'insert', signed_in, signed_in);
  call policy_for('root_signature', 'select', signed_in, signed_in);
  call policy_for('root_signature', 'insert', signed_in, signed_in);

  call policy_for('recovery_request', 'select', involved, involved);
  call policy_for('recovery_request', 'insert', 'asked_by = (select app_uid())', 'asked_by = (select app_uid())');
  call policy_for('recovery_request', 'update', involved, involved);

  foreach t in array array['locked_key', 'second_factor', 'backup_code'] loop
    call policy_for(t, 'select', mine, mine);
    call policy_for(t, 'insert', mine, mine);
    call policy_for(t, 'update', mine, mine);
  end loop;
  call policy_for('backup_code', 'delete', mine, mine);

  -- Rows say who asked to end which key: names and keys are known to the house anyway. Two different officers are asked for by the table.
  call policy_for('key_revocation', 'select', signed_in, signed_in);
  call policy_for('key_revocation', 'insert', 'asked_by = (select app_uid())', 'asked_by = (select app_uid())');
  call policy_for('key_revocation', 'update', signed_in, signed_in);

  call policy_for('second_factor_removal', 'select', overseen, overseen);
  call policy_for('second_factor_removal', 'insert', manages, manages);
  call policy_for('second_factor_removal', 'update', overseen, overseen);
end $$;
