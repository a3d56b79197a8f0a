import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { fromTcvn3, fromVni, isSyllable } from './legacy-text.ts'

const text = 'Cộng hòa xã hội chủ nghĩa Việt Nam. Ủy ban nhân dân tỉnh đề nghị các sở, ngành thực hiện nghiêm túc.'
const utf16 = (bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-8, decomposed', Buffer.from(text.normalize('NFD'))],
  ['UTF-16LE with a mark', Buffer.concat([Buffer.from('fffe', 'hex'), utf16(false)])],
  ['UTF-16BE with a mark', Buffer.concat([Buffer.from('feff', 'hex'), utf16(true)])],
])('%s is read as it is', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ text, notes: [] })
})

test('UTF-16 without a mark is told by its zero bytes', () => {
  const plain = 'Ke hoach so 05 ngay 05 thang 10, thuc hien dung han. '.repeat(3)
  expect(decodeText(Buffer.from(plain, 'utf16le')).text).toBe(plain)
})

test('windows-1258 with its combining tones becomes composed Unicode', () => {
  // "Cộng hòa": ô + combining dot below, o + combining grave.
  const bytes = Buffer.from([
    0x43, 0xf4, 0xf2, 0x6e, 0x67, 0x20, 0x68, 0x6f, 0xcc, 0x61, 0x20, 0x56, 0x69, 0xea, 0xf2, 0x74,
  ])
  expect(decodeText(bytes)).toEqual({
    text: 'Cộng hòa Việt',
    notes: ['Đã chuyển chữ từ bảng mã windows-1258 sang Unicode.'],
  })
})

test('TCVN3 bytes and TCVN3 text pasted into a UTF-8 file are both recognised', () => {
  const abc = 'Céng hßa x· héi chñ nghÜa ViÖt Nam, ñy ban nh©n d©n tØnh, ®Ò nghÞ th­êng trùc'
  const right = 'Cộng hòa xã hội chủ nghĩa Việt Nam, ủy ban nhân dân tỉnh, đề nghị thường trực'
  const notes = ['Đã chuyển chữ từ bảng mã TCVN3 (ABC) sang Unicode.']
  expect(decodeText(Buffer.from(abc, 'latin1'))).toEqual({ text: right, notes })
  expect(decodeText(Buffer.from(abc))).toEqual({ text: right, notes })
})

test('VNI bytes are recognised', () => {
  const vni = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, uûy ban nhaân daân tænh, ñeà nghò thöôøng tröïc'
  expect(decodeText(Buffer.from(vni, 'latin1'))).toEqual({
    text: 'Cộng hòa xã hội chủ nghĩa Việt Nam, ủy ban nhân dân tỉnh, đề nghị thường trực',
    notes: ['Đã chuyển chữ từ bảng mã VNI sang Unicode.'],
  })
})

test('every letter of both old codes has its Unicode letter', () => {
  expect(
    fromTcvn3('µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ®§ ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u00adõøö÷ù úýûüþ ¡¢£¤¥¦'),
  ).toBe('àáảãạ ăằắẳẵặ âầấẩẫậ đĐ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂÊÔƠƯ')
  expect(
    fromVni(
      'aøaùaûaõaï aêaèaéaúaüaë aâaàaáaåaãaä ñÑ eøeùeûeõeï eâeàeáeåeãeä ìíæóò oøoùoûoõoï oâoàoáoåoãoä ôôøôùôûôõôï uøuùuûuõuï ööøöùöûöõöï yøyùyûyõî AÊÔÙÖÏ',
    ),
  ).toBe('àáảãạ ăằắẳẵặ âầấẩẫậ đĐ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂỚỰ')
})

test.each([
  'Tỉnh Đắk Lắk, xã Ea Hleo, ông Y Blơk Niê và bà H’Yuôn Êban',
  'Số liệu: £5 và 10 µm, ±2 %, “café”, naïve, São Paulo',
  'Le comité a été créé à Genève; el niño, año, señor, corazón',
  'UBND',
])('text that is not in an old code stays as it is: %s', (plain) => {
  expect(decodeText(Buffer.from(plain))).toEqual({ text: plain, notes: [] })
})

test('syllables: what Vietnamese can spell and what it cannot', () => {
  for (const word of [
    'nghiêng',
    'quyết',
    'giường',
    'Việt',
    'xoài',
    'khuya',
    'thủy',
    'thuỷ',
    'uỷ',
    'ủy',
    'gìn',
    'đồng',
  ]) {
    expect([word, isSyllable(word)]).toEqual([word, true])
  }
  for (const word of ['ViÖt', 'hßa', 'nghóaâ', 'Coäng', 'bcđ', 'ngngà', 'tếế']) {
    expect([word, isSyllable(word)]).toEqual([word, false])
  }
})
