/** For crash.test.ts: starts the PostgreSQL of a data folder and commits row after row, telling each number once it is committed. */
import { writeSync } from 'node:fs'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'

const server = await startEmbedded(process.argv[2] as string)
const client = new pg.Client({ connectionString: server.adminUrl })
await client.connect()
await client.query('create table if not exists told (n bigint primary key)')
const { rows } = await client.query<{ last: string }>('select coalesce(max(n), 0) as last from told')
writeSync(1, `pid ${server.pid}\n`)
for (let n = Number(rows[0]?.last) + 1; ; n++) {
  await client.query('insert into told (n) values ($1)', [n])
  writeSync(1, `${n}\n`)
}
