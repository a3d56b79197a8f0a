do $$
declare all_ text := '(select app_all())'; mine text := 'officer_id = (select app_uid())'; signed_in text := '(select app_uid()) is not null'; t text;
  -- What hangs on a petition follows the petition, also for who reaches all units.
  known text := '(subject_kind <> ''petition'' or (select app_system()) or app_sees(subject_id))';
begin
  -- Journal: everybody's acts are written, nobody's are changed; read by those within whose units the subject lies,
  -- or whose ended predecessors' it was.
  call policy_for('journal', 'insert', signed_in, signed_in);
  call policy_for('journal', 'select', known || ' and (' || all_ || ' or subject_kind = ''petition'')',
    known || ' and (unit_ids && (select app_paper_units())::int[] or officer_id = (select app_uid()) or subject_kind = ''petition'')');

  -- Which clocks are seen: 400-tasks.sql.
  call policy_for('obligation', 'insert', signed_in, signed_in);
  call policy_for('obligation', 'update', known || ' and (' || all_ || ' or subject_kind = ''petition'')', known || ' and ' || signed_in);

  call policy_for('calendar_day', 'select', signed_in, signed_in);
  call policy_for('calendar_day', 'insert', all_, null);
  call policy_for('calendar_day', 'update', all_, null);
  call policy_for('law_value', 'select', signed_in, signed_in);
  call policy_for('law_value', 'insert', all_, null);
  call policy_for('law_value', 'update', all_, null);

  -- Hashes of sealed files are not shown past the whitelist, not even bare.
  call policy_for('file_blob', 'select', '(select app_system()) or ' || signed_in || ' and not app_blob_hidden(hash)', signed_in || ' and not app_blob_hidden(hash)');
  call policy_for('file_blob', 'insert', signed_in, signed_in);
  call policy_for('attachment', 'select', all_, 'unit_ids && (select app_units())::int[] or (subject_kind = ''document'' and subject_id in (select app_documents()))');
  call policy_for('attachment', 'insert', signed_in, signed_in);
  call policy_for('attachment', 'update', all_, 'unit_ids && (select app_units())::int[]');

  -- Own notices; anybody's step may give somebody a notice.
  call policy_for('notice', 'select', '(' || mine || ' or (select app_system())) and ' || known, mine || ' and ' || known);
  call policy_for('notice', 'insert', signed_in, signed_in);
  call policy_for('notice', 'update', mine, mine);
  call policy_for('mail_outbox', 'insert', signed_in, signed_in);
  call policy_for('mail_outbox', 'select', '(select app_system())', 'false');
  call policy_for('mail_outbox', 'update', '(select app_system())', 'false');
  call policy_for('long_work', 'select', mine || ' or (select app_system())', mine);
  call policy_for('long_work', 'insert', mine, mine);
  call policy_for('long_work', 'update', mine || ' or (select app_system())', mine);
end $$;
