import { describe, expect, it } from 'vitest'
import { layoutOf } from './graph-layout.ts'
import { markFor } from './reading-marks.ts'
import { piecesOf, type SourceMark } from './source-marks.ts'

const mark = (key: string, start: number, end: number): SourceMark => ({ key, start, end, tone: 'field' })

describe('cutting a text where marks begin and end', () => {
  it('pieces together are the whole stretch, also when marks lie across its edges', () => {
    const pieces = piecesOf({ start: 10, end: 30 }, [mark('a', 0, 15), mark('b', 12, 20), mark('c', 28, 99)])
    expect(pieces[0]?.start).toBe(10)
    expect(pieces.at(-1)?.end).toBe(30)
    for (const [place, piece] of pieces.entries()) if (place) expect(piece.start).toBe(pieces[place - 1]?.end)
  })

  it('names the narrowest mark first', () => {
    const pieces = piecesOf({ start: 0, end: 20 }, [mark('task.1', 0, 20), mark('task.1.due', 5, 10)])
    expect(pieces.map((piece) => piece.keys)).toEqual([['task.1'], ['task.1.due', 'task.1'], ['task.1']])
  })

  it('text without marks is one piece', () => {
    expect(piecesOf({ start: 3, end: 8 }, [mark('a', 8, 9)])).toEqual([{ start: 3, end: 8, keys: [], tone: null }])
  })
})

describe('the passage a field was read from', () => {
  const marks = [mark('task.1', 0, 20), mark('task.1.due', 5, 10)]
  it('is its own, else that of its task, else none', () => {
    expect(markFor('task.1.due', marks)).toBe('task.1.due')
    expect(markFor('task.1.product', marks)).toBe('task.1')
    expect(markFor('task.12', marks)).toBeUndefined()
    expect(markFor('head.symbol', marks)).toBeUndefined()
  })
})

describe('layers of the graph of documents', () => {
  const nodes = Array.from({ length: 12 }, (_, n) => ({ id: `d${n}`, depth: n === 0 ? 0 : 1 }))
  const edges = nodes.slice(1).map((node) => ({ from: node.id, to: 'd0' }))
  it('counts what does not fit instead of dropping it', () => {
    const layout = layoutOf(nodes, edges, 7)
    expect(layout.layers.map((layer) => layer.shown.length + layer.hidden.length)).toEqual([1, 11])
    expect(layout.layers[1]?.shown.length).toBeLessThanOrEqual(7)
  })
  it('boxes of a layer do not lie over each other', () => {
    for (const layer of layoutOf(nodes, edges).layers)
      for (const [place, one] of layer.shown.entries())
        if (place) expect(one.x - (layer.shown[place - 1]?.x ?? 0)).toBeGreaterThan(190)
  })
})
