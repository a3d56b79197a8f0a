import { Refusal } from '@liem/domain/kernel/refusal'

export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] }
export type XmlNode = XmlElement | string

/** Real Word documents stay below 60; the reader behind us walks recursively. */
const DEEPEST = 200
const tag =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>|(\/?)([^\s<>/=!?]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>)/y
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * A small XML reader for Office parts: elements, attributes, text. No document types, so no entities to expand and no
 * outside references. Names keep their prefix ("w:p"). Refuses `file.broken`, `file.too_heavy` for absurd nesting.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decodeXml(bytes)
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  let at = 0
  while (at < text.length) {
    const inside = open[open.length - 1] ?? root
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const end = next < 0 ? text.length : next
      if (open.length > 1) inside.children.push(decodeEntities(text.slice(at, end)))
      at = end
      continue
    }
    tag.lastIndex = at
    const match = tag.exec(text)
    if (!match) throw new Refusal('file.broken')
    at = tag.lastIndex
    const [, data, closing, name, attributes, empty] = match
    if (data !== undefined) inside.children.push(data)
    if (name === undefined) continue
    if (closing) {
      if (open.length < 2 || inside.name !== name) throw new Refusal('file.broken')
      open.pop()
      continue
    }
    const element: XmlElement = { name, attributes: readAttributes(attributes ?? ''), children: [] }
    inside.children.push(element)
    if (empty) continue
    if (open.length > DEEPEST) throw new Refusal('file.too_heavy')
    open.push(element)
  }
  const top = root.children.find((node) => typeof node !== 'string')
  if (open.length !== 1 || typeof top !== 'object') throw new Refusal('file.broken')
  return top
}

/** Writes an element back as UTF-8 bytes. */
export function printXml(root: XmlElement): Uint8Array {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>']
  const print = (node: XmlNode) => {
    if (typeof node === 'string') {
      out.push(encodeEntities(node))
      return
    }
    const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${encodeEntities(value)}"`)
    out.push(`<${node.name}${attributes.join('')}>`)
    for (const child of node.children) print(child)
    out.push(`</${node.name}>`)
  }
  print(root)
  return Buffer.from(out.join(''), 'utf8')
}

export function childrenOf(element: XmlElement | undefined): XmlElement[] {
  return element ? element.children.filter((node): node is XmlElement => typeof node !== 'string') : []
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name)
}

/** `w:val` of a named child: the usual place of a Word property. */
export function wordValue(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val']
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const [, name, double, single] of text.matchAll(attribute)) {
    if (name) attributes[name] = decodeEntities(double ?? single ?? '')
  }
  return attributes
}

function decodeXml(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  return new TextDecoder(utf16 || 'utf-8').decode(bytes)
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    const allowed = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return allowed ? String.fromCodePoint(code) : '\ufffd'
  })
}

function encodeEntities(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them, whatever the source held
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}
