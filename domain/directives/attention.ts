/** Places of a reading that need the officer before it can be confirmed. */
import type { Draft } from './extraction/draft.ts'
import { citationsOf, lostRhythm, type Reviewed, type ReviewedTask } from './reviewing.ts'

export type Attention = {
  /** Key of the field: `head.symbol`, `task.3.product`, `cited.0`, `review.1`. */
  key: string
  /** Why it needs a look. */
  words: string
  /** It cannot be confirmed like this; otherwise a look is enough. */
  blocks: boolean
}

const required = [
  ['side', 'Chưa rõ khối Nhà nước hay Đảng'],
  ['type', 'Chưa rõ loại văn bản'],
  ['symbol', 'Chưa rõ số, ký hiệu'],
  ['issuedOn', 'Chưa rõ ngày ban hành'],
  ['title', 'Chưa rõ trích yếu'],
  ['issuerName', 'Chưa rõ cơ quan ban hành'],
] as const

/** Where the reader's field of a head lies. */
export const headSource = {
  side: 'side',
  type: 'type',
  symbol: 'symbol',
  issuedOn: 'date',
  title: 'title',
  issuerName: 'issuer',
  place: 'place',
  signerName: 'signer',
  signerCapacity: 'capacity',
  urgency: 'urgency',
} as const satisfies Record<string, keyof Draft['head']>

const taskOf = (draft: Draft, key: string) => draft.tasks.find((task) => `task.${task.order}` === key)

/** Places that still need the officer, in the order of the screen. Empty = nothing stands in the way. */
export function attentionOf(
  draft: Draft,
  reviewed: Reviewed,
  may: { assign: boolean } = { assign: true },
): Attention[] {
  const accepted = new Set(reviewed.extra.accepted)
  const found: Attention[] = []
  const say = (key: string, words: string, blocks = false) => {
    if (blocks || !accepted.has(key)) found.push({ key, words, blocks })
  }
  for (const [name, words] of required) {
    const read = draft.head[headSource[name]] as { value: unknown; reason?: string }
    if (!reviewed.document[name]) say(`head.${name}`, read.reason ? `${words}: ${read.reason}` : words, true)
    else if (read.reason && read.value !== null) say(`head.${name}`, read.reason)
  }
  reviewed.extra.citations.forEach((one, place) => {
    const citation = citationsOf(draft)[place]
    if (!citation) return
    if (one.choice === 'link' && !one.toId) say(one.key, 'Xin chọn văn bản trong sổ để nối', true)
    else if (one.choice === 'cite' && citation.relation === 'basis' && !citation.symbol && !citation.name)
      say(one.key, 'Căn cứ không ghi số, ký hiệu và tên')
  })
  for (const phase of reviewed.extra.phases) {
    if (!phase.label?.trim()) say(phase.key, 'Giai đoạn chưa có tên', true)
    else if (!phase.from || !phase.to) say(phase.key, 'Giai đoạn chưa rõ ngày bắt đầu hoặc kết thúc')
  }
  for (const review of reviewed.extra.reviews) {
    if (!review.label?.trim()) say(review.key, 'Mốc chưa có tên', true)
    else if (!review.dueOn) say(review.key, 'Mốc chưa rõ ngày')
  }
  if (may.assign) for (const task of reviewed.tasks) attendTask(task, taskOf(draft, task.key), say)
  return found
}

function attendTask(
  task: ReviewedTask,
  read: Draft['tasks'][number] | undefined,
  say: (key: string, words: string, blocks?: boolean) => void,
) {
  if ((task.title?.trim().length ?? 0) < 3) say(`${task.key}.title`, 'Nhiệm vụ chưa có nội dung', true)
  const unresolved = read?.leads.filter((body) => body.units.length === 0) ?? []
  const named = unresolved.map((body) => `“${body.text}”${body.reason ? ` (${body.reason})` : ''}`).join(', ')
  const collective = read?.leads.filter((body) => body.collective && body.units.length > 0) ?? []
  if (task.leadUnitIds.length === 0)
    say(`${task.key}.leads`, named ? `Chưa rõ cơ quan chủ trì: ${named}` : 'Văn bản không nêu cơ quan chủ trì', true)
  else if (named) say(`${task.key}.leads`, `Chưa có trong danh mục: ${named}`)
  else if (collective.length)
    say(
      `${task.key}.leads`,
      `Tên chung ${collective.map((body) => `“${body.text}” mở ra ${body.units.length} đơn vị`).join(', ')}: xin xác nhận`,
    )
  else if (read?.leadFrom === 'addressee')
    say(`${task.key}.leads`, 'Văn bản không nêu cơ quan chủ trì, lấy theo nơi được giao: xin xác nhận')
  if (!task.product?.trim())
    say(`${task.key}.product`, `Chưa có sản phẩm${read?.product.reason ? `: ${read.product.reason}` : ''}`, true)
  if (['date', 'month', 'quarter', 'year'].includes(task.dueKind) && !task.due)
    say(`${task.key}.due`, 'Chưa ghi hạn', true)
  else if (read?.due.assumed) say(`${task.key}.due`, read.due.assumed)
  else if (read && lostRhythm(read.due) && task.dueKind === 'ongoing')
    say(
      `${task.key}.due`,
      `Chu kỳ “${read.due.asWritten ?? ''}” chưa đặt lịch được: để là thường xuyên, hoặc chọn chu kỳ khác`,
    )
}
