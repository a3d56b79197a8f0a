import { ShareBar, StackedBar } from '#ui/charts/bars.tsx'
import { type CellKind, MatrixGrid } from '#ui/charts/matrix-grid.tsx'
import { RoadmapTimeline } from '#ui/charts/roadmap.tsx'
import { Sparkline, TrendLine } from '#ui/charts/trend.tsx'
import { Card, Section } from '#ui/page.tsx'

const kinds: Record<string, CellKind> = {
  done: { class: 'green', glyph: '✓', words: 'Đã có kế hoạch' },
  soon: { class: 'amber', glyph: '…', words: 'Đang soạn' },
  late: { class: 'red', glyph: '!', words: 'Chưa có, đã quá hạn' },
  waits: { class: 'grey', glyph: '–', words: 'Chưa đến hạn' },
}
const names = [
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Nội vụ',
  'Sở Nông nghiệp và Môi trường',
  'Ủy ban nhân dân xã Tân Hội',
  'Ủy ban nhân dân phường Bắc Ninh Hòa',
]
const turns = ['done', 'done', 'soon', 'late', 'waits', 'done', 'done']

/** The kit's charts with sample content. */
export function KitCharts({ today }: { today: string }) {
  return (
    <>
      <Section title="Biểu đồ">
        <Card>
          <div style={{ display: 'grid', gap: '1.5rem' }}>
            <ShareBar label="Đúng hạn" numerator={911} denominator={1011} opens="/tasks" mark={0.84} />
            <ShareBar label="Đúng hạn" numerator={0} denominator={0} />
            <StackedBar
              label="Nhiệm vụ theo kết quả"
              slices={[
                { key: 'a', words: 'Hoàn thành đúng hạn', value: 87, tone: 'green', glyph: '✓', opens: '/tasks' },
                { key: 'b', words: 'Hoàn thành muộn', value: 17, tone: 'amber', glyph: '◷' },
                { key: 'c', words: 'Trong hạn', value: 120, tone: 'accent', glyph: '▸' },
                { key: 'd', words: 'Quá hạn', value: 9, tone: 'red', glyph: '!' },
                { key: 'e', words: 'Không có thời hạn', value: 5, tone: 'grey', glyph: '–' },
              ]}
            />
            <span>
              Quá hạn theo tháng{' '}
              <Sparkline values={[3, 5, 4, 8, 6, 2]} words="Quá hạn sáu tháng gần đây: 3, 5, 4, 8, 6, 2" tone="red" />
            </span>
            <TrendLine
              label="Nhiệm vụ hoàn thành theo tháng"
              points={[
                '1/2026',
                '2/2026',
                '3/2026',
                '4/2026',
                '5/2026',
                '6/2026',
                '7/2026',
                '8/2026',
                '9/2026',
                '10/2026',
              ]}
              series={[
                { key: 'a', words: 'Đúng hạn', tone: 'accent', values: [12, 18, 22, 19, 31, 40, 38, 44, 47, 52] },
                {
                  key: 'b',
                  words: 'Quá hạn cuối tháng',
                  tone: 'red',
                  dashed: true,
                  values: [3, 5, 4, 8, 6, 9, null, 7, 5, 2],
                },
              ]}
            />
          </div>
        </Card>
      </Section>
      <Section title="Ma trận triển khai">
        <MatrixGrid
          label="Đơn vị và nhiệm vụ của văn bản"
          corner="Đơn vị"
          rows={names.map((name, place) => ({
            key: String(place),
            words: name,
            detail: `${place + 3} nhiệm vụ`,
            to: `/units/${place}`,
          }))}
          columns={Array.from({ length: 24 }, (_, place) => ({
            key: String(place),
            words: `II.${place + 1}`,
            title: `Nhiệm vụ II.${place + 1} của nghị quyết`,
            to: `/documents/1?item=${place}`,
          }))}
          kinds={kinds}
          cell={(row, column) =>
            (Number(row) * 5 + Number(column) * 3) % 11 === 7
              ? undefined
              : { kind: turns[(Number(row) * 3 + Number(column)) % 7] ?? 'waits' }
          }
        />
      </Section>
      <Section title="Lộ trình">
        <RoadmapTimeline
          label="Lộ trình thực hiện"
          today={today}
          lanes={[
            {
              key: 'a',
              words: 'Chiến lược quốc gia',
              phases: [
                { key: '1', words: 'Giai đoạn 1', from: '2024-01-01', to: '2026-06-30', tone: 'done' },
                {
                  key: '2',
                  words: 'Giai đoạn 2',
                  from: '2026-07-01',
                  to: '2030-12-31',
                  tone: 'now',
                  opens: '/documents/1',
                },
              ],
              moments: [
                { key: 'a', words: 'Sơ kết giai đoạn 1', on: '2026-06-30', tone: 'done' },
                { key: 'b', words: 'Sơ kết 3 năm', on: '2028-12-15', opens: '/documents/1' },
              ],
            },
            {
              key: 'b',
              words: 'Kế hoạch 5 năm của tỉnh',
              phases: [{ key: '1', words: 'Thực hiện kế hoạch', from: '2026-01-15', to: '2030-12-31', tone: 'later' }],
              moments: [{ key: 'a', words: 'Báo cáo năm 2025', on: '2026-11-01', tone: 'late' }],
            },
          ]}
        />
      </Section>
    </>
  )
}
