import { attachPaper, type DocumentPage, readDocumentText, readPaper } from '@liem/domain/directives/contract'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { callDownload } from '#lib/call.ts'
import { sizeWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { SelectField } from '#ui/form/fields.tsx'
import { Card, Section } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './directives.module.css'
import { SourceView } from './source-view.tsx'
import { touched } from './touched.ts'
import { attachable, mostBytes, paperWords } from './words.ts'

/** Files of the document, and its whole text as it was read. */
export function Papers({ page }: { page: DocumentPage }) {
  const [adding, setAdding] = useState(false)
  const [reading, setReading] = useState(false)
  return (
    <div className={css.stack}>
      {page.papers.length === 0 ? (
        <Empty words="Chưa có tệp nào kèm văn bản" />
      ) : (
        <ul className={css.list}>
          {page.papers.map((paper) => (
            <li key={paper.id}>
              <Button
                variant="subtle"
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={() =>
                  void callDownload(readPaper, { params: { id: page.id, paperId: paper.id } }).catch((thrown) =>
                    toast.refused(asRefused(thrown)),
                  )
                }
              >
                {paper.name} ({paperWords[paper.purpose]}, {sizeWords(paper.sizeBytes)})
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Group>
        {page.can.includes('attach') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Đính kèm tệp
          </Button>
        )}
        {page.hasText && !reading && (
          <Button variant="default" onClick={() => setReading(true)}>
            Xem toàn văn đã đọc
          </Button>
        )}
      </Group>
      {reading && <WholeText id={page.id} />}
      {adding && <AttachDialog page={page} onClose={() => setAdding(false)} />}
    </div>
  )
}

function WholeText({ id }: { id: string }) {
  const text = useAsk(readDocumentText, { params: { id } }, { staleMs: 600_000 })
  if (text.error) return <QuietError error={text.error} />
  if (!text.data) return <Bones rows={6} />
  return (
    <Section title="Toàn văn">
      <Card>
        <SourceView source={text.data.source as SourceText} />
      </Card>
    </Section>
  )
}

type Purpose = 'original' | 'annex' | 'decision'

function AttachDialog({ page, onClose }: { page: DocumentPage; onClose: () => void }) {
  const [files, setFiles] = useState<File[]>([])
  const [purpose, setPurpose] = useState<Purpose>('original')
  const [share, setShare] = useState<number | null>(null)
  const step = useStep(attachPaper, { invalidates: touched, said: 'Đã đính kèm', showsRefusal: true, onDone: onClose })
  const send = () => {
    const form = new FormData()
    form.append('body', JSON.stringify({ purpose }))
    for (const file of files) form.append('file', file, file.name)
    step.mutate({ params: { id: page.id }, body: { purpose }, files: form, onProgress: setShare } as never)
  }
  const { evidence: _, ...purposes } = paperWords
  return (
    <Dialog title="Đính kèm tệp" onClose={onClose} closable={!step.isPending}>
      <SelectField
        id="purpose"
        name="purpose"
        label="Là"
        value={purpose}
        onChange={(next) => next && setPurpose(next)}
        choices={(Object.keys(purposes) as Purpose[]).map((value) => ({ value, words: purposes[value] }))}
      />
      <FileDrop label="Tệp" files={files} onChange={setFiles} kinds={attachable} maxBytes={mostBytes} many />
      {step.isPending && <Progress words="Đang gửi" share={share} />}
      {step.error && <QuietError error={step.error} />}
      <Group justify="flex-end">
        <Button disabled={!files.length} loading={step.isPending} onClick={send}>
          Đính kèm
        </Button>
      </Group>
    </Dialog>
  )
}
