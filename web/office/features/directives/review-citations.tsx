import type { DocumentRef } from '@liem/domain/directives/contract'
import { citationsOf, type ReviewedCitation } from '@liem/domain/directives/reviewing'
import { relationKinds } from '@liem/domain/directives/words'
import { useState } from 'react'
import { choicesOf, SelectField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { DocumentPicker } from './document-picker.tsx'
import css from './reading.module.css'
import { Place, type Review, useReview } from './review-context.tsx'

const choiceWords = {
  cite: 'Nối theo số, ký hiệu; chưa có trong sổ thì ghi mục trích dẫn',
  link: 'Tự chọn văn bản trong sổ',
  ignore: 'Bỏ qua',
} as const

const changeCitation = (review: Review, key: string, change: Partial<ReviewedCitation>) =>
  review.change((before) => ({
    ...before,
    extra: {
      ...before.extra,
      citations: before.extra.citations.map((one) => (one.key === key ? { ...one, ...change } : one)),
    },
  }))

/** Documents the text names: bases first; each is linked, kept as a citation or left out. */
export function ReviewCitations() {
  const review = useReview()
  const [all, setAll] = useState(false)
  const cited = citationsOf(review.draft)
  const { citations } = review.reviewed.extra
  const isBasis = (one: ReviewedCitation) => cited[citations.indexOf(one)]?.relation === 'basis'
  const bases = citations.filter(isBasis)
  const others = citations.filter((one) => !isBasis(one))
  const shown = [...bases, ...(all || others.some((one) => one.key === review.active) ? others : [])]
  if (citations.length === 0) return null
  return (
    <div className={css.part}>
      <h2>Căn cứ và văn bản được nhắc tới</h2>
      {shown.map((one) => (
        <OneCitation key={one.key} one={one} />
      ))}
      {others.length > 0 && shown.length === bases.length && (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          Xem {others.length} văn bản được nhắc tới trong nội dung (
          {others.filter((one) => one.choice !== 'ignore').length} văn bản sẽ được ghi là “nhắc tới”)
        </button>
      )}
    </div>
  )
}

function OneCitation({ one }: { one: ReviewedCitation }) {
  const review = useReview()
  const [picked, setPicked] = useState<DocumentRef | null>(null)
  const citation = citationsOf(review.draft)[review.reviewed.extra.citations.indexOf(one)]
  if (!citation) return null
  const change = (next: Partial<ReviewedCitation>) => changeCitation(review, one.key, next)
  return (
    <Place at={one.key}>
      <p className={css.quote}>{citation.text}</p>
      <FieldRow>
        <SelectField
          id={`${one.key}-choice`}
          name="choice"
          label="Ghi"
          value={one.choice}
          onChange={(choice) => choice && change({ choice })}
          choices={choicesOf(choiceWords)}
        />
        {one.choice !== 'ignore' && (
          <SelectField
            id={`${one.key}-kind`}
            name="kind"
            label="Văn bản đang đọc"
            value={one.kind}
            onChange={(kind) => kind && change({ kind })}
            choices={choicesOf(relationKinds)}
          />
        )}
      </FieldRow>
      {one.choice === 'link' && (
        <DocumentPicker
          id={`${one.key}-to`}
          name="toId"
          label="Văn bản trong sổ"
          hint={one.toId && !picked ? 'Đã chọn một văn bản ở lần sửa trước.' : undefined}
          value={picked}
          onChange={(document) => {
            setPicked(document)
            change({ toId: document?.id ?? null })
          }}
        />
      )}
    </Place>
  )
}
