import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'

let db: TestDatabase

beforeAll(async () => {
  db = await cloneDatabase()
})
afterAll(() => db.drop())

const names = async (query: ReturnType<typeof sql<{ name: string }>>) =>
  (await query.execute(db.owner)).rows.map((row) => row.name)
/** Objects of extensions are not ours. */
const ours = (kind: string, alias: string) =>
  sql.raw(
    `not exists (select from pg_depend x where x.classid = '${kind}'::regclass and x.objid = ${alias}.oid and x.deptype = 'e')`,
  )
const roles = sql.raw(`('app_office', 'app_portal', 'app_worker', 'app_wide', 'app_scoped')`)
/** Reached through functions only: no application role holds any right on them. */
const closed = sql.raw(
  `('credential', 'session', 'sign_in_guard', 'log_head', 'log_pending', 'log_leaf', 'log_tile', 'log_witness', 'log_cosignature', 'log_gap')`,
)

test('row security is enabled and forced on every table, and every table has a policy', async () => {
  const open = await names(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(open).toEqual([])
  expect(
    (
      await names(
        sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
    ).length,
  ).toBeGreaterThan(30)
})

test('a table that some role may use has a policy for that role and that use', async () => {
  const without = await names(sql`
    select format('%s: %s for %s', g.table_name, g.privilege_type, g.grantee) as name from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee in ${roles} and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      and exists (select from pg_class c where c.oid = format('public.%I', g.table_name)::regclass and c.relkind in ('r', 'p'))
      and not exists (select from pg_policies p where p.tablename = g.table_name and p.schemaname = 'public'
        and p.roles && array[g.grantee::name, 'public'] and p.cmd in (g.privilege_type, 'ALL'))`)
  // A grant without a policy shows nothing: harmless, but somebody meant something else. Pairs made at once may lack one side.
  expect(without.filter((name) => !name.endsWith('app_scoped'))).toEqual([])
})

test('no application role owns anything, bypasses row security or may do more than log in', async () => {
  expect(
    await names(sql`
      select r.rolname as name from pg_roles r where r.rolname in ${roles}
        and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit
          or exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid)
          or exists (select from pg_namespace n where n.nspowner = r.oid))`),
  ).toEqual([])
  expect(
    await names(
      sql`select r.rolname as name from pg_roles r where r.rolname in ${roles} and (has_schema_privilege(r.oid, 'public', 'create') or has_database_privilege(r.oid, current_database(), 'temporary'))`,
    ),
  ).toEqual([])
})

test('the logins themselves may touch no table: they take on a role first', async () => {
  const direct = await names(sql`
    select format('%s: %s for %s', g.table_name, g.privilege_type, g.grantee) as name from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee in ('app_office', 'app_portal', 'app_worker', 'PUBLIC')
      and not exists (select from pg_depend x where x.objid = format('public.%I', g.table_name)::regclass and x.deptype = 'e')`)
  expect(direct).toEqual([])
})

test('the portal’s login can take on no role', async () => {
  expect(
    await names(
      sql`select a.roleid::regrole::text as name from pg_auth_members a where a.member = 'app_portal'::regrole`,
    ),
  ).toEqual([])
})

test('passwords, sessions and the log’s tables are granted to nobody', async () => {
  expect(
    await names(
      sql`select table_name || ' ' || grantee as name from information_schema.role_table_grants where table_name in ${closed} and grantee <> 'liem_owner'`,
    ),
  ).toEqual([])
  expect(
    await names(
      sql`select table_name || '.' || column_name || ' ' || grantee as name from information_schema.column_privileges where table_name in ${closed} and grantee <> 'liem_owner'`,
    ),
  ).toEqual([])
  expect(
    await names(
      sql`select tablename || ' ' || policyname as name from pg_policies where tablename in ${closed} and policyname <> 'owner_all'`,
    ),
  ).toEqual([])
})

test('every function with its owner’s rights has a fixed search path', async () => {
  const loose = await names(sql`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and ${ours('pg_proc', 'p')}
      and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')`)
  expect(loose).toEqual([])
})

test('no function of ours may be called by just anybody', async () => {
  const open = await names(sql`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and ${ours('pg_proc', 'p')} and p.prorettype <> 'trigger'::regtype
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')`)
  expect(open).toEqual([])
})

test('the portal may call only what is meant for it', async () => {
  const callable = await names(sql`
    select p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and ${ours('pg_proc', 'p')} and p.prosecdef and has_function_privilege('app_portal', p.oid, 'execute')
      and p.prorettype <> 'trigger'::regtype order by 1`)
  // Those of the row policies see nothing without an officer; a new name here needs a reason.
  expect(callable).toEqual([
    'app_all',
    'app_documents',
    'app_grants',
    'app_may_manage',
    'app_selves',
    'app_units',
    'gate_way',
    'house',
    'house_fingerprints',
    'intake_known',
    'intake_law',
    'intake_receive',
    'intake_room',
    'intake_upload',
    'intake_uploads',
    'key_chain',
    'key_holders',
    'key_recovery',
    'key_root',
    'log_cosign',
    'log_cosigned',
    'log_entries',
    'log_find',
    'log_state',
    'log_tile_hashes',
    'log_witnesses',
    'mailbox_file',
    'mailbox_key',
    'mailbox_put',
    'mailbox_read',
    'mailbox_salt',
    'portal_contacts',
    'portal_documents',
    'portal_offices',
    'portal_publications',
    'portal_puzzle_key',
    'portal_results',
    'portal_unit',
  ])
})

test('views ask with the rights of whoever reads them', async () => {
  expect(
    await names(sql`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') and ${ours('pg_class', 'c')}
        and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)`),
  ).toEqual([])
})
