import { attentionOf } from '@liem/domain/directives/attention'
import { Draft } from '@liem/domain/directives/extraction/draft'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { discardReading, listReadings, readReading } from '@liem/domain/directives/readings.contract'
import { reviewedFrom } from '@liem/domain/directives/reviewing'
import { listUnits, type UnitRow } from '@liem/domain/units/contract'
import { Button, Group } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useOpen, usePlace } from '#lib/address.ts'
import { type PageKey, usePageKeys } from '#lib/page-keys.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Empty } from '#ui/empty.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { SplitPane } from '#ui/split-pane.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { NotADocument } from './not-a-document.tsx'
import css from './reading.module.css'
import { markFor, marksOf } from './reading-marks.ts'
import { ReviewCitations } from './review-citations.tsx'
import { ReviewContext } from './review-context.tsx'
import { ReviewHead } from './review-head.tsx'
import { ReviewSend } from './review-send.tsx'
import { ReviewStages } from './review-stages.tsx'
import { ReviewTasks } from './review-tasks.tsx'
import { SourceView } from './source-view.tsx'
import { type Reading, type SaveState, useReviewing } from './use-reviewing.ts'
import { typeWords } from './words.ts'

const crumbs = [
  { words: 'Văn bản', to: places.documents },
  { words: 'Bản đọc chờ xác nhận', to: places.readings },
]

/** A file that was read: the text on the left, what was made of it on the right. */
export function ReadingScreen() {
  const id = usePlace('id')
  const reading = useAsk(readReading, { params: { id } }, { staleMs: Number.POSITIVE_INFINITY })
  const units = useAsk(listUnits, {}, { staleMs: 300_000 })
  const error = reading.error ?? units.error
  if (error) return <QuietError error={error} again={() => void reading.refetch()} />
  if (!reading.data || !units.data) return <Bones rows={10} />
  const { data } = reading
  if (data.state !== 'open')
    return (
      <Page title={data.fileName} crumbs={crumbs}>
        <Empty
          words={data.state === 'confirmed' ? 'Bản đọc này đã được xác nhận' : 'Bản đọc này đã bỏ'}
          next={
            data.documentId ? (
              <Link to={places.document(data.documentId)}>Mở văn bản</Link>
            ) : (
              <Link to={places.readings}>Các bản đọc đang chờ</Link>
            )
          }
        />
      </Page>
    )
  const draft = Draft.safeParse(data.draft)
  if (!draft.success) return <QuietError error={draft.error} />
  const whole = { ...data, draft: draft.data } as Reading
  return draft.data.kind === 'document' ? (
    <Desk key={id} reading={whole} units={units.data} />
  ) : (
    <NotADocument reading={whole} crumbs={crumbs} />
  )
}

const keys: readonly PageKey[] = [
  [['J', 'Alt ↓'], 'Chỗ cần xem tiếp theo'],
  [['K', 'Alt ↑'], 'Chỗ cần xem trước đó'],
  [['Enter'], 'Đúng, giữ nguyên chỗ đang xem'],
  [['Delete'], 'Bỏ nhiệm vụ đang xem'],
  [['Ctrl', 'S'], 'Lưu ngay'],
  [['Ctrl', 'Enter'], 'Xác nhận bản đọc'],
]

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

function Desk({ reading, units }: { reading: Reading; units: readonly UnitRow[] }) {
  const me = useMe()
  const open = useOpen()
  const { draft } = reading
  const source = reading.source as SourceText
  const assign = me.permissions.includes('directives.issue')
  const [byCode, byId] = useMemo(
    () => [new Map(units.map((unit) => [unit.code, unit.id])), new Map(units.map((unit) => [unit.id, unit]))],
    [units],
  )
  const start = useMemo(() => {
    const own = [me.unit.id, ...me.roles.map((role) => role.unit.id)]
    return reviewedFrom(draft, byCode, me.today, own)
  }, [draft, byCode, me])
  const { reviewed, change, state, save, stop } = useReviewing(reading, start)
  const attention = useMemo(() => attentionOf(draft, reviewed, { assign }), [draft, reviewed, assign])
  const marks = useMemo(() => marksOf(draft, reviewed, attention), [draft, reviewed, attention])
  const [active, setActive] = useState<string | null>(null)
  const [turns, setTurns] = useState(0)
  const [asking, setAsking] = useState<'confirm' | 'discard' | null>(null)
  const desk = useRef<HTMLDivElement>(null)
  const shown = markFor(active, marks)
  usePageKeys(keys)

  // What the other side does when the officer turns to a place on one side.
  const wants = useRef({ focus: false, scroll: false })
  const goTo = useCallback((key: string, focus: boolean, scroll: boolean) => {
    wants.current = { focus, scroll }
    setActive(key)
    // Turning again to the same place moves there again.
    setTurns((before) => before + 1)
  }, [])
  const turnTo = useCallback((key: string) => {
    setActive((now) => {
      if (now !== key) wants.current = { focus: wants.current.focus, scroll: true }
      return key
    })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turns` is the wish to move, not a value that is read
  useEffect(() => {
    const { focus, scroll } = wants.current
    wants.current = { focus: false, scroll: false }
    if (!active) return
    if (focus) {
      const place =
        desk.current?.querySelector<HTMLElement>(`[data-place="${active}"]`) ??
        desk.current?.querySelector<HTMLElement>(`[data-place^="${active}."]`)
      place?.focus({ preventScroll: true })
      place?.scrollIntoView({ block: 'center' })
    }
    if (scroll && shown)
      desk.current?.querySelector(`[data-marks~="${shown}"]`)?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [active, shown, turns])

  const accept = useCallback(
    (key: string) =>
      change((before) => ({
        ...before,
        extra: { ...before.extra, accepted: [...new Set([...before.extra.accepted, key])] },
      })),
    [change],
  )
  const drop = useCallback(
    (key: string) => {
      change((before) => {
        const place = before.tasks.findIndex((task) => task.key === key)
        const gone = before.tasks[place]
        if (gone)
          // Outside the updater: a toast is not part of the state.
          queueMicrotask(() =>
            toast.done('Đã bỏ nhiệm vụ', () =>
              change((now) =>
                now.tasks.some((task) => task.key === key)
                  ? now
                  : { ...now, tasks: [...now.tasks.slice(0, place), gone, ...now.tasks.slice(place)] },
              ),
            ),
          )
        return { ...before, tasks: before.tasks.filter((task) => task.key !== key) }
      })
      setActive(null)
    },
    [change],
  )
  const step = (by: 1 | -1) => {
    const at = attention.findIndex((one) => one.key === active)
    const next =
      attention[at < 0 ? (by > 0 ? 0 : attention.length - 1) : (at + by + attention.length) % attention.length]
    if (next) goTo(next.key, true, true)
    else toast.info('Không còn chỗ nào phải xem lại')
  }
  const blocking = attention.filter((one) => one.blocks)
  const askConfirm = () => {
    const [first] = blocking
    if (!first) return setAsking('confirm')
    toast.info(`Còn ${blocking.length} chỗ phải bổ sung trước khi xác nhận`)
    goTo(first.key, true, true)
  }

  const press = useRef<(event: KeyboardEvent) => void>(() => {})
  press.current = (event) => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    const key = event.key.toLowerCase()
    const command = event.ctrlKey || event.metaKey
    const target = event.target as HTMLElement
    const done = () => event.preventDefault()
    if (command && key === 's') {
      done()
      void save()
    } else if (command && key === 'enter') {
      done()
      askConfirm()
    } else if (event.altKey && (key === 'arrowdown' || key === 'arrowup')) {
      // In a date Alt ↓ opens the calendar.
      if (target.matches('input[inputmode="numeric"]')) return
      done()
      step(key === 'arrowdown' ? 1 : -1)
    } else if (command || event.altKey || isTyping(event.target)) {
      return
    } else if (key === 'j' || key === 'k') {
      done()
      step(key === 'j' ? 1 : -1)
    } else if (key === 'enter' && active && !target.closest('button, a, summary')) {
      const here = attention.find((one) => one.key === active)
      if (!here) return
      done()
      if (here.blocks) toast.info(here.words)
      else {
        const after = attention[attention.indexOf(here) + 1]
        accept(here.key)
        if (after) goTo(after.key, true, true)
      }
    } else if (key === 'delete' && active?.startsWith('task.')) {
      done()
      drop(active.split('.').slice(0, 2).join('.'))
    }
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const discard = useStep(discardReading, {
    invalidates: [listReadings],
    said: 'Đã bỏ bản đọc',
    onDone: () => {
      stop()
      open(places.readings, { replace: true })
    },
  })
  const review = useMemo(
    () => ({
      draft,
      reviewed,
      change,
      units: byId,
      attention: new Map(attention.map((one) => [one.key, one])),
      active,
      turnTo,
      accept,
    }),
    [draft, reviewed, change, byId, attention, active, turnTo, accept],
  )
  const sourceNotes = [...new Set([...source.notes])]
  return (
    <Page
      title={
        reviewed.document.symbol
          ? `${typeWords(reviewed.document.type)} ${reviewed.document.symbol}`.trim()
          : reading.fileName
      }
      crumbs={crumbs}
      width="wide"
      badges={
        <>
          <Saved state={state} />
          {blocking.length > 0 ? (
            <StateBadge words={`Phải bổ sung ${blocking.length} chỗ`} tone="amber" />
          ) : attention.length > 0 ? (
            <StateBadge words={`Nên xem lại ${attention.length} chỗ`} tone="plain" />
          ) : (
            <StateBadge words="Đã xem hết các chỗ cần xem" tone="green" />
          )}
        </>
      }
      actions={
        <Group gap="xs">
          <Button variant="subtle" color="red" onClick={() => setAsking('discard')}>
            Bỏ bản đọc
          </Button>
          <Button variant="default" disabled={attention.length === 0} onClick={() => step(1)}>
            Chỗ cần xem tiếp theo (J)
          </Button>
          <Button onClick={askConfirm}>Xác nhận, vào sổ</Button>
        </Group>
      }
    >
      {state.kind === 'conflict' && (
        <div className={css.conflict} role="alert">
          <p>
            Bản đọc này vừa được sửa ở nơi khác nên những thay đổi từ lúc đó chưa lưu. Xin tải lại để làm tiếp trên bản
            mới nhất.
          </p>
          <Button variant="default" onClick={() => location.reload()}>
            Tải lại bản mới nhất
          </Button>
        </div>
      )}
      <ReviewContext value={review}>
        <div ref={desk} className={css.desk}>
          <SplitPane
            name="reading"
            leftWords="Văn bản đã đọc"
            rightWords="Bản thảo để xác nhận"
            left={
              <>
                <p className={css.file}>
                  {reading.fileName}
                  {sourceNotes.length > 0 && ` — ${sourceNotes.join(' ')}`}
                </p>
                <SourceView
                  source={source}
                  marks={marks}
                  active={shown}
                  onPick={([first]) => first && goTo(first, true, false)}
                />
              </>
            }
            right={
              <div className={css.draft}>
                {!assign && (
                  <p className={css.soft}>
                    Đồng chí vào sổ văn bản; nhiệm vụ do người có quyền giao việc giao sau, từ chính các khoản này.
                  </p>
                )}
                <Warnings draft={draft} />
                <ReviewHead />
                <ReviewCitations />
                <ReviewStages />
                {assign && <ReviewTasks onDrop={drop} />}
                {assign && (
                  <ReviewSend unitIdsOf={(codes) => [...new Set(codes.flatMap((code) => byCode.get(code) ?? []))]} />
                )}
              </div>
            }
          />
        </div>
      </ReviewContext>
      {asking === 'confirm' && (
        <ConfirmDialog
          id={reading.id}
          draft={draft}
          reviewed={reviewed}
          onClose={() => setAsking(null)}
          onPlace={(key) => {
            setAsking(null)
            goTo(key, true, true)
          }}
          onDone={(documentId) => {
            stop()
            open(places.document(documentId), { replace: true })
          }}
        />
      )}
      {asking === 'discard' && (
        <Confirm
          title="Bỏ bản đọc này?"
          words="Nội dung đã đọc và đã sửa sẽ bị xóa; không có gì vào sổ."
          yes="Bỏ bản đọc"
          danger
          loading={discard.isPending}
          onNo={() => setAsking(null)}
          onYes={() => discard.mutate({ params: { id: reading.id } })}
        />
      )}
    </Page>
  )
}

/** Everything the reader itself remarked; what must be looked at stands at its place below. */
function Warnings({ draft }: { draft: Draft }) {
  if (draft.warnings.length === 0) return null
  return (
    <details className={css.warnings}>
      <summary>Máy đọc có {draft.warnings.length} điều lưu ý</summary>
      <ul>
        {draft.warnings.map((one) => (
          <li key={`${one.code} ${one.words}`}>{one.words}</li>
        ))}
      </ul>
    </details>
  )
}

function Saved({ state }: { state: SaveState }) {
  const words = {
    saved: 'Đã lưu',
    unsaved: 'Chưa lưu',
    saving: 'Đang lưu…',
    conflict: 'Không lưu được',
    failed: 'Chưa lưu được',
  }[state.kind]
  return (
    <span
      role="status"
      className={css.saved}
      data-bad={state.kind === 'failed' || state.kind === 'conflict' ? '' : undefined}
    >
      {words}
      {state.kind === 'failed' && `: ${state.refused.words}`}
    </span>
  )
}
