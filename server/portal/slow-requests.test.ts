import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endSlowRequests } from './slow-requests.ts'

const app = fastify()
let port = 0
beforeAll(async () => {
  endSlowRequests(app, 150)
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/api/gate', async () => 'x')
  app.post('/api/uploads', async () => 'x')
  await app.listen({ port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

/** Sends a body of two letters, the second after a while; answers what came back. */
const slowly = (path: string, type: string, ms: number) =>
  new Promise<string>((done) => {
    let answer = ''
    const socket = connect(port, 'localhost', () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: 2\r\n\r\na`,
      )
      setTimeout(() => socket.write('b'), ms)
    })
    socket.on('data', (piece) => {
      answer += piece
    })
    socket.on('error', () => undefined)
    socket.on('close', () => done(answer.slice(9, 12)))
  })

test('a question that does not come to its end is ended; a file may take its time', async () => {
  expect(await slowly('/api/gate', 'text/x', 10)).toBe('200')
  expect(await slowly('/api/gate', 'text/x', 500)).not.toBe('200')
  expect(await slowly('/api/uploads', 'text/x', 500)).not.toBe('200')
  expect(await slowly('/api/uploads', 'application/octet-stream', 500)).toBe('200')
})
