import {
  openPetition,
  type PartMeta,
  type Petition,
  readPart,
  readPetition,
} from '@liem/domain/petitions/reading.contract'
import { type PartKind, type Purpose, partKinds, purposes } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { call, callStream } from '#lib/call.ts'
import { keyOf, queryClient } from '#lib/query.ts'
import { asRefused, type CallRefused, isRefused } from '#lib/refused.ts'
import { Dialog } from '#ui/dialog.tsx'
import { choicesOf, PasswordField, RadioField } from '#ui/form/fields.tsx'
import { Link } from '#ui/link.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { isWrongPassphrase, type Keys, unlock, unlocked, useUnlocked } from '../keys/keyring.ts'
import { cannot } from './act.tsx'
import { keepMailbox } from './own-mailbox.ts'
import css from './petition.module.css'
import type { ReportKeys } from './sealed.ts'
import { sealingRoom } from './sealing-room.ts'

/** A part opened in this page. `media` and `name` are what the sender wrote: hints, never trusted. */
export type OpenedPart = { body: Uint8Array; media?: string; name?: string; size?: number }

type Opened = {
  petition: Petition
  /** Null until opened; forgotten when the officer's key locks and when the page is left. */
  keys: ReportKeys | null
  open: (purpose: Purpose) => Promise<ReportKeys>
  read: (part: PartMeta) => Promise<OpenedPart>
}

const OpenedContext = createContext<Opened | null>(null)

/** The open report of the page; only below `OpenedReport`. */
export function useOpened(): Opened {
  const opened = useContext(OpenedContext)
  if (!opened) throw new Error('useOpened outside a petition page')
  return opened
}

const plainKinds: readonly PartKind[] = Object.keys(partKinds) as PartKind[]

/** Holds the keys of one report while its page is open. */
export function OpenedReport({ petition, children }: { petition: Petition; children: ReactNode }) {
  const [keys, setKeys] = useState<ReportKeys | null>(null)
  const mine = useUnlocked()
  useEffect(() => {
    if (!mine) setKeys(null)
  }, [mine])
  const open = useCallback(
    async (purpose: Purpose) => {
      const holder = heldKeys()
      const [room, { wraps }] = await Promise.all([
        sealingRoom(),
        call(openPetition, { params: { id: petition.id }, body: { purpose } }),
      ])
      const own = wraps.filter((wrap) => wrap.keyId === holder.keyId)
      const hasExtract = petition.parts.some((part) => part.sealedTo === 'officer')
      if (own.length === 0 && !hasExtract)
        throw cannot('Quyền mở được cấp cho khóa cũ của đồng chí. Xin nhờ người cùng giữ cấp lại.')
      const found = await room.openReport(holder.identity, petition, own).catch((thrown) => {
        throw cannot(room.faultWords(thrown))
      })
      await tellMailbox(room, petition, found.content)
      setKeys(found)
      void queryClient.invalidateQueries({ queryKey: keyOf(readPetition) })
      return found
    },
    [petition],
  )
  const read = useCallback(
    async (part: PartMeta): Promise<OpenedPart> => {
      const holder = heldKeys()
      const secret = { report: keys?.content, identity: keys?.identity, officer: holder.identity, mailbox: null }[
        part.sealedTo
      ]
      if (!secret) throw cannot('Đồng chí không giữ khóa của phần này.')
      if (!plainKinds.includes(part.part)) throw cannot('Không rõ đây là phần nào của vụ việc.')
      const [room, stream] = await Promise.all([
        sealingRoom(),
        callStream(readPart, { params: { id: petition.id, partId: part.id } }),
      ])
      try {
        const sealed = { id: part.id, part: part.part, madeHere: part.madeBy !== null && part.part !== 'scan' }
        const { head, body } = await room.openPartStream(stream, secret, petition.id, sealed)
        return { body: new Uint8Array(await new Response(body as BodyInit).arrayBuffer()), ...head }
      } catch (thrown) {
        throw isRefused(thrown) ? thrown : cannot(room.faultWords(thrown))
      }
    },
    [petition, keys],
  )
  const value = useMemo(() => ({ petition, keys, open, read }), [petition, keys, open, read])
  return <OpenedContext value={value}>{children}</OpenedContext>
}

/** Reads in the sender's own words which mailbox is his, before anything can be sealed to it. */
async function tellMailbox(room: Awaited<ReturnType<typeof sealingRoom>>, petition: Petition, secret: string | null) {
  const own = petition.parts.find((part) => part.part === 'content' && part.sealedTo === 'report' && !part.removedAt)
  if (!secret || !own) return
  try {
    const stream = await callStream(readPart, { params: { id: petition.id, partId: own.id } })
    const sealed = { id: own.id, part: own.part, madeHere: own.madeBy !== null }
    const { body } = await room.openPartStream(stream, secret, petition.id, sealed)
    keepMailbox(petition.id, room.jsonOf(new Uint8Array(await new Response(body as BodyInit).arrayBuffer())))
  } catch {
    // What cannot be read is told where it is shown; free words to the reporter then stay refused.
  }
}

function heldKeys(): Keys {
  const holder = unlocked()
  if (!holder) throw cannot('Khóa của đồng chí đã tự đóng. Xin mở lại bằng cụm mật khẩu.')
  return holder
}

/** Asks for what the report is opened, and for the passphrase when the officer's key is still locked. */
export function OpenForm({ suggested, onOpened }: { suggested: Purpose; onOpened?: () => void }) {
  const { open } = useOpened()
  const mine = useUnlocked()
  const [purpose, setPurpose] = useState<Purpose>(suggested)
  const [passphrase, setPassphrase] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [error, setError] = useState<CallRefused | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setError(null)
    try {
      if (!unlocked()) await unlock(passphrase)
      setPassphrase('')
      await open(purpose)
      onOpened?.()
    } catch (thrown) {
      if (isWrongPassphrase(thrown)) setWrong('Cụm mật khẩu không đúng')
      else setError(asRefused(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (!busy) void run()
      }}
    >
      <RadioField
        id="open-purpose"
        name="purpose"
        label="Mở để làm gì?"
        hint="Được ghi vào nhật ký; người phản ánh thấy được vai trò của người mở và thời điểm mở."
        choices={choicesOf(purposes)}
        value={purpose}
        onChange={(next) => next && setPurpose(next)}
      />
      {!mine && (
        <PasswordField
          id="open-passphrase"
          name="passphrase"
          label="Cụm mật khẩu của khóa"
          hint="Khóa chỉ mở trong trang này, không gửi đi đâu; tự đóng sau 15 phút không dùng."
          value={passphrase}
          error={wrong}
          autoFocus
          onChange={(value) => {
            setPassphrase(value ?? '')
            setWrong(undefined)
          }}
        />
      )}
      {error && <QuietError error={error} />}
      {error?.code === 'second_factor.missing' && (
        <p className={css.about}>
          <Link to={places.secondFactor}>Thiết lập yếu tố thứ hai</Link>
        </p>
      )}
      {error?.code === 'key.none' && (
        <p className={css.about}>
          <Link to={places.keys}>Tạo khóa của tôi</Link>
        </p>
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={busy} leftSection={<IconLockOpen size={18} aria-hidden />}>
          Mở niêm phong
        </Button>
      </Group>
    </form>
  )
}

/** What is usually next, so that the first choice is right. */
export function suggestedPurpose(state: Petition['state']): Purpose {
  if (state === 'received' || state === 'opened') return 'first_reading'
  return state === 'concluded' || state === 'answered' ? 'answering' : 'handling'
}

/** Shows its children once the report is open; until then how to open it. */
export function WhenOpened({ children, what }: { children: (keys: ReportKeys) => ReactNode; what: string }) {
  const { keys, petition } = useOpened()
  if (keys) return children(keys)
  return (
    <div className={css.quiet}>
      <p className={css.about}>{what}</p>
      <OpenForm suggested={suggestedPurpose(petition.state)} />
    </div>
  )
}

/** Whether the officer at work has a key of this report. */
export function useHoldsKey(petition: Petition): boolean {
  const me = useMe()
  return (
    petition.holders.some((holder) => holder.officer.id === me.officerId && holder.opens) ||
    petition.parts.some((part) => part.sealedTo === 'officer')
  )
}

/** The closed report on the page, with the button that opens it. */
export function ClosedReport() {
  const { petition } = useOpened()
  const [asking, setAsking] = useState(false)
  const holds = useHoldsKey(petition)
  return (
    <div className={css.closed}>
      <p>
        <IconLock size={20} aria-hidden style={{ verticalAlign: '-0.25rem' }} /> Nội dung đang niêm phong. Máy chủ không
        đọc được; chỉ người giữ khóa mở được, ngay trong trang này.
      </p>
      {holds ? (
        <Button leftSection={<IconLockOpen size={18} aria-hidden />} onClick={() => setAsking(true)}>
          Mở niêm phong
        </Button>
      ) : (
        <p className={css.about}>Đồng chí biết vụ việc này nhưng không giữ khóa mở nội dung.</p>
      )}
      {asking && (
        <Dialog title="Mở niêm phong" onClose={() => setAsking(false)}>
          <OpenForm suggested={suggestedPurpose(petition.state)} onOpened={() => setAsking(false)} />
        </Dialog>
      )}
    </div>
  )
}
