import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, sha256, toBase64, utf8 } from './bytes.ts'
import { append, emptyEdge, leafHash, rootOf } from './merkle.ts'
import {
  checkpointText,
  cosign,
  type NoteSigner,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKey,
  verifierKeyText,
  verifyNote,
} from './note.ts'
import {
  checkReceipt,
  entryData,
  openPromise,
  parseReceipt,
  type Receipt,
  receiptText,
  signPromise,
} from './receipt.ts'
import { treeOfTiles } from './tiles.ts'
import { logProofText, parseLogProof, verifyLogProof } from './tlog-proof.ts'

const signer = (name: string, secret: Uint8Array = sha256(utf8(name))): NoteSigner => ({
  name,
  publicKey: ed25519.getPublicKey(secret),
  sign: (bytes) => ed25519.sign(bytes, secret),
})
const log = signer('cong.example.vn/log')
const logKey = verifierKey(log.name, log.publicKey)
const witness = signer('mat-tran.example.vn/w1')
const witnessKey = verifierKey(witness.name, witness.publicKey, 0x04)

describe('notes', () => {
  // The example of the reference implementation (Go, sumdb/note).
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
  const secret = fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').slice(1)

  test('are signed and read as the reference implementation does', () => {
    const key = parseVerifierKey(vkey)
    if (!key) throw new Error('no key')
    expect(verifierKeyText(key)).toBe(vkey)
    expect(signNote(text, signer('PeterNeumann', secret))).toBe(note)
    expect(verifyNote(parseNote(note) as never, key)).toEqual({})
  })
  test.each([
    ['a changed text', note.replace('answer', 'Answer')],
    ['a changed signature', note.replace('x08go/Z', 'x08go/Y')],
    ['a second, wrong line of the same key', `${note}${note.slice(note.indexOf('—')).replace('x08go/Z', 'x08go/Y')}`],
    ['another key id', note.replace('x08go', 'y08go')],
  ])('%s is not signed', (_what, bent) => {
    const parsed = parseNote(bent)
    expect(parsed && verifyNote(parsed, parseVerifierKey(vkey) as never)).toBeUndefined()
  })
  test('lines of unknown keys do not matter', () => {
    const more = `${note}— other.example AAAAAAAA\n`
    expect(verifyNote(parseNote(more) as never, parseVerifierKey(vkey) as never)).toEqual({})
  })
  test.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\n- a b\n',
    'a\tb\n\n— a AAAAAAAA\n',
    'a\n\n— a AAAAAAAA',
    'a\n\n— a+b AAAAAAAA\n',
    'a\n\n— a AA==\n',
  ])('%j is none', (bad) => expect(parseNote(bad)).toBeUndefined())
  test.each(['', 'a', 'a+b+c', vkey.replace('c74f20a3', 'c74f20a4'), `${vkey}=`, vkey.replace('+ARpc', '+BRpc')])(
    '%j is no key',
    (bad) => expect(parseVerifierKey(bad)).toBeUndefined(),
  )
  test('whatever is read stays within its types and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat({ max: note.length }), (junk, at) => {
        const bent = note.slice(0, at) + junk + note.slice(at)
        for (const one of [junk, bent]) {
          const parsed = parseNote(one)
          if (parsed) verifyNote(parsed, parseVerifierKey(vkey) as never)
          parseVerifierKey(one)
          parseCheckpoint(one)
          parseLogProof(one)
          parseReceipt(one)
          openPromise(one, logKey)
        }
      }),
    )
  })
})

const root = sha256(utf8('root'))
const checkpoint = checkpointText({ origin: log.name, size: 48, root })

describe('checkpoints and cosignatures', () => {
  test('a checkpoint is opened by the key of its log only', () => {
    const note = signNote(checkpoint, log)
    expect(openCheckpoint(note, logKey)).toMatchObject({ origin: log.name, size: 48, root })
    expect(openCheckpoint(note, verifierKey(log.name, witness.publicKey))).toBeUndefined()
    expect(openCheckpoint(signNote(checkpoint, signer('other', sha256(utf8(log.name)))), logKey)).toBeUndefined()
  })
  test.each([
    ['a size with a zero before it', `${log.name}\n048\n${toBase64(root)}\n`],
    ['a negative size', `${log.name}\n-1\n${toBase64(root)}\n`],
    ['a short root', `${log.name}\n48\nAAAA\n`],
    ['no root', `${log.name}\n48\n`],
    ['an empty line after it', `${checkpoint}\n`],
    ['no origin', `\n48\n${toBase64(root)}\n`],
  ])('%s is no checkpoint', (_what, bad) => expect(parseCheckpoint(bad)).toBeUndefined())
  test('a witness’s line stands for the text and its time', () => {
    const note = signNote(checkpoint, log) + cosign(checkpoint, 1_679_315_147, witness)
    const parsed = parseNote(note)
    if (!parsed) throw new Error('no note')
    expect(verifyNote(parsed, witnessKey)).toEqual({ time: 1_679_315_147 })
    expect(verifyNote(parsed, verifierKey(witness.name, witness.publicKey))).toBeUndefined()
    expect(openCheckpoint(note, logKey)?.size).toBe(48)
    const other = signNote(checkpoint.replace('48', '49'), log) + cosign(checkpoint, 1_679_315_147, witness)
    expect(verifyNote(parseNote(other) as never, witnessKey)).toBeUndefined()
  })
})

describe('a receipt', () => {
  const salt = sha256(utf8('salt')).slice(0, 16)
  const bytes = utf8('{"act":"petitions.received"}')
  const data = entryData(salt, bytes)
  const promise = signPromise({ origin: log.name, data, time: '2026-11-21T01:00:00.000Z', maxDelaySeconds: 900 }, log)
  const receipt: Receipt = { log: verifierKeyText(logKey), promise, salt, bytes }

  const proof = async () => {
    const leaves = Array.from({ length: 300 }, (_, i) => leafHash(i === 77 ? data : sha256(utf8(String(i)))))
    const tree = treeOfTiles(300, async (level, n, width) => {
      const part = leaves.slice(n * 256, n * 256 + 256)
      const hashes = level === 0 ? part.slice(0, width) : [rootOf(append(emptyEdge, leaves.slice(0, 256)))]
      return Uint8Array.from(hashes.flatMap((hash) => [...hash]))
    })
    const text = checkpointText({ origin: log.name, size: 300, root: await tree.rootAt() })
    return logProofText({
      index: 77,
      path: await tree.inclusion(77),
      checkpoint: signNote(text, log) + cosign(text, 5, witness),
    })
  }

  test('comes back from its file, whole', async () => {
    const full = { ...receipt, proof: await proof() }
    expect(parseReceipt(receiptText(full))).toEqual(full)
    expect(checkReceipt(full, { log: logKey, witnesses: [witnessKey] })).toMatchObject({
      promised: { time: '2026-11-21T01:00:00.000Z', maxDelaySeconds: 900 },
      proven: { index: 77, size: 300, witnesses: [{ name: witness.name, time: 5 }] },
    })
    expect(parseLogProof(full.proof)?.index).toBe(77)
  })
  test('without a proof still shows the promise', () => {
    expect(checkReceipt(receipt)).toMatchObject({ data, promised: { origin: log.name } })
  })
  test.each([
    ['another entry', { bytes: utf8('{"act":"petitions.removed"}') }, 'promise-other-entry'],
    ['another salt', { salt: new Uint8Array(16) }, 'promise-other-entry'],
    ['a changed promise', { promise: promise.replace('900', '999') }, 'promise-broken'],
    ['a checkpoint for a promise', { promise: signNote(checkpoint, log) }, 'promise-broken'],
    ['no key', { log: 'x' }, 'bad-key'],
    ['a witness’s key', { log: verifierKeyText(witnessKey) }, 'bad-key'],
    ['another log’s key', { log: verifierKeyText(verifierKey(log.name, witness.publicKey)) }, 'other-log'],
    ['no proof but words', { proof: 'x' }, 'not-a-proof'],
  ])('with %s is refused', (_what, changed, fault) => {
    expect(checkReceipt({ ...receipt, ...changed }, { log: logKey })).toEqual({ fault })
  })
  test('with a proof of another entry, or of a tree nobody signed, is refused', async () => {
    const text = await proof()
    expect(checkReceipt({ ...receipt, proof: text.replace('index 77', 'index 78') })).toEqual({ fault: 'not-included' })
    expect(checkReceipt({ ...receipt, proof: text.replace('\n300\n', '\n301\n') })).toEqual({ fault: 'not-signed' })
    expect(verifyLogProof(text, sha256(data), logKey)).toEqual({ fault: 'not-included' })
  })
})
