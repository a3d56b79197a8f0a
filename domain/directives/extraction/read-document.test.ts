import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftAsJson } from './as-json.ts'
import { Draft } from './draft.ts'
import { folded } from './normal-text.ts'
import { sourceFromText } from './plain-text.ts'
import { readDocument } from './read-document.ts'

const plan = `ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN PHÚ Độc lập - Tự do - Hạnh phúc
Số: 53/KH-UBND An Phú, ngày 26 tháng 02 năm 2026

KẾ HOẠCH
Phòng, chống tham nhũng năm 2026

Căn cứ Luật Phòng, chống tham nhũng năm 2018;
Theo đề nghị của Chánh Thanh tra tỉnh tại Tờ trình số 45/TTr-TTT ngày 10/02/2026,
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
- Các sở, ban, ngành thực hiện nghiêm túc, tiết kiệm.

II. NHIỆM VỤ
1. Sở Tài chính:
a) Rà soát định mức, hoàn thành trước ngày 30/6;
b) Báo cáo UBND tỉnh định kỳ hằng quý.
2. Thanh tra tỉnh chủ trì, phối hợp với các Bộ: Tài chính, Nội vụ đôn đốc thực hiện.

III. LỘ TRÌNH
1. Giai đoạn 1 (từ năm 2026 đến năm 2028): sơ kết vào cuối năm 2028.

Nơi nhận:
- Như trên;
- Các sở, ban, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
`

const read = (text: string) => readDocument(sourceFromText(text, 'text'))

test('the head, grounds and addressees of a plan are read', () => {
  expect(draftAsJson(read(plan))).toMatchObject({
    kind: 'document',
    number: '53',
    symbol: '53/KH-UBND',
    type: 'kế hoạch',
    side: 'State',
    issuer: 'Ủy ban nhân dân tỉnh An Phú',
    place: 'An Phú',
    date: '2026-02-26',
    title: 'Phòng, chống tham nhũng năm 2026',
    signer: 'Nguyễn Văn An',
    bases: [{ name: 'Luật Phòng, chống tham nhũng', type: 'luật', date: '2018' }],
    mentions: [{ symbol: '45/TTr-TTT', type: 'tờ trình' }],
    addressees: ['Các sở, ban, ngành'],
    phases: [{ from: '2026', to: '2028' }],
    reviews: [{ kind: 'sơ kết', when: '2028' }],
  })
})

test('aims are no tasks, and a stem names the lead of what stands below it', () => {
  const { tasks } = draftAsJson(read(plan))
  expect(tasks.map((t) => [t.path, t.lead])).toEqual([
    ['II.1.a', ['Sở Tài chính']],
    ['II.1.b', ['Sở Tài chính']],
    ['II.2', ['Thanh tra tỉnh']],
  ])
  expect(tasks[2]?.support).toEqual(['Bộ Tài chính', 'Bộ Nội vụ'])
})

test('an assumed year is said in the warnings', () => {
  const draft = read(plan)
  expect(draft.tasks[0]?.due).toMatchObject({ kind: 'date', date: '2026-06-30' })
  expect(draft.warnings.some((w) => w.code === 'due.assumed')).toBe(true)
})

test('a secret marking is reported', () => {
  const draft = read(plan.replace('KẾ HOẠCH', 'TỐI MẬT\n\nKẾ HOẠCH'))
  expect(draft.head.secrecy.value).toBe('Tối mật')
  expect(draft.warnings.some((w) => w.code === 'secrecy.marked')).toBe(true)
})

test('a blank number stays empty with a reason', () => {
  const draft = read(
    plan.replace(
      'Số: 53/KH-UBND An Phú, ngày 26 tháng 02 năm 2026',
      'Số:     /KH-UBND\nAn Phú, ngày    tháng    năm 2026',
    ),
  )
  expect(draft.head.number).toMatchObject({ value: null, reason: expect.stringContaining('để trống') })
  expect(draft.head.date.value).toBeNull()
  expect(draft.head.type.value).toBe('kế hoạch')
})

test('"QĐ" of the Party takes its type from the title', () => {
  const head = 'TỈNH ỦY AN PHÚ\n*\nSố 12-QĐ/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Phú, ngày 05 tháng 6 năm 2026\n\n'
  const tail =
    '\nvề công tác cán bộ\n\nĐiều 1. Ban Tổ chức Tỉnh ủy chủ trì tham mưu thực hiện.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Bình\n'
  expect(read(`${head}QUY ĐỊNH${tail}`).head.type.value).toBe('quy định')
  expect(read(`${head}QUYẾT ĐỊNH${tail}`).head.type.value).toBe('quyết định')
})

test('a row with two deadlines is one task with milestones; columns may stand in any order', () => {
  const table = `\n| Thời hạn | Nội dung | Phân công |\n|---|---|---|\n| Dự thảo: 30/6/2026; ban hành: 30/9/2026 | Xây dựng quy chế | Chủ trì: Sở Nội vụ. Phối hợp: Thanh tra tỉnh |\n`
  const { tasks } = draftAsJson(read(plan.replace('\nNơi nhận:', `${table}\nNơi nhận:`)))
  expect(tasks.at(-1)).toMatchObject({
    text: 'Xây dựng quy chế',
    lead: ['Sở Nội vụ'],
    support: ['Thanh tra tỉnh'],
    due: { date: '2026-09-30' },
  })
  expect(tasks.at(-1)?.milestones.map((m) => m.date)).toEqual(['2026-06-30', '2026-09-30'])
})

test('news about a plan is said to be no document, and its tasks are still found', () => {
  const news = `Hà Đông siết kỷ luật\n\n(HDO) - UBND tỉnh vừa ban hành Kế hoạch số 135/KH-UBND ngày 10/7/2026 về kỷ cương hành chính.\n\nSở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh kiểm tra công vụ tại các đơn vị. Đồng chí Chủ tịch cho biết, năm qua đã xử lý 17 công chức.\n`
  const json = draftAsJson(read(news))
  expect(json).toMatchObject({
    kind: 'article',
    number: null,
    mentions: [{ symbol: '135/KH-UBND', date: '2026-07-10' }],
  })
  expect(json.tasks.map((t) => t.lead)).toEqual([['Sở Nội vụ']])
})

const pieces = fc.constantFrom(
  ...plan.split('\n'), '| a | b | c |', '|---|---|---|', '1. ', 'a) ', '- ', '(i) Giao Sở Y tế: (ii)', 'trước ngày 31/2/2026', 'Điều 1.', '**', '# ', '\t\t', 'Căn cứ', 'CHỦ TỊCH', ';', 'PHỤ LỤC I', 'Cơ quan chủ trì:',
) // biome-ignore format: a list
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(pieces, { maxLength: 40 }).map((p) => p.join('\n')),
  fc.array(pieces, { maxLength: 30 }).map((p) => p.join(' ')),
)

const words = (text: string): string[] => folded(text).match(/[\p{L}\d]+/gu) ?? []

test('whatever the text, the reader answers in its shape, twice the same, with spans inside the text', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('text' as const, 'markdown' as const), (raw, origin) => {
      const source = sourceFromText(raw, origin)
      const draft = readDocument(source)
      expect(Draft.safeParse(draft).success).toBe(true)
      expect(readDocument(sourceFromText(raw, origin))).toEqual(draft)
      const spans = [
        ...draft.tasks,
        ...draft.nodes,
        ...draft.bases,
        ...draft.mentions,
        ...draft.addressees,
        ...draft.phases,
        ...draft.reviews,
      ].map((x) => x.span)
      for (const { start, end } of spans) {
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(source.text.length)
      }
    }),
    { numRuns: 250 },
  )
})

test('what was read stands where its span says', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(plan.split('\n'), { minLength: 12 }), (lines) => {
      const source = sourceFromText(lines.join('\n'), 'text')
      const draft = readDocument(source)
      const holds = (value: string, span: { start: number; end: number }) => {
        const there = words(source.text.slice(span.start, span.end))
        expect(words(value).filter((w) => !there.includes(w))).toEqual([])
      }
      for (const task of draft.tasks) {
        holds(task.text, task.span)
        for (const body of [...task.leads, ...task.supports]) holds(body.text, body.span)
        for (const due of [task.due, ...task.milestones]) if (due.asWritten && due.span) holds(due.asWritten, due.span)
      }
      for (const c of [...draft.bases, ...draft.mentions]) holds(c.text, c.span)
      for (const field of ['number', 'symbol', 'place', 'title', 'signer'] as const) {
        const { value, span, reason } = draft.head[field]
        if (value && span && !reason) holds(value, span)
      }
    }),
    { numRuns: 200 },
  )
})

test('a head whose lines ran together in one cell of a transcription is read', () => {
  const draft = draftAsJson(
    readDocument(
      sourceFromText(
        [
          '| TỈNH ỦY AN PHÚ \\* Số 22-CTr/TU | **ĐẢNG CỘNG SẢN VIỆT NAM** *An Phú, ngày 03 tháng 9 năm 2026* |',
          '|---|---|',
          '',
          '**CHƯƠNG TRÌNH HÀNH ĐỘNG**',
          '',
          '**thực hiện Kết luận số 21-KL/TW của Bộ Chính trị**',
          '',
          '1. Văn phòng Tỉnh ủy theo dõi, đôn đốc.',
          '',
          '| *Nơi nhận:* - Ban Bí thư, - Lưu VPTU. | **T/M BAN CHẤP HÀNH** **PHÓ BÍ THƯ** **Doãn Thị Lan** |',
          '|---|---|',
        ].join('\n'),
        'markdown',
      ),
    ),
  )
  expect(draft).toMatchObject({
    symbol: '22-CTr/TU',
    issuer: 'Tỉnh ủy An Phú',
    place: 'An Phú',
    date: '2026-09-03',
    signer: 'Doãn Thị Lan',
  })
  expect(draft.bases.map((b) => b.symbol)).toEqual(['21-KL/TW'])
})
