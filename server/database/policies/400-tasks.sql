do $$
declare
  t text;
  all_ text := '(select app_all())';
  mine text := '= any ((select app_units())::int[])';
  kept text := '= any ((select app_paper_units())::int[])';
  -- Whoever leads, helps, follows, once led, or was asked about a difficulty; successors know what their ended units did.
  -- One condition each: every mention of the units costs a call, in every statement of a step.
  sight text := 'unit_ids && (select app_paper_units())::int[]';
  reach text := 'unit_ids && (select app_units())::int[]';
  -- See 500-petitions.sql.
  petition text := 'exists (select 1 from petition_grant g where g.petition_id = obligation.subject_id and g.officer_id = (select app_uid())
    and g.revoked_at is null) and not obligation.subject_id = any ((select app_exclusions())::uuid[])';
begin
  -- What each side may do to a task it sees is for the module to judge (modules/tasks/policy.ts).
  call policy_for('task', 'select', all_, sight);
  call policy_for('task', 'insert', all_, 'supervising_unit_id ' || mine || ' or lead_unit_id ' || mine);
  call policy_for('task', 'update', all_, reach);
  call policy_for('task_series', 'select', all_, format('lead_unit_id %1$s or supervising_unit_id %1$s or support_unit_ids && (select app_paper_units())::int[]', kept));
  call policy_for('task_series', 'insert', all_, 'supervising_unit_id ' || mine);
  call policy_for('task_series', 'update', all_, format('lead_unit_id %1$s or supervising_unit_id %1$s', mine));
  foreach t in array array['claim', 'verdict', 'task_progress', 'difficulty', 'extension', 'task_decision', 'task_handover'] loop
    call policy_for(t, 'select', all_, 'exists (select 1 from task t where t.id = task_id)');
    call policy_for(t, 'insert', all_, 'exists (select 1 from task t where t.id = task_id)');
  end loop;
  call policy_for('claim', 'update', all_, 'exists (select 1 from task t where t.id = task_id)');
  call policy_for('difficulty', 'update', all_, 'exists (select 1 from task t where t.id = task_id)');
  call policy_for('urging', 'select', all_, 'unit_id ' || kept || ' or sender_unit_id ' || kept);
  call policy_for('urging', 'insert', all_, 'sender_unit_id ' || mine);

  -- A clock is seen by its holder and by whoever may know of what it runs for: the checker's verdict ends the doer's clock. One of a
  -- petition only by who may know the petition: neither unit nor reach gives it.
  call policy_for('obligation', 'select',
    'case when subject_kind = ''petition'' then (select app_system()) or ' || petition || ' else ' || all_ || ' end',
    'case when subject_kind = ''petition'' then ' || petition || ' else holder_unit_id ' || mine || '
    or case subject_kind
      when ''task'' then exists (select 1 from task t where t.id = subject_id)
      when ''claim'' then exists (select 1 from claim c where c.id = subject_id)
      when ''difficulty'' then exists (select 1 from difficulty d where d.id = subject_id)
      when ''document'' then subject_id in (select app_kept_documents())
      when ''review'' then exists (select 1 from review_point r where r.id = subject_id and r.document_id in (select app_kept_documents()))
      else false end end');
end $$;
grant usage on sequence task_code_number to app_wide, app_scoped;
grant execute on function task_matches(text[], int), helped_tasks(), app_paper_units() to app_wide, app_scoped;
