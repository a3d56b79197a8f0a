import { expect, test } from 'vitest'
import { addressPrefix, describeError, hashedAddress, incidentNumber } from './telemetry.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  // Hung up before it was answered: the socket knows no address any more.
  [undefined, 'gone'],
])('the network of %s is %s', (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix)
})

test('a hashed address tells networks apart and names none', () => {
  expect(hashedAddress('2001:db8:1:2::1')).toBe(hashedAddress('2001:db8:1:2::2'))
  expect(hashedAddress('203.0.113.9')).not.toBe(hashedAddress('203.0.113.10'))
  expect(hashedAddress('203.0.113.9')).toMatch(/^[\w-]{10}$/)
})

test('incident numbers can be read out and do not repeat', () => {
  const numbers = new Set(Array.from({ length: 2000 }, incidentNumber))
  expect(numbers.size).toBe(2000)
  expect([...numbers].every((number) => /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/.test(number))).toBe(true)
})

test('what the log says of an error quotes nothing from it', () => {
  const secret = 'Nguyễn Văn Mật'
  const error = Object.assign(new Error(`duplicate: ${secret}\n    at (${secret})`, { cause: new Error(secret) }), {
    code: '23505',
    schema: 'public',
    table: 'officer',
    constraint: 'officer_username_key',
    detail: secret,
  })
  const said = describeError(error)
  expect(said).toMatchObject({
    name: 'Error',
    code: '23505',
    table: 'officer',
    constraint: 'officer_username_key',
    cause: { name: 'Error' },
  })
  expect(JSON.stringify(said)).not.toContain('Mật')
  expect(describeError(secret)).toEqual({ name: 'string' })
})
