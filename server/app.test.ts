import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { permissions } from '@liem/domain/units/roles'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aProvince } from '#test/world'
import { buildPortal, modules } from './app.ts'
import { permissionsPage } from './cli/permissions-page.ts'

let app: TestApp
let portal: FastifyInstance
const site = mkdtempSync(join(tmpdir(), 'liem-site-'))
const routes = modules.flatMap((module) => module.routes.map((bound) => bound.route))

beforeAll(async () => {
  mkdirSync(`${site}/assets`)
  writeFileSync(`${site}/index.html`, '<!doctype html><title>Liêm</title>')
  writeFileSync(`${site}/assets/app-1a2b3c.js`, 'export const whole = 1')
  writeFileSync(`${site}/assets/app-1a2b3c.js.gz`, gzipSync('export const whole = 1'))
  writeFileSync(`${site}/.secret`, 'x')
  app = await testApp({ site })
  portal = await buildPortal({ db: app.db.portal, parts: app.parts, logLevel: 'silent' })
})
afterAll(async () => {
  await portal.close()
  await app.end()
  rmSync(site, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.fastify.inject({ url, headers })

describe('the contracts', () => {
  test('every right a route asks for exists', () => {
    const known = new Set([...Object.keys(permissions), 'anyone', 'signed-in'])
    expect(routes.filter(({ needs }) => !known.has(needs)).map(({ path }) => path)).toEqual([])
  })
  test('docs/permissions.md is up to date', () => {
    const committed = readFileSync(fileURLToPath(new URL('../docs/permissions.md', import.meta.url)), 'utf8')
    expect(committed).toBe(permissionsPage(modules))
  })
  test('stand in the OpenAPI document, each once, and every reference in it leads somewhere', async () => {
    const answer = await get('/api/openapi.json')
    const document = answer.json()
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.entries<Record<string, { operationId: string }>>(document.paths).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(operations.sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
    )
    for (const [, pointer = ''] of answer.body.matchAll(/"\$ref":"#([^"]+)"/g)) {
      expect(
        pointer
          .split('/')
          .slice(1)
          .reduce((at, part) => at?.[decodeURIComponent(part)], document),
        pointer,
      ).toBeDefined()
    }
    expect(document.paths['/session'].post.requestBody.content['application/json'].schema.required).toEqual([
      'username',
      'password',
    ])
    expect(document.paths['/session'].post.responses['401'].description).toContain('session.wrong')
  })
})

describe('the built application', () => {
  test('is the answer to every screen’s address', async () => {
    for (const url of ['/', '/nhiem-vu/123?q=a', '/api-docs']) {
      const answer = await get(url)
      expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([
        200,
        '<!doctype html><title>Liêm</title>',
        'no-cache',
      ])
    }
  })
  test('files with a hash in their name are kept, compressed ones sent as they are', async () => {
    const plain = await get('/assets/app-1a2b3c.js')
    expect([plain.body, plain.headers['cache-control']]).toEqual([
      'export const whole = 1',
      'public, max-age=31536000, immutable',
    ])
    const small = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' })
    expect([small.headers['content-encoding'], small.headers['content-type']]).toEqual([
      'gzip',
      'application/javascript; charset=utf-8',
    ])
  })
  test.each([
    '/assets/app-old.js',
    '/favicon.ico',
    '/api',
    '/api/',
    '/api/none',
    '/.secret',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f.secret',
  ])('%s is not a screen', async (url) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'record.not_found'])
  })
})

test('health says whether the database answers', async () => {
  expect((await get('/api/health')).json()).toEqual({ server: 'up', database: 'up' })
})

describe('the portal', () => {
  test('before the set-up says so, afterwards names the province', async () => {
    expect((await portal.inject('/')).body).toContain('Hệ thống chưa được thiết lập')
    await aProvince(app.db.owner)
    const { body, headers } = await portal.inject('/')
    expect(body).toContain('Ủy ban nhân dân tỉnh Thử Nghiệm')
    expect(body).not.toMatch(/<script|style=|http:\/\//)
    expect(headers['content-security-policy']).toContain("style-src 'self';")
    expect(headers['set-cookie']).toBeUndefined()
  })
  test('notes nowhere who asked', async () => {
    const lines: string[] = []
    const logged = await buildPortal({
      db: app.db.portal,
      parts: app.parts,
      logLevel: 'info',
      logTo: { write: (line) => void lines.push(line) },
    })
    await logged.inject({ url: '/?q=mat', headers: { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Mật/1.0' } })
    await logged.close()
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['level', 'time', 'reqId', 'method', 'route', 'status', 'ms'],
    ])
    expect(lines.join()).not.toMatch(/mat|203\.0/)
  })
  test('knows nothing of the office', async () => {
    const answer = await portal.inject('/api/session')
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  })
})
