import { decideIdentity, listIdentityRequests } from '@liem/domain/petitions/custody.contract'
import { openPetition } from '@liem/domain/petitions/reading.contract'
import { identityPurposes } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { call } from '#lib/call.ts'
import { instantWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { PasswordField, RadioField } from '#ui/form/fields.tsx'
import { Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { isWrongPassphrase, unlock, unlocked, useUnlocked } from '../keys/keyring.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import css from './petition.module.css'
import { readersOf } from './readers.ts'
import { sealingRoom } from './sealing-room.ts'
import { PetitionsNav } from './section-nav.tsx'
import { missing, useTyped } from './use-typed.ts'

type Request = (typeof listIdentityRequests)['ok']['_output'][number]

/** For a custodian: who asks to know an identity, what for; granted by sealing the identity's key to that officer. */
export function IdentityRequests() {
  const me = useMe()
  const asked = useAsk(listIdentityRequests, {})
  const [open, setOpen] = useState<Request | null>(null)
  return (
    <Page
      title="Giữ danh tính"
      lead="Đồng chí giữ danh tính người phản ánh, tách khỏi nội dung. Mỗi lần có người cần biết, đồng chí quyết định cấp hay từ chối."
    >
      <PetitionsNav />
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {asked.isLoading && <Bones rows={4} />}
      {asked.data?.length === 0 && <Empty words="Không có yêu cầu nào đang chờ" />}
      {asked.data && asked.data.length > 0 && (
        <ul className={css.list}>
          {asked.data.map((one) => (
            <li key={one.id}>
              <div>
                {one.askedBy.name}, {one.askedBy.unit}
                <span className={css.small}>
                  {identityPurposes[one.purpose]} · hỏi lúc {instantWords(one.askedAt)} · mã vụ việc{' '}
                  {one.petitionId.slice(0, 8)}
                </span>
              </div>
              <Group gap="sm">
                {one.dueOn && <DeadlineBadge dueOn={one.dueOn} today={me.today} />}
                <Button onClick={() => setOpen(one)}>Quyết định</Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {open && <DecideDialog request={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function DecideDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const mine = useUnlocked()
  const typed = useTyped({ granted: '' as 'yes' | 'no' | '', passphrase: '' })
  const { values, field } = typed
  const act = useAct(decideIdentity, {
    typed,
    check: (now) =>
      missing({
        granted: !now.granted && 'Xin chọn',
        passphrase: now.granted === 'yes' && !unlocked() && !now.passphrase && 'Xin nhập cụm mật khẩu của khóa',
      }),
    build: async (now) => {
      const params = { id: request.petitionId, requestId: request.id }
      if (now.granted !== 'yes') return { params, body: { granted: false as const } }
      const holder = unlocked() ?? (await unlock(now.passphrase).catch(wrongWords))
      const [room, [reader], { wraps }] = await Promise.all([
        sealingRoom(),
        readersOf({ officers: String(request.askedBy.id) }),
        call(openPetition, { params: { id: request.petitionId }, body: { purpose: 'hand_over' } }),
      ])
      if (!reader) throw cannot(`${request.askedBy.name} chưa có khóa đã được đồng ký nên chưa cấp được.`)
      const own = wraps.filter((one) => one.part === 'identity' && one.keyId === holder.keyId)
      const report = { id: request.petitionId, contentRecipient: null, identityRecipient: null }
      const { identity } = await room.openReport(holder.identity, report, own)
      if (!identity) throw cannot('Khóa hiện nay của đồng chí không mở được danh tính này.')
      const { keyId, wrap } = await room.wrapFor(identity, request.petitionId, 'identity', {
        ...reader,
        id: reader.officer,
      })
      return { params, body: { granted: true as const, keyId, wrap } }
    },
    said: values.granted === 'yes' ? 'Đã cấp' : 'Đã từ chối',
    onDone: onClose,
  })
  return (
    <Dialog title="Yêu cầu biết danh tính" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Quyết định">
        <p>
          <b>{request.askedBy.name}</b> ({request.askedBy.unit}) muốn biết danh tính người phản ánh để:{' '}
          {identityPurposes[request.purpose]}.
        </p>
        <RadioField
          {...field('granted')}
          label="Quyết định"
          choices={[
            { value: 'yes', words: 'Cấp', hint: 'Danh tính được niêm phong lại cho riêng người yêu cầu.' },
            { value: 'no', words: 'Từ chối' },
          ]}
        />
        {values.granted === 'yes' && !mine && (
          <PasswordField
            {...field('passphrase')}
            label="Cụm mật khẩu của khóa"
            hint="Chỉ dùng trong trang này, không gửi đi đâu."
          />
        )}
      </ActForm>
    </Dialog>
  )
}

const wrongWords = (thrown: unknown): never => {
  throw isWrongPassphrase(thrown) ? cannot('Cụm mật khẩu không đúng.') : thrown
}
