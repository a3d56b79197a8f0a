import { readCoverageCell } from '@liem/domain/directives/cascade.contract'
import { coverageStates } from '@liem/domain/directives/words'
import { type TaskClass, taskClasses } from '@liem/domain/tasks/classes'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Link } from '#ui/link.tsx'
import { Facts } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import { classTones } from '../tasks/words.ts'
import css from './directives.module.css'
import { citedAs, stateTones } from './words.ts'

/** What makes one cell: the unit's plan, its items, the tasks that count. */
export function CellDialog({
  documentId,
  itemId,
  unitId,
  onClose,
}: {
  documentId: string
  itemId: string
  unitId: number
  onClose: () => void
}) {
  const cell = useAsk(readCoverageCell, { params: { id: documentId, itemId, unitId } })
  const one = cell.data
  return (
    <Dialog title={one ? one.unit.name : 'Ô của ma trận'} onClose={onClose} size="large">
      {cell.error && <QuietError error={cell.error} />}
      {!one && !cell.error && <Bones />}
      {one && (
        <>
          <div className={css.row}>
            <StateBadge words={coverageStates[one.state].words} tone={stateTones[one.state]} />
          </div>
          <blockquote className={css.words} style={{ margin: 0 }}>
            {one.item.path && <b>{one.item.path}. </b>}
            {one.item.words}
          </blockquote>
          <Facts
            facts={[
              [
                'Kế hoạch của đơn vị',
                one.plan ? (
                  <Link key="plan" to={places.document(one.plan.id)}>
                    {citedAs(one.plan)} — {one.plan.title}
                  </Link>
                ) : one.needsPlan ? (
                  `Chưa có; hạn ${dayWords(one.planDueOn)}`
                ) : (
                  'Không yêu cầu'
                ),
              ],
              [
                'Mục thực hiện trong kế hoạch',
                one.planItems.length > 0 && (
                  <ul className={css.list}>
                    {one.planItems.map((item) => (
                      <li key={item.id}>
                        <Link to={`${places.document(item.documentId)}#item-${item.id}`}>{item.path || 'Mục'}</Link>{' '}
                        {item.words}
                      </li>
                    ))}
                  </ul>
                ),
              ],
            ]}
          />
          <DataTable
            label="Nhiệm vụ"
            bare
            rows={one.tasks}
            rowKey={(task) => task.id}
            opens={(task) => places.task(task.id)}
            empty={{ words: 'Chưa có nhiệm vụ nào cho khoản này ở đơn vị' }}
            columns={[
              {
                key: 'title',
                head: 'Nhiệm vụ',
                main: true,
                cell: (task) => (
                  <>
                    {task.title}
                    <small className={css.line}>
                      {task.code} · {task.own ? 'theo kế hoạch của đơn vị' : 'giao từ văn bản này'}
                    </small>
                  </>
                ),
              },
              {
                key: 'class',
                head: 'Phân loại',
                narrow: true,
                cell: (task) => (
                  <StateBadge words={taskClasses[task.class as TaskClass]} tone={classTones[task.class as TaskClass]} />
                ),
              },
              { key: 'due', head: 'Hạn', narrow: true, cell: (task) => dayWords(task.dueOn) || '—' },
            ]}
          />
        </>
      )}
    </Dialog>
  )
}
