import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalBytes, fromHex, sha256, toHex, utf8 } from './bytes.ts'
import {
  append,
  emptyEdge,
  emptyRoot,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
import { parseTilePath, TILE_WIDTH, tilePath, tileWidth, treeOfTiles } from './tiles.ts'

/** The eight leaves and roots that implementations of RFC 6962 share as test vectors. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashes = leaves.map((leaf) => leafHash(fromHex(leaf)))

/** A log served from memory, tiles made the slow way: straight from the definition. */
function logOf(all: readonly Uint8Array[]) {
  const treeHash = (part: readonly Uint8Array[]): Uint8Array => {
    if (part.length <= 1) return part[0] ?? emptyRoot()
    let half = 1
    while (half * 2 < part.length) half *= 2
    return nodeHash(treeHash(part.slice(0, half)), treeHash(part.slice(half)))
  }
  const readTile = async (level: number, n: number, width: number) => {
    const span = TILE_WIDTH ** level
    const parts = Array.from({ length: width }, (_, i) => {
      const from = (n * TILE_WIDTH + i) * span
      return treeHash(all.slice(from, from + span))
    })
    return Uint8Array.from(parts.flatMap((part) => [...part]))
  }
  return { at: (size: number) => treeOfTiles(size, readTile), rootAt: (size: number) => treeHash(all.slice(0, size)) }
}

describe('test vectors of RFC 6962', () => {
  test('roots of zero to eight leaves', () => {
    let edge = emptyEdge
    expect(toHex(rootOf(edge))).toBe(roots[0])
    for (const [i, hash] of hashes.entries()) {
      edge = append(edge, [hash])
      expect(toHex(rootOf(edge))).toBe(roots[i + 1])
    }
  })
  test.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [0, 1, []],
  ])('inclusion of leaf %i in a tree of %i', async (index, size, path) => {
    expect((await logOf(hashes).at(size).inclusion(index)).map(toHex)).toEqual(path)
    expect(
      verifyInclusion(hashes[index] as Uint8Array, {
        index,
        size,
        root: fromHex(roots[size] as string),
        proof: path.map(fromHex),
      }),
    ).toBe(true)
  })
  test.each([
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
    [1, 1, []],
  ])('consistency of a tree of %i with one of %i', async (older, size, path) => {
    expect((await logOf(hashes).at(size).consistency(older)).map(toHex)).toEqual(path)
    expect(
      verifyConsistency(
        { size: older, root: fromHex(roots[older] as string) },
        { size, root: fromHex(roots[size] as string) },
        path.map(fromHex),
      ),
    ).toBe(true)
  })
})

const many = Array.from({ length: 700 }, (_, i) => leafHash(utf8(String(i))))
const log = logOf(many)
const aSize = fc.integer({ min: 1, max: many.length })

test('every leaf of every tree is proven, and by no other proof', async () => {
  await fc.assert(
    fc.asyncProperty(aSize, fc.nat(), fc.nat(), async (size, leafAt, harm) => {
      const index = leafAt % size
      const root = log.rootAt(size)
      const proof = await log.at(size).inclusion(index)
      const leaf = many[index] as Uint8Array
      expect(verifyInclusion(leaf, { index, size, root, proof })).toBe(true)
      expect(verifyInclusion(sha256(leaf), { index, size, root, proof })).toBe(false)
      if (index > 0) expect(verifyInclusion(leaf, { index: index - 1, size, root, proof })).toBe(false)
      expect(verifyInclusion(leaf, { index, size, root, proof: [...proof, root] })).toBe(false)
      if (proof.length > 0) {
        expect(verifyInclusion(leaf, { index, size, root, proof: proof.slice(1) })).toBe(false)
        const bent = proof.map((one, i) => (i === harm % proof.length ? sha256(one) : one))
        expect(verifyInclusion(leaf, { index, size, root, proof: bent })).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('a tree is shown to begin with every smaller one, and with no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: many.length }), aSize, fc.nat(), async (a, b, harm) => {
      const [small, size] = a < b ? [a, b] : [b, a]
      const older = { size: small, root: log.rootAt(small) }
      const newer = { size, root: log.rootAt(size) }
      const proof = await log.at(size).consistency(small)
      expect(verifyConsistency(older, newer, proof)).toBe(true)
      expect(verifyConsistency({ ...older, root: sha256(older.root) }, newer, proof)).toBe(false)
      expect(verifyConsistency(older, { ...newer, root: sha256(newer.root) }, proof)).toBe(small === 0)
      if (size > small) expect(verifyConsistency(newer, older, proof)).toBe(false)
      if (proof.length > 0) {
        const bent = proof.map((one, i) => (i === harm % proof.length ? sha256(one) : one))
        expect(verifyConsistency(older, newer, bent)).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('appending in any portions gives the tree of the definition, and names every full subtree', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 8 }), (portions) => {
      let edge = emptyEdge
      const nodes = new Map<string, Uint8Array>()
      for (const count of portions)
        edge = append(edge, many.slice(edge.size, edge.size + count), {
          full: (height, index, hash) => nodes.set(`${height}/${index}`, hash),
        })
      expect(equalBytes(rootOf(edge), log.rootAt(edge.size))).toBe(true)
      const whole = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].reduce(
        (sum, height) => sum + Math.floor(edge.size / 2 ** height),
        0,
      )
      expect(nodes.size).toBe(whole)
    }),
    { numRuns: 40 },
  )
})

test('a tile that lies leads to another root', async () => {
  const size = 600
  const honest = log.at(size)
  const lying = treeOfTiles(size, async (level, n, width) => {
    const bytes = new Uint8Array(width * 32)
    for (let i = 0; i < width; i++)
      bytes.set(level === 0 ? (many[n * 256 + i] as Uint8Array) : sha256(utf8(`${n} ${i}`)), i * 32)
    return bytes
  })
  expect(equalBytes(await honest.rootAt(), log.rootAt(size))).toBe(true)
  expect(equalBytes(await lying.rootAt(), log.rootAt(size))).toBe(false)
  const short = treeOfTiles(size, async () => new Uint8Array(32))
  await expect(short.rootAt()).rejects.toThrow('not')
})

describe('addresses of tiles', () => {
  test.each([
    [0, 0, 256, 'tile/0/000'],
    [0, 273, 112, 'tile/0/273.p/112'],
    [1, 1234067, 256, 'tile/1/x001/x234/067'],
    ['entries', 1000, 1, 'tile/entries/x001/000.p/1'],
  ] as const)('level %s, tile %i, width %i', (level, n, width, path) => {
    expect(tilePath(level, n, width)).toBe(path)
    expect(parseTilePath(path)).toEqual({ level, n, width })
  })
  test.each([
    'tile/0/0',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/007',
    'tile/64/000',
    'tile/0/001/',
    'tile/-1/000',
    'tile/0/x001/x234/0670',
    'tile/data/000',
    '',
  ])('%s is none', (path) => expect(parseTilePath(path)).toBeUndefined())
  test('a tree of 70,000 has the tiles that the specification counts', () => {
    expect([
      tileWidth(70_000, 0, 272),
      tileWidth(70_000, 0, 273),
      tileWidth(70_000, 1, 0),
      tileWidth(70_000, 1, 1),
      tileWidth(70_000, 2, 0),
    ]).toEqual([256, 112, 256, 17, 1])
    expect([tileWidth(256, 0, 0), tileWidth(256, 1, 0), tileWidth(256, 0, 1)]).toEqual([256, 1, 0])
  })
})
