import {
  askIdentity,
  askRemoval,
  decideRemoval,
  giveBackIdentity,
  liftHold,
  regrant,
  setHold,
} from '@liem/domain/petitions/custody.contract'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import {
  type HoldGround,
  holdGrounds,
  type IdentityPurpose,
  identityPurposes,
  type RemovalGround,
  removalGrounds,
} from '@liem/domain/petitions/words'
import type { RoleName } from '@liem/domain/units/roles'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ChecksField, choicesOf, RadioField, TextField } from '#ui/form/fields.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { ActForm, useAct } from './act.tsx'
import { readerOf } from './assign-dialog.tsx'
import { WhenOpened } from './opened.tsx'
import css from './petition.module.css'
import { readerWords, useReaders } from './readers-field.tsx'
import type { ReportKeys } from './sealed.ts'
import { sealingRoom } from './sealing-room.ts'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** Another holder of what this officer can open: a second one at the gate, a successor, another custodian. */
export function RegrantDialog({ petition, onClose }: Props) {
  return (
    <Dialog title="Cấp quyền mở cho người khác" onClose={onClose}>
      <WhenOpened what="Phải mở niêm phong trước: khóa được niêm phong lại cho người nhận ngay trong trang này.">
        {(keys) => <Regrant petition={petition} keys={keys} onClose={onClose} />}
      </WhenOpened>
    </Dialog>
  )
}

const receivers = {
  gate: { words: 'Cán bộ cửa tiếp nhận', role: 'gatekeeper', part: 'content' },
  verifier: { words: 'Cán bộ xác minh', role: 'verifier', part: 'content' },
  superior: { words: 'Lãnh đạo, người ký trả lời', role: 'head', part: 'content' },
  custodian: { words: 'Người giữ danh tính', role: 'custodian', part: 'identity' },
} as const satisfies Record<string, { words: string; role: RoleName; part: 'content' | 'identity' }>
type Receiver = keyof typeof receivers

function Regrant({ petition, keys, onClose }: Props & { keys: ReportKeys }) {
  const possible = (Object.keys(receivers) as Receiver[]).filter((one) => keys[receivers[one].part])
  const unit = petition.handling ?? petition.gate
  const typed = useTyped({ to: possible[0] ?? ('gate' as Receiver), chosen: [] as string[] })
  const { to, chosen } = typed.values
  const { readers, error } = useReaders([
    { unit: to === 'gate' ? petition.gate.id : unit.id, role: receivers[to].role },
  ])
  const held = new Set(
    petition.holders.filter((one) => one.opens && one.part === receivers[to].part).map((one) => one.officer.id),
  )
  const free = readers?.filter((one) => !held.has(one.officer)) ?? []
  const act = useAct(regrant, {
    typed,
    check: () => missing({ chosen: chosen.length === 0 && 'Xin chọn người nhận' }),
    build: async (now) => {
      const { part } = receivers[now.to]
      const secret = keys[part] ?? ''
      const room = await sealingRoom()
      const grants = await Promise.all(
        now.chosen.map(async (id) => ({
          ...(await room.wrapFor(secret, petition.id, part, readerOf(readers, id))),
          capacity: now.to,
          part,
        })),
      )
      return { params: { id: petition.id }, body: { version: petition.version, grants } }
    },
    said: 'Đã cấp quyền mở',
    onDone: onClose,
  })
  return (
    <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Cấp quyền mở">
      <RadioField
        {...typed.field('to')}
        label="Cấp cho"
        choices={possible.map((one) => ({ value: one, words: receivers[one].words }))}
        onChange={(next) => next && typed.set({ to: next, chosen: [] })}
      />
      {error && <QuietError error={error} />}
      {!readers && !error && <Bones rows={3} />}
      {readers && free.length === 0 && <p>Không còn ai giữ vai trò này có khóa đã được đồng ký mà chưa giữ tin.</p>}
      {free.length > 0 && <ChecksField {...typed.field('chosen')} label="Người nhận" choices={free.map(readerWords)} />}
    </ActForm>
  )
}

export function AskIdentityDialog({ petition, onClose }: Props) {
  const typed = useTyped({ purpose: 'contact' as IdentityPurpose })
  const act = useAct(askIdentity, {
    typed,
    build: (now) => ({ params: { id: petition.id }, body: now }),
    said: 'Đã gửi yêu cầu đến người giữ danh tính',
    onDone: onClose,
  })
  return (
    <Dialog title="Yêu cầu biết danh tính" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Gửi yêu cầu">
        <p>
          Danh tính do người khác giữ, tách khỏi nội dung. Người giữ quyết định cấp hay từ chối; việc yêu cầu được ghi
          nhật ký và người phản ánh thấy.
        </p>
        <RadioField {...typed.field('purpose')} label="Để làm gì" choices={choicesOf(identityPurposes)} />
      </ActForm>
    </Dialog>
  )
}

export function GiveBackDialog({ petition, onClose }: Props) {
  const typed = useTyped({})
  const act = useAct(giveBackIdentity, {
    typed,
    build: () => ({ params: { id: petition.id } }),
    said: 'Đã trả lại quyền biết danh tính',
    onDone: onClose,
  })
  return (
    <Dialog title="Trả lại quyền biết danh tính" onClose={onClose} size="small">
      <ActForm act={act} isDirty={false} errors={typed.errors} submit="Trả lại">
        <p>Sau khi trả lại, muốn xem danh tính phải yêu cầu lại.</p>
      </ActForm>
    </Dialog>
  )
}

export function HoldDialog({ petition, onClose }: Props) {
  const typed = useTyped({ ground: 'investigation' as HoldGround })
  const act = useAct(setHold, {
    typed,
    build: (now) => ({ params: { id: petition.id }, body: now }),
    said: 'Đã đặt giữ lại',
    onDone: onClose,
  })
  return (
    <Dialog title="Giữ lại, không được hủy" onClose={onClose} size="small">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Giữ lại">
        <RadioField {...typed.field('ground')} label="Căn cứ" choices={choicesOf(holdGrounds)} />
      </ActForm>
    </Dialog>
  )
}

export function LiftHoldDialog({ petition, onClose }: Props) {
  const open = petition.holds.filter((one) => one.liftedAt === null)
  const typed = useTyped({ hold: open[0]?.id ?? '' })
  const act = useAct(liftHold, {
    typed,
    build: (now) => ({ params: { id: petition.id, holdId: now.hold } }),
    said: 'Đã thôi giữ lại',
    onDone: onClose,
  })
  return (
    <Dialog title="Thôi giữ lại" onClose={onClose} size="small">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Thôi giữ lại" ready={open.length > 0}>
        <RadioField
          {...typed.field('hold')}
          label="Lần giữ"
          choices={open.map((one) => ({
            value: one.id,
            words: holdGrounds[one.ground],
            hint: `${one.setBy.name}, ${instantWords(one.setAt)}`,
          }))}
        />
        <p className={css.about}>Người thôi giữ phải khác người đã đặt.</p>
      </ActForm>
    </Dialog>
  )
}

export function AskRemovalDialog({ petition, onClose }: Props) {
  const typed = useTyped({ ground: '' as RemovalGround | '', symbol: '' })
  const act = useAct(askRemoval, {
    typed,
    check: (now) => missing({ ground: !now.ground && 'Xin chọn căn cứ' }),
    build: (now) => ({
      params: { id: petition.id },
      body: { ground: now.ground as RemovalGround, symbol: now.symbol || null },
    }),
    said: 'Đã đề nghị hủy, chờ người thứ hai quyết định',
    onDone: onClose,
  })
  return (
    <Dialog title="Đề nghị hủy tin, đơn" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Đề nghị hủy" danger>
        <p>
          Không ai hủy một mình được: phải có người thứ hai quyết định. Nội dung bị hủy hẳn; số trong sổ, số liệu, giá
          trị băm và tên hai người quyết định còn mãi, người phản ánh thấy được.
        </p>
        <RadioField {...typed.field('ground')} label="Căn cứ" choices={choicesOf(removalGrounds)} />
        <TextField {...typed.field('symbol')} label="Số, ký hiệu quyết định" optional width="short" />
      </ActForm>
    </Dialog>
  )
}

export function DecideRemovalDialog({ petition, onClose }: Props) {
  const me = useMe()
  const [sure, setSure] = useState<'yes' | 'no' | ''>('')
  const typed = useTyped({ granted: '' as 'yes' | 'no' | '' })
  const facts = { step: 'removed' as const, on: me.today }
  const act = useAct(decideRemoval, {
    typed,
    check: (now) => missing({ granted: !now.granted && 'Xin chọn' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        granted: now.granted === 'yes',
        status: now.granted === 'yes' ? await sealedStatus(petition, facts) : null,
      },
    }),
    said: sure === 'yes' ? 'Đã hủy nội dung' : 'Đã quyết định không hủy',
    onDone: onClose,
  })
  const asked = petition.removal
  return (
    <Dialog title="Quyết định việc hủy" onClose={onClose}>
      <ActForm
        act={act}
        isDirty={typed.isDirty}
        errors={typed.errors}
        submit={sure === 'yes' ? 'Hủy nội dung' : 'Quyết định'}
        danger={sure === 'yes'}
      >
        {asked && (
          <p>
            {asked.askedBy.name} đề nghị hủy lúc {instantWords(asked.askedAt)}: {removalGrounds[asked.ground]}
            {asked.symbol ? ` (${asked.symbol})` : ''}.
          </p>
        )}
        <RadioField
          {...typed.field('granted')}
          label="Quyết định"
          choices={[
            { value: 'yes', words: 'Hủy nội dung', hint: 'Không lấy lại được.' },
            { value: 'no', words: 'Không hủy' },
          ]}
          onChange={(next) => {
            setSure(next ?? '')
            typed.set({ granted: next ?? '' })
          }}
        />
        {sure === 'yes' && <StatusPreview petition={petition} facts={facts} />}
      </ActForm>
    </Dialog>
  )
}
