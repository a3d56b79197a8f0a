import type { OkOf } from '@liem/domain/kernel/route'
import { readSystem } from '@liem/domain/setup/contract'
import { instantWords, numberWords, sizeWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import css from './calendar.module.css'

type State = OkOf<typeof readSystem>

const networkWords = { internet: 'Mạng có kết nối Internet', 'independent-lan': 'Mạng LAN độc lập' } as const
const databaseWords = { 'this-machine': 'trên máy chủ này', server: 'trên một máy chủ khác' } as const
/** A due job that waits longer than this shows that nobody works the queue off. */
const SLOW_MS = 10 * 60_000

/** How the installation is, asked again every half minute. */
export function System() {
  const asked = useAsk(readSystem, {}, { every: 30_000 })
  return (
    <Page title="Tình trạng hệ thống" crumbs={[{ words: 'Quản trị', to: places.admin }]} width="narrow">
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Bones rows={8} />}
      {asked.data && <Parts state={asked.data} />}
    </Page>
  )
}

function Parts({ state }: { state: State }) {
  const { worker, queue, database, files, journal } = state
  const isSlow = queue.oldestAt !== null && Date.parse(state.now) - Date.parse(queue.oldestAt) > SLOW_MS
  return (
    <>
      <Card>
        <Facts
          facts={[
            ['Phiên bản', `Liêm ${state.version}${state.practice ? ' (bản tập huấn)' : ''}`],
            ['Mạng', networkWords[state.network]],
            [
              'Cơ sở dữ liệu',
              `PostgreSQL ${database.version.split(' ')[0]}, ${databaseWords[database.kind]}, ${sizeWords(database.bytes)}`,
            ],
            ['Lúc xem', instantWords(state.now)],
          ]}
        />
      </Card>
      <Section
        title="Việc nền"
        hint="Nhắc hạn, đọc văn bản, gửi thư và tính lại thời hạn do phần việc nền làm, không cần ai mở trang."
      >
        <Card>
          <Facts
            facts={[
              [
                'Phần việc nền',
                worker.connected ? (
                  <StateBadge key="on" words="Đang chạy" tone="green" />
                ) : (
                  <>
                    <StateBadge key="off" words="Không thấy chạy" tone="red" />
                    <span className={css.aside}>
                      Khởi động lại máy chủ với LIEM_ROLES có “worker”; nếu vẫn vậy, xem nhật ký kỹ thuật.
                    </span>
                  </>
                ),
              ],
              ['Lịch chạy gần nhất', worker.ranAt ? instantWords(worker.ranAt) : 'chưa lần nào'],
              [
                'Việc đang chờ',
                <>
                  {numberWords(queue.waiting)}
                  {isSlow && <span className={css.aside}>Việc chờ lâu nhất từ {instantWords(queue.oldestAt)}.</span>}
                </>,
              ],
              [
                'Việc đã bỏ sau nhiều lần thử',
                queue.failed === 0 ? (
                  'không có'
                ) : (
                  <StateBadge key="failed" words={numberWords(queue.failed)} tone="red" />
                ),
              ],
            ]}
          />
        </Card>
      </Section>
      <Section title="Dữ liệu">
        <Card>
          <Facts
            facts={[
              ['Tệp đính kèm', `${numberWords(files.count)} tệp, ${sizeWords(files.bytes)}`],
              [
                'Nhật ký',
                <>
                  {numberWords(journal.entries)} dòng, {sizeWords(journal.bytes)}
                  <span className={css.aside}>
                    {journal.lastAt ? `Dòng mới nhất lúc ${instantWords(journal.lastAt)}.` : 'Chưa ghi dòng nào.'}
                  </span>
                </>,
              ],
            ]}
          />
        </Card>
      </Section>
      <Section
        title="Khóa ký của bản cài"
        hint="So với bản đã ghi ra giấy khi thiết lập. Khác đi nghĩa là khóa đã bị thay: phải hỏi cho rõ ngay."
      >
        <Card>
          {state.keyFingerprint ? <Fingerprint text={state.keyFingerprint} /> : <p>Bản cài này chưa có khóa ký.</p>}
        </Card>
      </Section>
    </>
  )
}

/** Groups of four, two lines on a wide page, so that two people can read it to each other. */
export function Fingerprint({ text }: { text: string }) {
  return <code className={css.fingerprint}>{text}</code>
}
