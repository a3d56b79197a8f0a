-- credential, session, sign_in_guard: no policy and no grant but the owner's. They are reached through functions/auth.sql only.
do $$
declare mine text := 'officer_id = (select app_uid())';
begin
  call policy_for('idempotency_key', 'select', mine, mine);
  call policy_for('idempotency_key', 'insert', mine, mine);
  call policy_for('idempotency_key', 'update', mine, mine);
  call policy_for('idempotency_key', 'delete', mine, mine);
end $$;
