import type { FastifyReply } from 'fastify'
import type { FileAnswer } from '../http.ts'

/** What a browser said of an uploaded file is only repeated when a header can carry it. */
const mediaType = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(?:; ?charset=[\w-]{1,20})?$/

/** Sends a file to be kept, never to be shown: a document with a script in it must not run on our address. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  reply
    .header('content-disposition', disposition(file.name))
    .type(mediaType.test(file.mediaType) ? file.mediaType : 'application/octet-stream')
  return reply.send(
    'bytes' in file ? Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength) : file.stream,
  )
}

/** RFC 6266: a plain name for old programs, the Vietnamese one coded. */
export function disposition(name: string): string {
  const plain = name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const coded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
