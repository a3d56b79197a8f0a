-- How a matter came follows the matter; the standing fingerprint of a unit's desk key is for those who work there.
do $$
begin
  call policy_for('petition_arrival', 'select', '(select app_system()) or app_sees(petition_id)', 'app_sees(petition_id)');
  call policy_for('petition_arrival', 'insert', 'app_sees(petition_id) or app_registers(petition_id)', 'app_sees(petition_id) or app_registers(petition_id)');
  call policy_for('desk_key_made', 'select', 'unit_id = any ((select app_units())::int[])', 'unit_id = any ((select app_units())::int[])');
end $$;
-- The desk's receipts carry the log's promise under the log's published name.
grant execute on function log_state() to app_wide, app_scoped;
