import { utf8 } from '@liem/sealing/bytes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookOf, safeName } from './file-look.ts'

test('a file is judged by its bytes, not by what it is called', () => {
  expect(lookOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image')
  expect(lookOf(utf8('%PDF-1.7\n'))).toBe('pdf')
  expect(lookOf(utf8('Tôi nộp hồ sơ ngày 02/11.\n'))).toBe('text')
  expect(lookOf(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]))).toBe('other')
  expect(lookOf(new Uint8Array())).toBe('other')
  // A vector picture can carry scripts: it is text to us and is shown as its source.
  expect(lookOf(utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).toBe('text')
})

test('a long Vietnamese text is text wherever the sample is cut', () => {
  for (const shift of [0, 1, 2]) expect(lookOf(utf8('x'.repeat(shift) + 'ệ'.repeat(40_000)))).toBe('text')
})

const nasty = fc.constantFrom(
  'a',
  '.',
  '..',
  '/',
  '\\',
  '.exe',
  '.svg',
  '\u202e',
  '\u0000',
  '\ud800',
  'ệ',
  ' ',
  '\n',
  ':',
  '.js',
)

test('a saved file never has the ending of a program, nor leaves its folder', () => {
  expect(safeName('../../x/ảnh quầy.jpg', 'tep')).toBe('_.._x_ảnh quầy.jpg')
  expect(safeName('don\u202Egpj.exe', 'tep')).toBe('don_gpj.exe.bin')
  for (const ending of ['.jpg', '.HEIC', '.docx', '.m4a', '.mp4'])
    expect(safeName(`a${ending}`, 'tep')).toBe(`a${ending}`)
  for (const ending of ['.docm', '.appinstaller', '.search-ms', '.exe.', '.jpg.', ''])
    expect(safeName(`a${ending}`, 'tep')).toMatch(/\.bin$/)
  expect(safeName(undefined, 'tep')).toBe('tep')
  fc.assert(
    fc.property(fc.string({ unit: nasty, maxLength: 12 }), (name) => {
      const safe = safeName(name, 'tep')
      expect(safe).toMatch(/^[^/\\\p{Cc}\p{Cf}]+$/u)
      expect(safe === 'tep' || safe.endsWith('.bin')).toBe(true)
    }),
  )
})
