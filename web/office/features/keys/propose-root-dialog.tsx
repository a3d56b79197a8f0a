import { proposeRoot, readRoot } from '@liem/domain/keys/root.contract'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { SelectField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { type OfficerChoice, OfficerPicker } from '#ui/unit-picker.tsx'
import { loadOfficers } from '../../loaders.ts'
import css from './keys.module.css'

/** Names the leaders who are to vouch, and how many of them may later replace the root. */
export function ProposeRootDialog({ replaces, onClose }: { replaces: boolean; onClose: () => void }) {
  const [leaders, setLeaders] = useState<readonly OfficerChoice[]>([])
  const form = useForm(proposeRoot, {
    start: { leaders: [], k: 2 },
    invalidates: [readRoot],
    said: 'Đã ghi đề nghị. Mỗi người có tên vào mục Khóa để tạo khóa và ký.',
    onDone: onClose,
  })
  const most = Math.max(2, leaders.length)
  return (
    <Dialog title={replaces ? 'Thay gốc tin cậy' : 'Lập gốc tin cậy'} onClose={onClose}>
      <Form form={form} submit="Ghi đề nghị">
        <p className={css.note}>
          Chọn từ hai người, nên là ba đến năm người ở những cơ quan khác nhau: lãnh đạo tỉnh, Thanh tra tỉnh, Ban Nội
          chính, thủ trưởng. Không ai trong số họ mở được tin chỉ vì bảo chứng gốc.
        </p>
        <OfficerPicker
          id={`${form.id}-leaders`}
          name="leaders"
          label="Người bảo chứng"
          load={loadOfficers()}
          many
          value={leaders}
          onChange={(chosen) => {
            setLeaders(chosen)
            form.set({ leaders: chosen.map((one) => one.id) })
          }}
          error={form.errors.leaders}
        />
        <SelectField<string>
          {...form.fieldAt<string>('k')}
          value={String(form.values.k ?? 2)}
          onChange={(k) => form.set({ k: Number(k) })}
          label="Bao nhiêu người trong số họ đủ để thay gốc sau này"
          hint="Lập gốc luôn cần tất cả cùng ký. Thay gốc cần số người này của gốc cũ, phòng khi có người nghỉ hoặc mất khóa."
          choices={Array.from({ length: most - 1 }, (_, i) => ({
            value: String(i + 2),
            words: `${i + 2} trong ${most} người`,
          }))}
        />
      </Form>
    </Dialog>
  )
}
