-- The organisation chart is no secret inside the house: every signed-in officer reads it. Only administrators write it.
do $$
declare t text; signed_in text := '(select app_uid()) is not null'; manage text := '(select app_may_manage())';
begin
  foreach t in array array['unit', 'unit_event', 'unit_event_unit', 'unit_version', 'unit_successor', 'unit_closure', 'unit_synonym',
                           'officer', 'post', 'appointment', 'officer_role', 'absence', 'party_term'] loop
    call policy_for(t, 'select', signed_in, signed_in);
  end loop;
  foreach t in array array['unit', 'unit_event', 'unit_event_unit', 'unit_version', 'unit_successor', 'unit_synonym', 'officer', 'post', 'appointment', 'officer_role'] loop
    call policy_for(t, 'insert', manage, manage);
    call policy_for(t, 'update', manage, manage);
  end loop;
  call policy_for('unit_synonym', 'delete', manage, manage);
  -- A head records absences in his units, an administrator anybody's; an officer his own.
  call policy_for('absence', 'insert', '(select app_all())',
    'officer_id = (select app_uid()) or (select app_may_manage()) or exists (select 1 from officer o where o.id = officer_id and o.unit_id = any ((select app_units())::int[]))');
  call policy_for('absence', 'update', '(select app_all())',
    'officer_id = (select app_uid()) or (select app_may_manage()) or exists (select 1 from officer o where o.id = officer_id and o.unit_id = any ((select app_units())::int[]))');
end $$;
-- An officer changes his own language and mail wish, nothing else of himself.
create or replace function change_own_locale(new_locale text, mail boolean) returns void language sql security definer
  set search_path = pg_catalog, public as
$$ update public.officer set locale = new_locale, wants_mail = coalesce(mail, wants_mail) where id = app_uid() $$;
revoke execute on function change_own_locale(text, boolean) from public;
grant execute on function change_own_locale(text, boolean) to app_wide, app_scoped;
revoke execute on function refresh_units(date) from public;
grant execute on function refresh_units(date) to app_wide, app_worker;
