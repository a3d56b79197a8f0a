do $$
declare
  t text;
  all_ text := '(select app_all())';
  mine text := '= any ((select app_units())::int[])';
  -- Whoever leads, helps, follows, or once held the task.
  reach text := format('lead_unit_id %1$s or supervising_unit_id %1$s or original_lead_unit_id %1$s or support_unit_ids && (select app_units())::int[]', mine);
begin
  call policy_for('task', 'select', all_, reach);
  call policy_for('task', 'insert', all_, 'supervising_unit_id ' || mine);
  call policy_for('task', 'update', all_, 'lead_unit_id ' || mine || ' or supervising_unit_id ' || mine);
  call policy_for('task_series', 'select', all_, replace(reach, 'original_lead_unit_id', 'lead_unit_id'));
  call policy_for('task_series', 'insert', all_, 'supervising_unit_id ' || mine);
  call policy_for('task_series', 'update', all_, 'supervising_unit_id ' || mine);
  foreach t in array array['claim', 'verdict', 'task_progress', 'difficulty', 'extension', 'task_handover'] loop
    call policy_for(t, 'select', all_, 'exists (select 1 from task t where t.id = task_id)');
    call policy_for(t, 'insert', all_, 'exists (select 1 from task t where t.id = task_id)');
  end loop;
  call policy_for('claim', 'update', all_, 'exists (select 1 from task t where t.id = task_id)');
  call policy_for('difficulty', 'update', all_, 'exists (select 1 from task t where t.id = task_id) or asked_unit_id ' || mine);
  call policy_for('urging', 'select', all_, 'unit_id ' || mine || ' or sender_unit_id ' || mine);
  call policy_for('urging', 'insert', all_, 'sender_unit_id ' || mine);
end $$;
grant usage on sequence task_code_number to app_wide, app_scoped;
