grant execute on function app_paper_units(), app_kept_documents(), app_keeps_document(uuid), app_sees_document(uuid), app_documents(),
  document_validity(uuid[], date), documents_matching(text[], int), merge_stub(uuid, uuid),
  coverage_tallies(uuid, date, uuid, int), coverage_tasks(uuid, uuid, int), symbol_key(text), takes_effect(document, date) to app_wide, app_scoped;
do $$
declare
  t text;
  all_ text := '(select app_all())';
  mine text := '= any ((select app_units())::int[])';
  papers text := '= any ((select app_paper_units())::int[])';
  keeps text := format('(d.issuer_unit_id %1$s or d.registered_unit_id %1$s or d.supervising_unit_id %1$s)', papers);
  seen text := 'exists (select 1 from document d where d.id = document_id)';
  kept text := 'exists (select 1 from document d where d.id = document_id and ' || keeps || ')';
  -- Receipts are asked by the policy on documents, so theirs must not ask documents back: the set comes from a function.
  kept_set text := 'document_id in (select app_kept_documents())';
begin
  call policy_for('document', 'select', all_, 'visibility = ''common'' or ' || replace(keeps, 'd.', '') || '
    or exists (select 1 from document_receipt r where r.document_id = document.id and r.unit_id ' || mine || ')
    or exists (select 1 from document_receipt r where r.plan_document_id = document.id)');
  -- A scoped officer registers in the books of his units; whoever the issuer is, the row says which unit's clerk took it in.
  call policy_for('document', 'insert', all_, 'registered_unit_id ' || mine || ' and registered_by = (select app_uid())');
  call policy_for('document', 'update', all_, replace(keeps, 'd.', ''));
  foreach t in array array['document_text', 'item', 'phase', 'review_point'] loop
    call policy_for(t, 'select', all_, seen);
    call policy_for(t, 'insert', all_, kept);
    call policy_for(t, 'update', all_, kept);
  end loop;
  call policy_for('document_relation', 'select', all_, 'exists (select 1 from document d where d.id = from_id) or exists (select 1 from document d where d.id = to_id)');
  call policy_for('document_relation', 'insert', all_, replace(kept, 'document_id', 'from_id'));
  call policy_for('document_relation', 'delete', all_, replace(kept, 'document_id', 'from_id'));
  -- Links are made from the items of one's own plan, and read from both ends.
  call policy_for('item_link', 'select', all_, 'exists (select 1 from item i where i.id = item_id)');
  call policy_for('item_link', 'insert', all_, 'exists (select 1 from item i join document d on d.id = i.document_id where i.id = item_id and ' || keeps || ')');
  call policy_for('item_link', 'delete', all_, 'exists (select 1 from item i join document d on d.id = i.document_id where i.id = item_id and ' || keeps || ')');
  call policy_for('document_receipt', 'select', all_, 'unit_id ' || mine || ' or ' || kept_set);
  call policy_for('document_receipt', 'insert', all_, kept_set);
  call policy_for('document_receipt', 'update', all_, 'unit_id ' || mine || ' or ' || kept_set);
  call policy_for('spreading', 'select', all_, 'unit_id ' || mine || ' or ' || kept_set);
  call policy_for('spreading', 'insert', all_, 'unit_id ' || mine);
  call policy_for('spreading', 'update', all_, null);
  call policy_for('reading', 'select', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
  call policy_for('reading', 'insert', 'officer_id = (select app_uid())', 'officer_id = (select app_uid())');
  call policy_for('reading', 'update', 'officer_id = (select app_uid()) or unit_id ' || mine, 'officer_id = (select app_uid()) or unit_id ' || mine);
  -- Papers of a document are for whoever may know of it; proofs also for who took over from the unit they were for.
  call policy_for('attachment', 'select', all_, 'unit_ids && (select app_paper_units())::int[]
    or (subject_kind = ''document'' and exists (select 1 from document d where d.id = subject_id))');
end $$;
