grant execute on function app_paper_units(), app_kept_documents(), app_documents(), document_validity(uuid[], date), documents_matching(text), merge_stub(uuid, uuid),
  coverage_tallies(uuid, date, uuid, int), coverage_tasks(uuid, uuid, int), symbol_key(text), takes_effect(document, date) to app_wide, app_scoped;
do $$
declare
  t text;
  all_ text := '(select app_all())';
  mine text := '= any ((select app_units())::int[])';
  seen text := 'document_id in (select app_documents())';
  kept text := 'document_id in (select app_kept_documents())';
begin
  call policy_for('document', 'select', all_, 'id in (select app_documents())');
  -- A scoped officer registers in the books of his units; whoever the issuer is, the row says which unit's clerk took it in.
  call policy_for('document', 'insert', all_, 'registered_unit_id ' || mine || ' and registered_by = (select app_uid())');
  call policy_for('document', 'update', all_, 'id in (select app_kept_documents())');
  foreach t in array array['document_text', 'item', 'phase', 'review_point'] loop
    call policy_for(t, 'select', all_, seen);
    call policy_for(t, 'insert', all_, kept);
    call policy_for(t, 'update', all_, kept);
  end loop;
  call policy_for('document_relation', 'select', all_, 'from_id in (select app_documents()) or to_id in (select app_documents())');
  call policy_for('document_relation', 'insert', all_, 'from_id in (select app_kept_documents())');
  call policy_for('document_relation', 'delete', all_, 'from_id in (select app_kept_documents())');
  -- Links are made from the items of one's own plan, and read from both ends.
  call policy_for('item_link', 'select', all_, 'item_id in (select id from item)');
  call policy_for('item_link', 'insert', all_, 'item_id in (select id from item where document_id in (select app_kept_documents()))');
  call policy_for('item_link', 'delete', all_, 'item_id in (select id from item where document_id in (select app_kept_documents()))');
  call policy_for('document_receipt', 'select', all_, 'unit_id ' || mine || ' or ' || kept);
  call policy_for('document_receipt', 'insert', all_, kept);
  call policy_for('document_receipt', 'update', all_, 'unit_id ' || mine || ' or ' || kept);
  call policy_for('spreading', 'select', all_, 'unit_id ' || mine || ' or ' || kept);
  call policy_for('spreading', 'insert', all_, 'unit_id ' || mine);
  call policy_for('spreading', 'update', all_, null);
  call policy_for('reading', 'select', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
  call policy_for('reading', 'insert', 'officer_id = (select app_uid())', 'officer_id = (select app_uid())');
  call policy_for('reading', 'update', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
end $$;
