import { refusals, refusalWords } from '@liem/domain/kernel/refusal'
import type { Route } from '@liem/domain/kernel/route'
import { z } from 'zod'
import { commonRefusals } from '../http.ts'

type Json = { [name: string]: unknown }

/** The routes as an OpenAPI 3.1 document, for neighbours who connect their systems. */
export function openApi(routes: readonly Route[]): Json {
  const schemas: Json = { Problem: problem }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liêm',
      version: '0.1.0',
      description: 'Hệ thống làm việc về phòng, chống tham nhũng, lãng phí, tiêu cực',
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'liem_session' } },
    },
  }
}

function operation(route: Route, schemas: Json): Json {
  const id = operationId(route)
  const shape = (schema: z.ZodType, part: string, io: 'input' | 'output') =>
    hoisted(schema, `${id}_${part}`, io, schemas)
  return {
    operationId: id,
    summary: route.does,
    tags: [route.path.split('/')[1]],
    ...(route.needs === 'anyone' ? { security: [] } : { security: [{ session: [] }], 'x-needs': route.needs }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.method === 'POST' && route.carries !== 'file' && route.needs !== 'anyone' ? [idempotencyKey] : []),
    ],
    ...(route.body || route.carries === 'upload' ? { requestBody: requestBody(route, shape) } : {}),
    responses: {
      200: {
        description: 'Xong',
        content:
          route.carries === 'file'
            ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
            : { 'application/json': { schema: shape(route.ok, 'ok', 'output') } },
      },
      ...refusalAnswers(route),
    },
  }
}

function requestBody(route: Route, shape: (schema: z.ZodType, part: string, io: 'input') => Json): Json {
  const body = route.body ? shape(route.body, 'body', 'input') : undefined
  if (route.carries !== 'upload') return { required: true, content: { 'application/json': { schema: body } } }
  const files = { type: 'array', items: { type: 'string', format: 'binary' } }
  return {
    required: true,
    content: {
      'multipart/form-data': { schema: { type: 'object', properties: { ...(body ? { body } : {}), files } } },
    },
  }
}

function refusalAnswers(route: Route): Json {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set([...commonRefusals(route), ...(route.refuses ?? [])])) {
    const { status } = refusals[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${refusalWords(code)}`])
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [status, { description: lines.join('\n\n'), content }]),
  )
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** A schema that refers to parts of itself gets its own place, and its references point there. */
function hoisted(schema: z.ZodType, name: string, io: 'input' | 'output', schemas: Json): Json {
  const made = jsonSchema(schema, io)
  const text = JSON.stringify(made)
  if (!text.includes('"$ref":"#')) return made
  schemas[name] = JSON.parse(text.replaceAll('"$ref":"#', `"$ref":"#/components/schemas/${name}`))
  return { $ref: `#/components/schemas/${name}` }
}

/** `GET /tasks/:id/claims` → `get_tasks_id_claims`. */
const operationId = ({ method, path }: Route) =>
  `${method.toLowerCase()}${path.replace(/[:{}]/g, '').replace(/\W+/g, '_')}`

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Cùng một mã trong 24 giờ: việc chỉ làm một lần, lần sau nhận lại câu trả lời đầu tiên',
  schema: { type: 'string', format: 'uuid' },
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(refusals) },
    facts: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'words'],
        properties: { path: { type: 'string' }, words: { type: 'string' } },
      },
    },
    incident: { type: 'string' },
  },
}
