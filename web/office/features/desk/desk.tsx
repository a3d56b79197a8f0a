import { deskChannelNames } from '@liem/domain/petitions/arrival'
import { addLetter, listDesk, readDeskKey, registerEntry } from '@liem/domain/petitions/desk.contract'
import { Button } from '@mantine/core'
import { type FormEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { callUpload, newKey } from '#lib/call.ts'
import { type Errors, errorsOf } from '#lib/faults.ts'
import { keyOf, queryClient, useAsk } from '#lib/query.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Page } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { useUnlocked } from '../keys/keyring.ts'
import css from './desk.module.css'
import { DeskKeyPanel } from './desk-key-panel.tsx'
import { EntryForm } from './entry-form.tsx'
import { GatePanel } from './gate-panel.tsx'
import type { Given } from './receipt-dialog.tsx'
import type { Draft, SealedEntry } from './seal-entry.ts'
import { type Near, SeenPanel, useSeen } from './seen-panel.tsx'
import { Today } from './today.tsx'
import { emptyForm, faultsOf, isNamed, type Typed, tidyHour } from './typed.ts'
import { useGate } from './use-gate.ts'

/** Largest file; the server may be set to take less and then says so. */
const MOST_BYTES = 100 * 1024 * 1024

const room = () => import('./seal-entry.ts')
const receipt = () => import('./receipt-dialog.tsx')
const ReceiptDialog = lazy(() => receipt().then((file) => ({ default: file.ReceiptDialog })))
const ImportBook = lazy(() => import('./import-book.tsx').then((file) => ({ default: file.ImportBook })))

/** What one attempt sends. Kept until it is answered, so that a second click or a lost connection sends the very same. */
type Attempt = { typed: Typed; sealed: SealedEntry; key: string }

/** The clerk's desk: one form for everything that comes over the counter, sealed here before it leaves. */
export function DeskPage() {
  const me = useMe()
  const [typed, setTyped] = useState<Typed>(() => emptyForm(me.today))
  const [errors, setErrors] = useState<Errors>({})
  const [struck, setStruck] = useState<ReadonlyMap<number, string>>(new Map())
  const [given, setGiven] = useState<Given | null>(null)
  const [busy, setBusy] = useState<'sealing' | number | null>(null)
  const [error, setError] = useState<CallRefused | null>(null)
  const [importing, setImporting] = useState(false)
  const draft = useRef<Promise<Draft> | null>(null)
  const attempt = useRef<Attempt | null>(null)
  const element = useRef<HTMLFormElement>(null)
  const state = useGate(typed)
  const standing = useAsk(readDeskKey, {}).data
  const marks = useMarks(typed, standing)
  const near = useSeen(typed, marks, me.today, useAsk(listDesk, {}).dataUpdatedAt)

  const change = useCallback((one: Partial<Typed>) => {
    setTyped((now) => ({ ...now, ...one }))
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([name]) => !(name in one))))
    setError(null)
    // The code and the keys of a report are made while one types.
    draft.current ??= room().then(({ newDraft }) => newDraft())
    void receipt()
  }, [])
  const strike = (officer: number, name: string) => {
    const next = new Map(struck)
    if (!next.delete(officer)) next.set(officer, name)
    setStruck(next)
    change({ struck: [...next.keys()] })
  }
  const next = useCallback(() => {
    setGiven(null)
    setErrors({})
    setStruck(new Map())
    setTyped((now) => emptyForm(me.today, now.channel))
    draft.current = null
    attempt.current = null
    setTimeout(() => element.current?.querySelector<HTMLInputElement>('input:checked')?.focus())
  }, [me.today])

  const failed = (thrown: unknown) => {
    const refused = asRefused(thrown)
    setError(refused)
    setErrors(
      Object.fromEntries(
        Object.entries(errorsOf(refused.faults)).map(([path, words]) => [path.split('.').at(-1) ?? path, words]),
      ),
    )
    // Who may open it has changed: it must be sealed anew, to whom the screen then shows.
    if (refused.status !== 0) attempt.current = null
    if (refused.code === 'intake.gate_changed') void queryClient.invalidateQueries()
  }
  const submit = async () => {
    if (busy !== null || given) return
    const tidy = { ...typed, arrivedAt: typed.arrivedAt ? tidyHour(typed.arrivedAt) : '' }
    const found = faultsOf(tidy, me.today, state.gate)
    setErrors(found)
    setError(null)
    if (Object.keys(found).length) return focusFirst(element.current)
    if (!state.proven || !state.gate?.gate) return
    setBusy('sealing')
    try {
      const { newDraft, sealEntry, codeText } = await room()
      draft.current ??= newDraft()
      const made = await draft.current
      const before = attempt.current
      const sealed =
        before?.typed === typed
          ? before
          : {
              typed,
              key: newKey(),
              sealed: await sealEntry(made, tidy, state.proven, {
                // Made anew: who types fast sends before the marks on the screen have followed.
                marks: await freshMarks(tidy, standing),
                allowed: state.gate.identityAllowed,
              }),
            }
      attempt.current = sealed
      const answer = await callUpload(registerEntry, { body: sealed.sealed.body }, formOf(sealed.sealed.files), {
        idempotencyKey: sealed.key,
        onProgress: (share) => setBusy(sealed.sealed.files.length ? share : 'sealing'),
      })
      setGiven({
        answer,
        code: codeText(made.code),
        holders: state.proven.officers.map((one) => `${one.name} (${one.post}, ${one.unit})`),
      })
      void queryClient.invalidateQueries({ queryKey: keyOf(listDesk) })
    } catch (thrown) {
      failed(thrown)
    } finally {
      setBusy(null)
    }
  }
  const again = async (one: Near) => {
    if (busy !== null || !one.contentRecipient) return
    setBusy('sealing')
    try {
      const { sealLetter } = await room()
      const sealed = await sealLetter(one.id, one.contentRecipient, typed)
      const { letters } = await callUpload(
        addLetter,
        { params: { id: one.id }, body: sealed.body },
        formOf(sealed.files),
      )
      toast.done(`Đã ghi là đơn gửi lại: vụ việc này có ${letters} đơn. Biên nhận cũ vẫn dùng.`)
      void queryClient.invalidateQueries({ queryKey: keyOf(listDesk) })
      next()
    } catch (thrown) {
      failed(thrown)
    } finally {
      setBusy(null)
    }
  }

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"]')) return
      const channel = event.altKey && deskChannelNames[Number(event.code.replace('Digit', '')) - 1]
      if (channel) {
        event.preventDefault()
        change({ channel })
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        element.current?.requestSubmit()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [change])

  return (
    <Page
      title="Bàn văn thư"
      width="wide"
      lead="Đơn thư, thư điện tử, tin chuyển đến, buổi tiếp dân, cuộc gọi: vào sổ và niêm phong ngay trên máy này."
      actions={
        <Button variant="default" onClick={() => setImporting(true)}>
          Nhập sổ cũ
        </Button>
      }
    >
      <div className={css.columns}>
        <form
          ref={element}
          className={css.form}
          noValidate
          aria-label="Vào sổ"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            void submit()
          }}
        >
          <EntryForm
            typed={typed}
            errors={errors}
            today={me.today}
            gate={state.gate}
            maxBytes={MOST_BYTES}
            onChange={change}
          />
          {error && error.code !== 'request.invalid' && <QuietError error={error} />}
          {typeof busy === 'number' && <Progress words="Đang gửi bản đã niêm phong" share={busy} />}
          <div className={css.bar}>
            <Button type="submit" loading={busy !== null} disabled={!state.proven}>
              Niêm phong và vào sổ
            </Button>
            <span className={css.about}>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          </div>
        </form>
        <div className={css.side}>
          <GatePanel state={state} struck={struck} onStrike={strike} />
          <SeenPanel
            near={near}
            matterId={typed.matterId}
            onAgain={(one) => void again(one)}
            onSame={(matterId) => change({ matterId })}
          />
          <DeskKeyPanel standing={standing} />
        </div>
      </div>
      <Today />
      <Suspense>
        {given && <ReceiptDialog given={given} onNext={next} />}
        {importing && <ImportBook onClose={() => setImporting(false)} />}
      </Suspense>
    </Page>
  )
}

type Standing = Parameters<typeof import('./desk-key.ts').marksOf>[0]

async function freshMarks(typed: Typed, standing: Standing): Promise<string[]> {
  if (!isNamed(typed)) return []
  const { marksOf } = await import('./desk-key.ts')
  return marksOf(standing, typed).catch(() => [])
}

/** Fingerprints of the sender as typed, a moment after the last key; none while the desk key is closed. */
function useMarks(typed: Typed, standing: Standing): string[] {
  const [marks, setMarks] = useState<string[]>([])
  const keys = useUnlocked()
  const { identity, name, birthYear, phone, papers, address } = typed
  useEffect(() => {
    let gone = false
    if (!keys || !isNamed({ identity }) || !name.trim()) return setMarks([])
    const timer = setTimeout(() => {
      import('./desk-key.ts')
        .then(({ marksOf }) => marksOf(standing, { name, birthYear, phone, papers, address }))
        .then(
          (found) => !gone && setMarks((before) => (before.join() === found.join() ? before : found)),
          () => !gone && setMarks([]),
        )
    }, 300)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [keys, standing, identity, name, birthYear, phone, papers, address])
  return marks
}

function formOf(files: readonly File[]): FormData {
  const form = new FormData()
  for (const file of files) form.append('file', file, file.name)
  return form
}

function focusFirst(form: HTMLFormElement | null) {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
