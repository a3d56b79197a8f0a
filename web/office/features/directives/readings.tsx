import { listReadings } from '@liem/domain/directives/readings.contract'
import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Page } from '#ui/page.tsx'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { ReadFileDialog } from './read-file-dialog.tsx'

/** Files that were read and wait to be looked through. */
export function ReadingList() {
  const list = useList(listReadings, { query: {} })
  const [opened, setOpened] = useState(false)
  const upload = (
    <Button leftSection={<IconFileUpload size={18} aria-hidden />} onClick={() => setOpened(true)}>
      Đọc tệp văn bản
    </Button>
  )
  return (
    <Page
      title="Bản đọc chờ xác nhận"
      crumbs={[{ words: 'Văn bản', to: places.documents }]}
      lead="Mỗi bản đọc là bản thảo lập từ một tệp. Chỉ khi được xác nhận, văn bản mới vào sổ và nhiệm vụ mới được giao."
      actions={upload}
    >
      <DataTable
        label="Bản đọc chờ xác nhận"
        list={list}
        rowKey={(row) => row.id}
        opens={(row) => places.reading(row.id)}
        empty={{
          words: 'Không có bản đọc nào đang chờ',
          hint: 'Thả một tệp Word, PDF, HTML hoặc văn bản thuần để đọc.',
        }}
        columns={[
          {
            key: 'title',
            head: 'Văn bản',
            main: true,
            cell: (row) => (
              <>
                {row.title ?? row.fileName}
                <small className={css.line}>
                  {[row.symbol, row.title ? row.fileName : null].filter(Boolean).join(' · ')}
                </small>
              </>
            ),
          },
          { key: 'tasks', head: 'Nhiệm vụ đọc được', align: 'end', narrow: true, cell: (row) => row.tasks },
          { key: 'by', head: 'Người đọc', cell: (row) => row.by.name },
          { key: 'at', head: 'Lúc', narrow: true, cell: (row) => instantWords(row.createdAt) },
        ]}
      />
      {opened && <ReadFileDialog onClose={() => setOpened(false)} />}
    </Page>
  )
}
