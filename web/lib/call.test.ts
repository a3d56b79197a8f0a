import { listNotices } from '@liem/domain/agenda/contract'
import { readMe, revokeSession, signIn } from '@liem/domain/sessions/contract'
import { listTasks, readTask } from '@liem/domain/tasks/contract'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressOf, call, fileNameFrom, newKey, onStepUp } from './call.ts'
import { keyOf } from './query.ts'

const answers = (status: number, body: unknown) => {
  const fetching = vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', fetching)
  return fetching
}
afterEach(() => vi.unstubAllGlobals())

describe('the address of a call', () => {
  test('fills in parameters and encodes them', () => {
    expect(addressOf(readTask, { params: { id: 'a/b c' } })).toBe('/api/tasks/a%2Fb%20c')
  })
  test('leaves out blanks, joins lists, and does not depend on the order of filters', () => {
    const one = addressOf(listTasks, {
      query: { q: 'x', state: ['open', 'claimed'], unitId: 3, after: '', gap: undefined },
    })
    const other = addressOf(listTasks, { query: { unitId: 3, state: 'open,claimed', q: 'x' } })
    expect(one).toBe(other)
    expect(one).toBe('/api/tasks?q=x&state=open%2Cclaimed&unitId=3')
  })
})

test('equal questions share one key, and all questions of a route share its head', () => {
  expect(keyOf(listTasks, { query: { q: 'x', gap: 'true' } })).toEqual(
    keyOf(listTasks, { query: { gap: 'true', q: 'x' } }),
  )
  expect(keyOf(listTasks, { query: { q: 'x' } }).slice(0, 2)).toEqual(keyOf(listTasks))
  expect(keyOf(listTasks)).not.toEqual(keyOf(listNotices))
})

describe('a call', () => {
  test('answers what the server sent', async () => {
    answers(200, { officerId: 7 })
    await expect(call(readMe, {})).resolves.toEqual({ officerId: 7 })
  })
  test('sends a POST with its body and the key of the user’s action', async () => {
    const fetching = answers(200, {})
    await call(signIn, { body: { username: 'an', password: 'x' } }, { idempotencyKey: 'one-action' })
    const [url, init] = fetching.mock.calls[0] ?? []
    expect(url).toBe('/api/session')
    expect(init?.headers).toMatchObject({ 'idempotency-key': 'one-action', 'content-type': 'application/json' })
    expect(init?.body).toBe('{"username":"an","password":"x"}')
  })
  test('sends no idempotency key with other methods', async () => {
    const fetching = answers(200, { done: true })
    await call(revokeSession, { params: { id: '1' } })
    expect(fetching.mock.calls[0]?.[1].headers).not.toHaveProperty('idempotency-key')
  })
  test('throws the refusal of a problem answer', async () => {
    answers(422, { code: 'request.invalid', faults: [{ path: 'body.username', words: 'Xin nhập tên đăng nhập' }] })
    await expect(call(signIn, { body: { username: '', password: '' } })).rejects.toMatchObject({
      refused: true,
      status: 422,
      code: 'request.invalid',
      faults: [{ path: 'body.username', words: 'Xin nhập tên đăng nhập' }],
    })
  })
  test('says so when the network is gone', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(call(readMe, {})).rejects.toMatchObject({ code: 'network.offline', status: 0 })
  })
})

describe('a call that needs the second factor shown again', () => {
  const refusedOnce = () => {
    let times = 0
    const fetching = vi.fn(async (_url: string, _init: RequestInit) => {
      times += 1
      return times === 1
        ? new Response(JSON.stringify({ code: 'session.step_up' }), { status: 403 })
        : new Response(JSON.stringify({ done: true }), { status: 200 })
    })
    vi.stubGlobal('fetch', fetching)
    return fetching
  }
  test('is asked once and then repeated', async () => {
    const fetching = refusedOnce()
    const ask = vi.fn(async () => true)
    onStepUp(ask)
    await expect(call(revokeSession, { params: { id: '1' } })).resolves.toEqual({ done: true })
    expect(ask).toHaveBeenCalledTimes(1)
    expect(fetching).toHaveBeenCalledTimes(2)
  })
  test('stays refused when it is not shown', async () => {
    const fetching = refusedOnce()
    onStepUp(async () => false)
    await expect(call(revokeSession, { params: { id: '1' } })).rejects.toMatchObject({ code: 'session.step_up' })
    expect(fetching).toHaveBeenCalledTimes(1)
  })
})

test('the key of an action is a version 4 UUID, also where the page is not served over HTTPS', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newKey()).not.toBe(newKey())
})

test('a download keeps its Vietnamese file name', () => {
  expect(fileNameFrom('attachment; filename="x.xlsx"; filename*=UTF-8\'\'Nhi%E1%BB%87m%20v%E1%BB%A5.xlsx')).toBe(
    'Nhiệm vụ.xlsx',
  )
  expect(fileNameFrom('attachment; filename="cong-van.docx"')).toBe('cong-van.docx')
  expect(fileNameFrom(null)).toBeUndefined()
})
