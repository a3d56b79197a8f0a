import { contactKinds, standingWords } from '@liem/domain/publicity/contact-points'
import { type ContactRow, downloadPaperForm, downloadPoster, readContacts } from '@liem/domain/publicity/contract'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge, type Tone } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import { ContactDialog, EndContactDialog } from './contact-dialogs.tsx'
import css from './publicity.module.css'

const tones: Readonly<Record<ContactRow['standing'], Tone>> = {
  now: 'green',
  coming: 'accent',
  past: 'grey',
  never: 'grey',
}
type Asking = { what: 'add'; replaces?: ContactRow } | { what: 'end'; row: ContactRow }

/** How one unit may be reached: today, later, before; and what it hangs on its wall. */
export function UnitContacts() {
  const id = Number(usePlace('id'))
  const asked = useAsk(readContacts, { params: { id } })
  const [asking, setAsking] = useState<Asking | null>(null)
  const crumbs = [{ words: 'Đường dây nóng, nơi tiếp dân', to: places.contacts }]
  if (!asked.data)
    return (
      <Page title="Đầu mối liên hệ" crumbs={crumbs}>
        {asked.error ? <QuietError error={asked.error} again={() => void asked.refetch()} /> : <Bones rows={6} />}
      </Page>
    )
  const { unit, rows, missing, publicAddress, can } = asked.data
  const hasHotline = rows.some((row) => row.kind === 'hotline' && row.standing === 'now')
  return (
    <Page
      title={unit.name}
      crumbs={crumbs}
      lead="Mỗi dòng có ngày bắt đầu và ngày thôi; không dòng nào bị xóa."
      badges={
        missing.length > 0 && (
          <StateBadge
            words={`Chưa công bố: ${missing.map((kind) => contactKinds[kind].toLowerCase()).join(', ')}`}
            tone="amber"
          />
        )
      }
      actions={
        can.includes('add') && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking({ what: 'add' })}>
            Công bố đầu mối
          </Button>
        )
      }
    >
      <DataTable
        label="Đầu mối liên hệ"
        rows={rows}
        rowKey={(row) => row.id}
        empty={{ words: 'Đơn vị chưa công bố đầu mối nào' }}
        actions={(row) =>
          row.can.map((step) =>
            step === 'replace'
              ? { key: step, words: 'Thay bằng đầu mối mới', run: () => setAsking({ what: 'add', replaces: row }) }
              : { key: step, words: 'Thôi công bố', run: () => setAsking({ what: 'end', row }), danger: true },
          )
        }
        columns={[
          {
            key: 'value',
            head: 'Nội dung',
            main: true,
            cell: (row) => (
              <>
                {row.value}
                {row.hours && <span className={css.aside}>{row.hours}</span>}
              </>
            ),
          },
          { key: 'kind', head: 'Loại', cell: (row) => contactKinds[row.kind] },
          { key: 'from', head: 'Từ ngày', narrow: true, cell: (row) => dayWords(row.validFrom) },
          {
            key: 'to',
            head: 'Thôi từ ngày',
            narrow: true,
            cell: (row) => (row.validTo ? dayWords(row.validTo) : '—'),
          },
          {
            key: 'standing',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) => <StateBadge words={standingWords[row.standing]} tone={tones[row.standing]} />,
          },
          { key: 'by', head: 'Người ghi', notOnPhone: true, cell: (row) => row.recordedBy?.name ?? '—' },
        ]}
      />
      <Section
        title="Áp phích và phiếu giấy"
        hint="Treo áp phích ở bộ phận một cửa, nơi tiếp dân, cổng trụ sở. In lại mỗi khi đầu mối hoặc khóa thay đổi."
      >
        <Card>
          <div className={css.stack}>
            {!hasHotline && (
              <p className={css.note}>Đơn vị chưa có số đường dây nóng còn hiệu lực: áp phích in ra sẽ không có số.</p>
            )}
            <Facts facts={[['Địa chỉ in trên áp phích', publicAddress]]} />
            <div className={css.buttons}>
              <ExportButton
                route={downloadPoster}
                input={{ params: { id } }}
                words="Tải áp phích (PDF)"
                variant="filled"
              />
              <ExportButton route={downloadPaperForm} input={{ params: { id } }} words="Tải phiếu giấy (PDF)" />
            </div>
          </div>
        </Card>
      </Section>
      {asking?.what === 'add' && (
        <ContactDialog unitId={id} replaces={asking.replaces} onClose={() => setAsking(null)} />
      )}
      {asking?.what === 'end' && <EndContactDialog row={asking.row} onClose={() => setAsking(null)} />}
    </Page>
  )
}
