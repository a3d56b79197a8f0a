/** For embedded.test.ts: starts and stops the database of a data folder in a process of its own, as whoever runs it. */
import { migrate } from '../../database/migrate.ts'
import { startDatabase } from './database.ts'

const database = await startDatabase({ dataFolder: process.argv[2] as string })
const { applied } = await migrate(database.urls.owner)
console.log(JSON.stringify({ applied: applied.length, port: new URL(database.urls.office).port }))
await database.stop()
