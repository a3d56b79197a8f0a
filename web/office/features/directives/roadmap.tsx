import { readRoadmap } from '@liem/domain/directives/cascade.contract'
import { useAddress } from '#lib/address.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { RoadmapTimeline } from '#ui/charts/roadmap.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Link } from '#ui/link.tsx'
import { Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { drawn, ReviewTable } from './stages.tsx'

/** Plans of many years in one picture: where each stands, what is due at each review. */
export function Roadmap() {
  const me = useMe()
  const address = useAddress(readRoadmap)
  const { from, to } = address.filters
  const roadmap = useAsk(readRoadmap, { query: { from, to } }, { keep: true })
  const answer = roadmap.data
  return (
    <Page
      title="Lộ trình"
      width="wide"
      lead="Các chương trình, kế hoạch nhiều năm: giai đoạn, mốc sơ kết, tổng kết và việc đến hạn ở mỗi mốc."
    >
      <FilterBar
        address={address}
        filters={[
          { kind: 'day', name: 'from', words: 'Từ ngày', today: me.today },
          { kind: 'day', name: 'to', words: 'Đến ngày', today: me.today },
        ]}
      />
      {roadmap.error && <QuietError error={roadmap.error} again={() => void roadmap.refetch()} />}
      {!answer && !roadmap.error && <Bones rows={6} />}
      {answer && answer.lanes.length === 0 && (
        <Empty
          words="Chưa có văn bản nào chia giai đoạn hoặc đặt mốc sơ kết, tổng kết"
          hint="Giai đoạn và mốc được đọc từ tệp văn bản khi xác nhận bản đọc."
          next={<Link to={places.documents}>Sổ văn bản</Link>}
          filtered={Boolean(from || to)}
          onClear={address.clear}
        />
      )}
      {answer && answer.lanes.length > 0 && (
        <div className={css.stack}>
          <RoadmapTimeline
            label="Lộ trình các chương trình, kế hoạch"
            lanes={answer.lanes.map((lane) => drawn(lane, answer.today))}
            today={answer.today}
          />
          <Section title="Mốc sơ kết, tổng kết, báo cáo">
            <ReviewTable lanes={answer.lanes} named />
          </Section>
        </div>
      )}
    </Page>
  )
}
