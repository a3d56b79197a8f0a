import type { FastifyInstance } from 'fastify'
import { parse } from 'parse5'

type Node = {
  nodeName: string
  tagName?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
  value?: string
}

/** A browser without scripts: it reads a page's form, fills fields in and presses a button, as HTML says. */
export type PlainPage = {
  status: number
  text: string
  html: string
  headers: Record<string, unknown>
  /** Name and value of everything in the form that would be sent, before anything was filled in. */
  fields: [name: string, value: string][]
  /** The words of the code shown. */
  code: string
  press(
    button: string,
    typed?: Record<string, string | string[]>,
    files?: { name: string; bytes: Uint8Array | string }[],
  ): Promise<PlainPage>
}

export async function visit(portal: FastifyInstance, url: string): Promise<PlainPage> {
  return pageOf(portal, await portal.inject(url))
}

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>

function pageOf(portal: FastifyInstance, answer: Answer): PlainPage {
  const tree = parse(answer.body) as unknown as Node
  const forms = [...walk(tree)].filter((node) => node.tagName === 'form')
  const codeList = [...walk(tree)].find((node) => attr(node, 'class') === 'code')
  const page = {
    status: answer.statusCode,
    html: answer.body,
    text: textOf(tree).replace(/\s+/g, ' '),
    headers: answer.headers,
    fields: forms[0] ? fieldsOf(forms[0]) : [],
    code: codeList
      ? [...walk(codeList)]
          .filter((n) => n.tagName === 'li')
          .map((n) => textOf(n).trim())
          .join(' ')
      : '',
    async press(
      button: string,
      typed: Record<string, string | string[]> = {},
      files: { name: string; bytes: Uint8Array | string }[] = [],
    ) {
      const form =
        forms.find((one) => [...walk(one)].some((n) => n.tagName === 'button' && attr(n, 'value') === button)) ??
        forms[0]
      if (!form) throw new Error('no form on this page')
      const own = fieldsOf(form).filter(([name]) => !(name in typed))
      const added = Object.entries(typed).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((v): [string, string] => [name, v]),
      )
      const all = [...own, ...added, ['go', button] as [string, string]]
      const url = attr(form, 'action') ?? '/'
      if (attr(form, 'enctype') === 'multipart/form-data') {
        const boundary = 'x7plainbrowser'
        const parts = all.map(([name, value]) =>
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        )
        const sent = files.length ? files : [{ name: '', bytes: '' }]
        for (const { name, bytes } of sent)
          parts.push(
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
            ),
            Buffer.from(bytes as Uint8Array),
            Buffer.from('\r\n'),
          )
        const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
        return pageOf(
          portal,
          await portal.inject({
            method: 'POST',
            url,
            headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
            payload,
          }),
        )
      }
      const payload = new URLSearchParams(all).toString()
      return pageOf(
        portal,
        await portal.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload,
        }),
      )
    },
  }
  return page
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of node.childNodes ?? []) yield* walk(child)
}

const attr = (node: Node, name: string) => node.attrs?.find((one) => one.name === name)?.value
const textOf = (node: Node): string =>
  node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(textOf).join(' ')

/** The successful controls of a form, as a browser collects them. */
function fieldsOf(form: Node): [string, string][] {
  return [...walk(form)].flatMap((node): [string, string][] => {
    const name = attr(node, 'name')
    if (!name) return []
    if (node.tagName === 'textarea') return [[name, textOf(node)]]
    if (node.tagName === 'select') {
      const options = [...walk(node)].filter((one) => one.tagName === 'option')
      const chosen = options.find((one) => attr(one, 'selected') !== undefined) ?? options[0]
      return [[name, (chosen && attr(chosen, 'value')) ?? '']]
    }
    if (node.tagName !== 'input' || attr(node, 'type') === 'file') return []
    const isTick = attr(node, 'type') === 'radio' || attr(node, 'type') === 'checkbox'
    return isTick && attr(node, 'checked') === undefined ? [] : [[name, attr(node, 'value') ?? '']]
  })
}
