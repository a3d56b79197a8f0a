import pg from 'pg'

/** What PostgreSQL's catalogue says of the schema `public`, in a stable order. */
export type Column = {
  name: string
  type: string
  /** Type name without arrays and domains, as in pg_type; `isArray` says the rest. */
  base: string
  isArray: boolean
  labels: string[] | null
  nullable: boolean
  fallback: string | null
  generated: boolean
  identity: '' | 'a' | 'd'
  comment: string | null
}
export type Table = {
  name: string
  isView: boolean
  comment: string | null
  rowSecurity: string
  columns: Column[]
  constraints: { name: string; text: string }[]
  indexes: { name: string; text: string }[]
  triggers: { name: string; text: string }[]
  policies: { name: string; text: string }[]
  grants: string[]
  viewText: string | null
}
export type Routine = { signature: string; attributes: string; grants: string }
export type Catalogue = { extensions: string[]; tables: Table[]; routines: Routine[] }

/** Objects that belong to extensions are left out; they differ between PostgreSQL versions. */
const ours = (kind: string, id: string) =>
  `not exists (select from pg_depend x where x.classid = '${kind}'::regclass and x.objid = ${id} and x.deptype = 'e')`

const list = (select: string, order: string) =>
  `coalesce((select json_agg(q order by ${order}) from (${select}) q), '[]')`

/** `name=letters` of an access list, without its owner, who may do everything; grantee `PUBLIC` spelt out. */
const grants = (acl: string, owner: string) => `
  select coalesce(nullif(pg_get_userbyid(a.grantee), 'unknown (OID=0)'), 'PUBLIC') as grantee, string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as may
  from aclexplode(${acl}) a where a.grantee <> ${owner} group by a.grantee`

const query = `
select json_build_object(
  'extensions', ${list(`select extname from pg_extension where extname <> 'plpgsql'`, 'extname')},
  'tables', ${list(
    `select c.relname as name, c.relkind in ('v', 'm') as "isView", obj_description(c.oid, 'pg_class') as comment,
      concat_ws(', ', case when c.relrowsecurity then 'enabled' end, case when c.relforcerowsecurity then 'forced' end) as "rowSecurity",
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as "viewText",
      ${list(
        `select a.attnum, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, coalesce(e.typname, b.typname) as base,
          b.typelem <> 0 and b.typlen = -1 and b.typcategory = 'A' as "isArray", not (a.attnotnull or t.typnotnull) as nullable,
          (select json_agg(l.enumlabel order by l.enumsortorder) from pg_enum l where l.enumtypid = coalesce(e.oid, b.oid)) as labels,
          pg_get_expr(d.adbin, d.adrelid, true) as fallback, a.attgenerated <> '' as generated, a.attidentity as identity,
          col_description(c.oid, a.attnum) as comment
        from pg_attribute a join pg_type t on t.oid = a.atttypid
          join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
          left join pg_type e on b.typcategory = 'A' and e.oid = b.typelem
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
        'q.attnum',
      )} as columns,
      ${list(
        `select k.conname as name, pg_get_constraintdef(k.oid, true) as text, k.contype from pg_constraint k
         where k.conrelid = c.oid and k.contype not in ('n', 't')`,
        "q.contype <> 'p', q.name",
      )} as constraints,
      ${list(
        `select i.relname as name, pg_get_indexdef(x.indexrelid) as text from pg_index x join pg_class i on i.oid = x.indexrelid
         where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = c.oid)`,
        'q.name',
      )} as indexes,
      ${list(
        `select t.tgname as name, pg_get_triggerdef(t.oid, true) as text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal`,
        'q.name',
      )} as triggers,
      ${list(
        `select p.polname as name, concat(
            case p.polcmd when 'r' then 'for select' when 'a' then 'for insert' when 'w' then 'for update' when 'd' then 'for delete' else 'for all' end,
            case when not p.polpermissive then ' as restrictive' end,
            ' to ', coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)), 'public'),
            ' using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')', ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')') as text
         from pg_policy p where p.polrelid = c.oid`,
        'q.name',
      )} as policies,
      ${list(
        `select g.may || ' to ' || g.grantee as line from (${grants('c.relacl', 'c.relowner')}) g
         union all
         select string_agg(lower(a.privilege_type) || ' (' || s.attname || ')', ', ' order by a.privilege_type, s.attnum) || ' to ' || pg_get_userbyid(a.grantee)
         from pg_attribute s, aclexplode(s.attacl) a where s.attrelid = c.oid and s.attnum > 0 group by a.grantee`,
        'q.line',
      )} as grants
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and ${ours('pg_class', 'c.oid')}`,
    'q."isView", q.name',
  )},
  'routines', ${list(
    `select concat(case f.prokind when 'p' then 'procedure ' else 'function ' end, f.proname, '(', pg_get_function_arguments(f.oid), ')', ' returns ' || pg_get_function_result(f.oid)) as signature,
      concat_ws(', ', l.lanname, case f.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
        case when f.prosecdef then 'security definer' end, case when f.proleakproof then 'leakproof' end, array_to_string(f.proconfig, ', ')) as attributes,
      coalesce((select string_agg(g.grantee, ', ' order by g.grantee) from (${grants("coalesce(f.proacl, acldefault('f', f.proowner))", 'f.proowner')}) g), 'owner only') as grants
     from pg_proc f join pg_language l on l.oid = f.prolang where f.pronamespace = 'public'::regnamespace and ${ours('pg_proc', 'f.oid')}`,
    'q.signature',
  )}
) as catalogue`

/** Reads the catalogue as the administrator or the owner. */
export async function readCatalogue(url: string): Promise<Catalogue> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Names are then written in full, so that the text does not depend on who asks.
    await client.query(`set search_path = public`)
    const { rows } = await client.query<{
      catalogue: Omit<Catalogue, 'extensions'> & { extensions: { extname: string }[] }
    }>(query)
    const found = rows[0]?.catalogue
    if (!found) throw new Error('the catalogue query answered nothing')
    type Line = { line: string }
    return {
      extensions: found.extensions.map(({ extname }) => extname),
      tables: found.tables.map((table) => ({
        ...table,
        grants: (table.grants as unknown as Line[]).map(({ line }) => line),
      })),
      routines: found.routines,
    }
  } finally {
    await client.end()
  }
}
