import type { Task } from '@liem/domain/tasks/contract'
import { readEvidence } from '@liem/domain/tasks/steps.contract'
import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { callDownload } from '#lib/call.ts'
import { dayWords, sizeWords } from '#lib/format.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Empty } from '#ui/empty.tsx'
import { Card, Facts } from '#ui/page.tsx'
import { StateBadge, type Tone } from '#ui/state-badge.tsx'
import css from './task.module.css'
import { claimWords } from './words.ts'

type Claim = Task['claims'][number]
const tones: Record<Claim['state'], Tone> = {
  pending: 'amber',
  accepted: 'green',
  accepted_late: 'green',
  partly: 'amber',
  returned: 'red',
  withdrawn: 'grey',
}

/** What the unit said and what the checker answered, newest first. */
export function Claims({ task }: { task: Task }) {
  if (task.claims.length === 0)
    return (
      <Empty
        words="Đơn vị chưa báo cáo hoàn thành"
        hint="Khi có sản phẩm, cơ quan chủ trì báo cáo kèm tài liệu; cơ quan theo dõi thẩm định."
      />
    )
  return (
    <div className={css.stack}>
      {[...task.claims].reverse().map((claim) => (
        <Card key={claim.id}>
          <div className={css.claimHead}>
            <b>Báo cáo hoàn thành ngày {dayWords(claim.claimedOn)}</b>
            <StateBadge words={claimWords[claim.state]} tone={tones[claim.state]} />
          </div>
          <Facts
            facts={[
              ['Sản phẩm', claim.product],
              ['Số, ký hiệu', claim.productSymbol],
              ['Ghi chú', claim.note],
              ['Người báo cáo', claim.by.name],
              ['Tài liệu chứng minh', claim.evidence.length > 0 && <Evidence task={task} files={claim.evidence} />],
              [
                'Kết quả thẩm định',
                claim.verdict &&
                  `${claimWords[claim.verdict.kind as Claim['state']]} — ${dayWords(claim.verdict.decidedOn)}, ${claim.verdict.by.name}`,
              ],
              ['Lý do', claim.verdict?.reasons],
            ]}
          />
        </Card>
      ))}
    </div>
  )
}

function Evidence({ task, files }: { task: Task; files: Claim['evidence'] }) {
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPaperclip size={16} aria-hidden />}
            onClick={() =>
              void callDownload(readEvidence, { params: { id: task.id, fileId: file.id } }).catch((thrown) =>
                toast.refused(asRefused(thrown)),
              )
            }
          >
            {file.name} ({sizeWords(file.sizeBytes)})
          </Button>
        </li>
      ))}
    </ul>
  )
}
