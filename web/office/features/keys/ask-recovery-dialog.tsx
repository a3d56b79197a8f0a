import { askRecovery, listRecoveryRequests } from '@liem/domain/keys/recovery.contract'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, SelectField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { OfficerField } from '#ui/unit-picker.tsx'
import { loadOfficers } from '../../loaders.ts'
import css from './keys.module.css'

/** Asks to use the recovery key for one report. `petitionId` is known when a page of the report opens this. */
export function AskRecoveryDialog({ petitionId, onClose }: { petitionId?: string; onClose: () => void }) {
  const form = useForm(askRecovery, {
    start: { petitionId: petitionId ?? '', part: 'content', purpose: '' },
    invalidates: [listRecoveryRequests],
    said: 'Đã ghi yêu cầu; chờ người thứ hai xác nhận',
    onDone: onClose,
  })
  return (
    <Dialog title="Đề nghị khôi phục một vụ việc" onClose={onClose}>
      <Form form={form} submit="Gửi đề nghị">
        <p className={css.note}>
          Trước hết hỏi người cùng giữ tin: họ giao lại được thì không cần khôi phục. Việc khôi phục ghi vào nhật ký và
          người phản ánh thấy được.
        </p>
        {!petitionId && (
          <TextField
            {...form.field('petitionId')}
            label="Mã định danh vụ việc"
            hint="Chép từ sổ hoặc trang của vụ việc, dạng 0b1f2c3d-4e5f-…"
          />
        )}
        <SelectField<'content' | 'identity'>
          {...form.field('part')}
          label="Phần cần mở lại"
          choices={[
            { value: 'content', words: 'Nội dung' },
            { value: 'identity', words: 'Danh tính người phản ánh (giao cho người giữ danh tính)' },
          ]}
        />
        <OfficerField
          {...form.field('toOfficerId')}
          label="Giao lại cho"
          hint="Người này phải có khóa đã được đồng ký"
          load={loadOfficers()}
        />
        <OfficerField
          {...form.field('secondId')}
          label="Người thứ hai xác nhận"
          hint="Một lãnh đạo khác, không phải người nhận"
          load={loadOfficers()}
        />
        <AreaField
          {...form.field('purpose')}
          label="Lý do"
          hint="Không ghi nội dung tin hay tên người phản ánh"
          rows={2}
        />
      </Form>
    </Dialog>
  )
}
