import type { Petition } from '@liem/domain/petitions/reading.contract'
import { confirmForward, returnForward } from '@liem/domain/petitions/steps.contract'
import { bookWords, type ReturnReason, returnReasons } from '@liem/domain/petitions/words'
import { toast } from '#lib/toast.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { choicesOf, RadioField, TextField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import { ActForm, useAct } from './act.tsx'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** The other side takes it into its book; for a body outside, its receipt is recorded. */
export function ConfirmForwardDialog({ petition, onClose }: Props) {
  const me = useMe()
  const outside = petition.forward?.outside
  const body = outside ?? petition.forward?.to?.name ?? me.unit.name
  const typed = useTyped({ receivedOn: me.today as string | null, symbol: '' })
  const facts = { step: 'forward_received' as const, on: me.today, body }
  const act = useAct(confirmForward, {
    typed,
    check: (now) => missing({ receivedOn: outside && !now.receivedOn && 'Xin nhập ngày bên nhận đã nhận' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: await sealedStatus(petition, facts),
        receivedOn: outside ? now.receivedOn : null,
        symbol: now.symbol || null,
      },
    }),
    said: outside ? 'Đã ghi bên nhận đã nhận' : 'Đã nhận, vào sổ',
    onDone: (answer) => {
      if (answer.book) toast.info(`Vào ${bookWords(answer.book).toLocaleLowerCase('vi')}`)
      onClose()
    },
  })
  return (
    <Dialog title={outside ? 'Bên nhận đã xác nhận' : 'Xác nhận đã nhận tin chuyển đến'} onClose={onClose}>
      <ActForm
        act={act}
        isDirty={typed.isDirty}
        errors={typed.errors}
        submit={outside ? 'Ghi đã nhận' : 'Xác nhận, vào sổ'}
      >
        {outside && (
          <>
            <DateField
              {...typed.field('receivedOn')}
              label="Ngày nhận"
              today={me.today}
              max={me.today}
              min={petition.forward?.sentOn}
            />
            <TextField {...typed.field('symbol')} label="Số, ký hiệu văn bản phúc đáp" optional width="short" />
          </>
        )}
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}

export function ReturnForwardDialog({ petition, onClose }: Props) {
  const me = useMe()
  const typed = useTyped({ reason: 'not_competent' as ReturnReason })
  const facts = { step: 'forward_returned' as const, on: me.today }
  const act = useAct(returnForward, {
    typed,
    build: async (now) => ({
      params: { id: petition.id },
      body: { version: petition.version, status: await sealedStatus(petition, facts), reason: now.reason },
    }),
    said: 'Đã trả lại bên chuyển',
    onDone: onClose,
  })
  return (
    <Dialog title="Trả lại bên chuyển" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Trả lại">
        <RadioField {...typed.field('reason')} label="Lý do" choices={choicesOf(returnReasons)} />
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}
