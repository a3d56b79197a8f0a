import type { ReviewedHead } from '@liem/domain/directives/reviewing'
import type { Field } from '#ui/form/use-form.ts'
import { HeadFields, type HeadForm } from './head-fields.tsx'
import css from './reading.module.css'
import { Place, useReview } from './review-context.tsx'

/** Head of the document: each field beside why it is empty or doubtful. */
export function ReviewHead() {
  const review = useReview()
  const { document } = review.reviewed
  const form: HeadForm = {
    values: document,
    fieldAt: <V,>(path: string): Field<V | null | undefined> => ({
      id: `head-${path}`,
      name: path,
      value: document[path as keyof ReviewedHead] as V | null,
      onChange: (value) =>
        review.change((before) => ({
          ...before,
          document: { ...before.document, [path]: value === '' ? null : value },
        })),
    }),
  }
  const known = (id: number | null) => (id ? (review.units.get(id) ?? null) : null)
  return (
    <div className={css.part}>
      <h2>Thông tin văn bản</h2>
      <HeadFields
        form={form}
        incoming
        issuer={known(document.issuerUnitId)}
        supervising={known(document.supervisingUnitId)}
        around={(name, field) => (
          <Place key={name} at={`head.${name}`}>
            {field}
          </Place>
        )}
      />
    </div>
  )
}
