import type { Petition } from '@liem/domain/petitions/reading.contract'
import { assignPetition } from '@liem/domain/petitions/steps.contract'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ChecksField, SelectField } from '#ui/form/fields.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import type { Recipient } from '../keys/recipients.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { WhenOpened } from './opened.tsx'
import css from './petition.module.css'
import { readerWords, useReaders } from './readers-field.tsx'
import { sealingRoom } from './sealing-room.ts'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** Who checks it: the report's key is sealed, here, to the key of each. */
export function AssignDialog({ petition, onClose }: Props) {
  return (
    <Dialog title="Phân công xác minh" onClose={onClose}>
      <WhenOpened what="Phải mở niêm phong trước: khóa của tin được niêm phong lại cho người xác minh ngay trong trang này.">
        {(keys) =>
          keys.content ? (
            <Assign petition={petition} secret={keys.content} onClose={onClose} />
          ) : (
            <p>Đồng chí không giữ khóa nội dung của tin.</p>
          )
        }
      </WhenOpened>
    </Dialog>
  )
}

function Assign({ petition, secret, onClose }: Props & { secret: string }) {
  const me = useMe()
  const unit = petition.handling ?? petition.gate
  const { readers, error } = useReaders([
    { unit: unit.id, role: 'verifier' },
    { unit: petition.gate.id, role: 'gatekeeper' },
  ])
  const typed = useTyped({ handler: '', others: [] as string[], added: '' })
  const { values, field, set } = typed
  const facts = (added: string) => ({ step: 'assigned' as const, on: me.today, body: unit.name, added })
  const act = useAct(assignPetition, {
    typed,
    check: (now) => missing({ handler: !now.handler && 'Xin chọn người chủ trì xác minh' }),
    build: async (now) => {
      const room = await sealingRoom()
      const chosen = [now.handler, ...now.others.filter((one) => one !== now.handler)]
      const officers = await Promise.all(
        chosen.map(async (id) => ({
          ...(await room.wrapFor(secret, petition.id, 'content', readerOf(readers, id))),
          capacity: id === now.handler ? ('handler' as const) : ('verifier' as const),
        })),
      )
      return {
        params: { id: petition.id },
        body: { version: petition.version, status: await sealedStatus(petition, facts(now.added)), officers },
      }
    },
    said: 'Đã phân công xác minh',
    onDone: onClose,
  })
  if (error) return <QuietError error={error} />
  if (!readers) return <Bones rows={4} />
  if (readers.length === 0)
    return (
      <p>
        {unit.name} chưa có cán bộ xác minh nào có khóa đã được đồng ký. Xin giao vai trò “Cán bộ xác minh, thụ lý đơn”
        và nhờ người ấy lập khóa ở mục Khóa.
      </p>
    )
  const choices = readers.map(readerWords)
  return (
    <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Phân công">
      <SelectField {...field('handler')} label="Chủ trì xác minh" blank="Chọn một người" choices={choices} />
      <ChecksField
        {...field('others')}
        label="Tham gia xác minh"
        optional
        choices={choices.filter((one) => one.value !== values.handler)}
      />
      <p className={css.about}>
        Khóa của từng người đã được đối chiếu chữ ký tới gốc tin cậy trong trang này. Người giữ danh tính không tham gia
        xác minh.
      </p>
      <StatusPreview
        petition={petition}
        facts={facts(values.added)}
        added={{ value: values.added, onChange: (added) => set({ added }) }}
      />
    </ActForm>
  )
}

/** The verified reader of a chosen number. */
export function readerOf(readers: readonly Recipient[] | undefined, id: string) {
  const found = readers?.find((one) => String(one.officer) === id)
  if (!found) throw cannot('Khóa của người được chọn chưa kiểm tra được.')
  return { id: found.officer, keyId: found.keyId, recipient: found.recipient }
}
