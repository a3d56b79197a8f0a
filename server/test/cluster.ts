import type { TestProject } from 'vitest/node'
import { migratedDatabase, startThrowaway } from '../database/throwaway.ts'
import { keyOfUrl } from '../platform/db/logins.ts'
import { loadSettings } from '../platform/settings.ts'
import { dropDatabase } from './drop-database.ts'

/** What test files need to clone the migrated template. */
export type TestCluster = {
  adminUrl: string
  key: string
  template: string
  /** Copying files beats writing them through the log where nothing waits for the disk. */
  strategy: 'file_copy' | 'wal_log'
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One server per run and one migrated template; each test file clones it (see database.ts). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { testDatabaseUrl } = loadSettings()
  const server = testDatabaseUrl
    ? { adminUrl: testDatabaseUrl, key: keyOfUrl(testDatabaseUrl) ?? 'test', stop: async () => undefined }
    : await startThrowaway()
  const template = `liem_test_${process.pid}`
  const cleanUp = async () => {
    if (testDatabaseUrl) await dropDatabase(server.adminUrl, template)
    await server.stop()
  }
  try {
    await migratedDatabase(server.adminUrl, server.key, template)
  } catch (error) {
    await cleanUp()
    throw error
  }
  project.provide('cluster', {
    adminUrl: server.adminUrl,
    key: server.key,
    template,
    strategy: testDatabaseUrl ? 'wal_log' : 'file_copy',
  })
  return cleanUp
}
