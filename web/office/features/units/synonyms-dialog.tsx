import { changeSynonyms, readUnit } from '@liem/domain/units/contract'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'

/** Other names by which the reader of documents knows the unit, one a line. */
export function SynonymsDialog({ unit, onClose }: { unit: { id: number; synonyms: string[] }; onClose: () => void }) {
  const [lines, setLines] = useState(unit.synonyms.join('\n'))
  const form = useForm(changeSynonyms, {
    start: { synonyms: unit.synonyms },
    tidy: () => ({
      synonyms: lines
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    }),
    input: (body) => ({ params: { id: unit.id }, body }),
    invalidates: [readUnit],
    said: 'Đã lưu tên gọi',
    onDone: onClose,
  })
  return (
    <Dialog title="Tên gọi khác của đơn vị" onClose={onClose}>
      <Form form={form} submit="Lưu" unguarded>
        <AreaField
          id="synonyms"
          name="synonyms"
          value={lines}
          onChange={(value) => setLines(value ?? '')}
          error={form.errors.synonyms}
          label="Mỗi dòng một tên"
          hint="Máy đọc dùng những tên này để nhận ra đơn vị trong văn bản, ví dụ “Sở TC”, “Thanh tra tỉnh”."
          rows={6}
        />
      </Form>
    </Dialog>
  )
}
