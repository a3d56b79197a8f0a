do $$
declare
  t text;
  all_ text := '(select app_all())';
  mine text := '= any ((select app_units())::int[])';
  seen text := 'document_id in (select app_documents())';
begin
  call policy_for('document', 'select', all_, 'id in (select app_documents())');
  -- A scoped officer registers what his units issue, and stubs and outside papers his unit received.
  call policy_for('document', 'insert', all_, 'issuer_unit_id is null or status = ''stub'' or issuer_unit_id ' || mine || ' or registered_by = (select app_uid())');
  call policy_for('document', 'update', all_, 'issuer_unit_id ' || mine || ' or registered_by = (select app_uid())');
  foreach t in array array['document_text', 'item', 'phase', 'review_point'] loop
    call policy_for(t, 'select', all_, seen);
    call policy_for(t, 'insert', all_, 'document_id in (select id from document where issuer_unit_id ' || mine || ' or registered_by = (select app_uid()))');
    call policy_for(t, 'update', all_, 'document_id in (select id from document where issuer_unit_id ' || mine || ' or registered_by = (select app_uid()))');
  end loop;
  call policy_for('document_relation', 'select', all_, 'from_id in (select app_documents())');
  call policy_for('document_relation', 'insert', all_, 'from_id in (select app_documents())');
  call policy_for('document_relation', 'delete', all_, 'from_id in (select id from document where issuer_unit_id ' || mine || ' or registered_by = (select app_uid()))');
  call policy_for('document_relation', 'update', all_, 'from_id in (select id from document where issuer_unit_id ' || mine || ' or registered_by = (select app_uid()))');
  call policy_for('item_link', 'select', all_, 'item_id in (select id from item)');
  call policy_for('item_link', 'insert', all_, 'item_id in (select id from item)');
  call policy_for('item_link', 'delete', all_, 'item_id in (select id from item)');
  call policy_for('document_receipt', 'select', all_,
    'unit_id ' || mine || ' or document_id in (select id from document where issuer_unit_id ' || mine || ')');
  call policy_for('document_receipt', 'insert', all_, 'document_id in (select id from document where issuer_unit_id ' || mine || ' or registered_by = (select app_uid()))');
  call policy_for('document_receipt', 'update', all_, 'unit_id ' || mine);
  call policy_for('spreading', 'select', all_, 'unit_id ' || mine || ' or document_id in (select id from document where issuer_unit_id ' || mine || ')');
  call policy_for('spreading', 'insert', all_, 'unit_id ' || mine);
  call policy_for('reading', 'select', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
  call policy_for('reading', 'insert', 'officer_id = (select app_uid())', 'officer_id = (select app_uid())');
  call policy_for('reading', 'update', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
end $$;
