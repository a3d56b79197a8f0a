/** What a person must look at before the draft is used. */
import type { Draft, DraftWarning } from './draft.ts'
import type { SourceText } from './source-text.ts'

const names: Record<string, string> = {
  number: 'số', symbol: 'ký hiệu', type: 'loại văn bản', side: 'bên ban hành', issuer: 'cơ quan ban hành', place: 'địa danh', date: 'ngày ban hành', title: 'trích yếu', signer: 'người ký',
} // biome-ignore format: a table

/** Warnings of a draft, the most important first. */
export function warningsOf(draft: Draft, source: SourceText): DraftWarning[] {
  const out: DraftWarning[] = []
  const say = (code: string, words: string, span: DraftWarning['span'] = null) => out.push({ code, words, span })
  if (draft.kind === 'article')
    say(
      'kind.article',
      'Đây là bài viết nói về văn bản, không phải văn bản hành chính; chỉ lấy các văn bản, giai đoạn, mốc và nhiệm vụ được nhắc tới.',
    )
  if (draft.kind === 'unknown') say('kind.unknown', 'Không nhận ra đây là văn bản hành chính.')
  const secrecy = draft.head.secrecy
  if (secrecy.value)
    say(
      'secrecy.marked',
      `Văn bản có dấu độ mật "${secrecy.value}": chỉ được nhập trên máy thuộc mạng độc lập.`,
      secrecy.span,
    )
  if (draft.kind === 'document') {
    for (const [field, label] of Object.entries(names)) {
      const read = draft.head[field as keyof typeof draft.head] as { value: unknown; reason?: string }
      if (read.value === null) say(`${field}.missing`, `Chưa rõ ${label}: ${read.reason ?? 'không thấy trong văn bản'}`)
    }
  }
  for (const task of draft.tasks) {
    for (const due of [task.due, ...task.milestones]) {
      if (due.assumed && !out.some((w) => w.span?.start === due.span?.start && w.code === 'due.assumed')) {
        say('due.assumed', `Nhiệm vụ ${task.order}: "${due.asWritten}" — ${due.assumed}`, due.span)
      }
    }
    if (task.leadFrom === 'addressee')
      say(
        'lead.addressee',
        `Nhiệm vụ ${task.order}: không nêu cơ quan chủ trì, lấy nơi được giao theo văn bản; cần xác nhận.`,
        task.span,
      )
    if (task.leads.length === 0) say('lead.missing', `Nhiệm vụ ${task.order}: không nêu cơ quan chủ trì.`, task.span)
    for (const ref of [...task.leads, ...task.supports]) {
      if (
        ref.collective &&
        ref.units.length > 0 &&
        !out.some((w) => w.code === 'bodies.collective' && w.words.includes(`"${ref.text}"`))
      ) {
        say(
          'bodies.collective',
          `Tên chung "${ref.text}" mở ra thành ${ref.units.length} đơn vị: cần xác nhận.`,
          ref.span,
        )
      }
    }
  }
  for (const note of source.notes) say('source.note', note)
  return out
}
