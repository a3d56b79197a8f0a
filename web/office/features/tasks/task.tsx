import { taskClasses } from '@liem/domain/tasks/classes'
import { readTask, type Task } from '@liem/domain/tasks/contract'
import { listTaskJournal } from '@liem/domain/tasks/steps.contract'
import { taskFlow } from '@liem/domain/tasks/workflow'
import { useAddress, usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { Claims } from './claims.tsx'
import { Difficulties, Extensions, Handovers, ProgressNotes } from './parts.tsx'
import { TaskSteps } from './steps.tsx'
import { classTones, everyWords, stateTones } from './words.ts'

/** One task: what it asks, by when and why that day, what the unit says, what the checker says, what happened. */
export function TaskPage() {
  const id = usePlace('id')
  const me = useMe()
  const task = useAsk(readTask, { params: { id } })
  if (task.error) return <QuietError error={task.error} again={() => void task.refetch()} />
  if (!task.data) return <Bones rows={8} />
  const one = task.data
  const running = one.state !== 'done' && one.state !== 'recalled' && one.state !== 'suspended'
  return (
    <Page
      title={one.title}
      crumbs={[
        { words: 'Nhiệm vụ', to: places.tasks },
        ...(one.document
          ? [{ words: one.document.symbol ?? one.document.title, to: places.document(one.document.id) }]
          : []),
      ]}
      lead={one.code}
      badges={
        <>
          <StateBadge words={taskFlow.states[one.state]} tone={stateTones[one.state]} />
          {running ? (
            <DeadlineBadge
              dueOn={one.dueOn}
              today={me.today}
              provisional={one.duty?.provisional}
              explanation={one.duty?.explanation}
              withDay
            />
          ) : (
            <StateBadge words={taskClasses[one.class]} tone={classTones[one.class]} />
          )}
          {one.stuck && <StateBadge words="Đang vướng" tone="amber" />}
        </>
      }
      actions={<TaskSteps task={one} />}
    >
      <Gap task={one} />
      <About task={one} />
      <TaskTabs task={one} />
    </Page>
  )
}

/** The two truths side by side, whenever they differ. */
function Gap({ task }: { task: Task }) {
  if (task.class === task.classByClaim) return null
  return (
    <Card>
      Theo thẩm định: <StateBadge words={taskClasses[task.class]} tone={classTones[task.class]} /> · theo báo cáo của
      đơn vị: <StateBadge words={taskClasses[task.classByClaim]} tone={classTones[task.classByClaim]} />
    </Card>
  )
}

function About({ task }: { task: Task }) {
  return (
    <Card>
      <Facts
        facts={[
          ['Sản phẩm, kết quả', task.product],
          ['Cơ quan chủ trì', <UnitLink key="lead" unit={task.lead} />],
          [
            'Chủ trì ban đầu',
            task.originalLead.id !== task.lead.id && <UnitLink key="first" unit={task.originalLead} />,
          ],
          ['Phối hợp', task.support.length > 0 && task.support.map((unit) => unit.name).join('; ')],
          ['Cơ quan theo dõi', <UnitLink key="by" unit={task.supervising} />],
          ['Cán bộ thụ lý', task.officer?.name ?? 'Chưa phân công'],
          ['Ngày giao', dayWords(task.assignedOn)],
          ['Hạn ghi trong văn bản', task.dueAsWritten],
          ['Hạn ban đầu', task.dueOriginalOn !== task.dueOn && task.dueOriginalOn && dayWords(task.dueOriginalOn)],
          ['Hạn hiện tại', task.dueOn ? dayWords(task.dueOn) : 'Không ghi hạn'],
          [
            'Định kỳ',
            task.series &&
              `${everyWords[task.series.every as keyof typeof everyWords] ?? task.series.every}${task.period ? ` · kỳ ${task.period}` : ''}`,
          ],
          ['Hoàn thành theo báo cáo', task.claimedOn && dayWords(task.claimedOn)],
          [
            'Được công nhận hoàn thành',
            task.verifiedOn && `${dayWords(task.verifiedOn)}${task.verifiedLate ? ' (muộn)' : ''}`,
          ],
          [
            'Lời văn trong văn bản',
            task.itemWords && (
              <blockquote style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
                {task.itemPath ? `${task.itemPath}. ` : ''}
                {task.itemWords}
              </blockquote>
            ),
          ],
        ]}
      />
      {task.milestones.length > 0 && (
        <Section title="Các mốc">
          <ul>
            {task.milestones.map((one) => (
              <li key={`${one.label} ${one.dueOn}`}>
                {one.label}
                {one.dueOn ? ` — ${dayWords(one.dueOn)}` : ''}
                {one.doneOn ? ` (xong ${dayWords(one.doneOn)})` : ''}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Card>
  )
}

const UnitLink = ({ unit }: { unit: Task['lead'] }) => <Link to={places.unit(unit.id)}>{unit.name}</Link>

function TaskTabs({ task }: { task: Task }) {
  const address = useAddress()
  const open = task.difficulties.filter((one) => !one.answer).length
  return (
    <Tabs
      label="Nội dung nhiệm vụ"
      value={address.filters.tab}
      onChange={(tab) => address.set({ tab })}
      tabs={[
        {
          key: 'claims',
          words: 'Báo cáo và thẩm định',
          count: task.claims.length,
          panel: () => <Claims task={task} />,
        },
        { key: 'progress', words: 'Tiến độ', count: task.progress.length, panel: () => <ProgressNotes task={task} /> },
        { key: 'difficulties', words: 'Khó khăn', count: open || undefined, panel: () => <Difficulties task={task} /> },
        {
          key: 'changes',
          words: 'Gia hạn, bàn giao',
          count: task.extensions.length + task.handovers.length || undefined,
          panel: () => (
            <>
              <Extensions task={task} />
              <Handovers task={task} />
            </>
          ),
        },
        { key: 'journal', words: 'Nhật ký', panel: () => <Journal id={task.id} /> },
      ]}
    />
  )
}

function Journal({ id }: { id: string }) {
  const journal = useAsk(listTaskJournal, { params: { id } })
  if (journal.error) return <QuietError error={journal.error} />
  if (!journal.data) return <Bones rows={4} />
  return (
    <Timeline
      label="Nhật ký nhiệm vụ"
      entries={[...journal.data]
        .reverse()
        .map((entry) => ({ key: entry.id, at: entry.at, words: entry.words, by: entry.by }))}
    />
  )
}
