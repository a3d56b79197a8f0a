import type { Paper } from '@liem/domain/kernel/paper'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import type { About, Correspondent } from '@liem/domain/petitions/papers/about'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import type { PaperLabel } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Bones } from '#ui/bones.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { RadioField } from '#ui/form/fields.tsx'
import { cannot } from './act.tsx'
import { keepLetterhead, LetterheadFields, useLetterhead } from './letterhead.tsx'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'
import { kindInSentence, numberOf } from './words.ts'

const PaperPreview = lazy(async () => ({ default: (await import('./paper-preview.tsx')).PaperPreview }))

/** A paper is made from what is typed, or a finished file (signed, scanned) is put in its place. */
export type PaperChoice = { way: 'made' | 'file' | 'none'; head: Letterhead | null; files: File[] }
export const madePaper: PaperChoice = { way: 'made', head: null, files: [] }
export const noPaper: PaperChoice = { way: 'none', head: null, files: [] }

export const paperFiles = ['.pdf', '.docx', '.doc', '.jpg', '.jpeg', '.png', '.txt', '.xlsx', '.mp3', '.m4a']
/** The sealed file must stay under the contract's 8 MiB. */
export const MOST_PAPER = 7 * 1024 * 1024

/** What a paper may say of this petition: working columns only. */
export const aboutOf = (petition: Petition): About => ({
  kind: kindInSentence(petition.kind),
  number: numberOf(petition),
  receivedOn: petition.receivedOn,
  office: petition.office?.name ?? null,
})

export const nobodyNamed: Correspondent = null

type Props = {
  label: string
  value: PaperChoice
  onChange: (value: PaperChoice) => void
  build: (head: Letterhead) => Paper
  /** The body that writes; the officer's own unit when left out. */
  from?: UnitRef
  /** May be left out altogether. */
  optional?: boolean
  error?: string
}

export function PaperFields({ label, value, onChange, build, from, optional, error }: Props) {
  const preset = useLetterhead(from)
  const [shown, setShown] = useState(false)
  const head = value.head ?? preset
  return (
    <div className={css.quiet}>
      <RadioField
        id="paper-way"
        name="way"
        label={label}
        inline
        choices={[
          { value: 'made', words: 'Lập từ nội dung đã nhập' },
          { value: 'file', words: 'Dùng tệp có sẵn (bản ký, bản quét)' },
          ...(optional ? [{ value: 'none' as const, words: 'Không lập' }] : []),
        ]}
        value={value.way}
        onChange={(way) => way && onChange({ ...value, way: way as PaperChoice['way'] })}
      />
      {value.way === 'file' && (
        <FileDrop
          label="Tệp"
          files={value.files}
          onChange={(files) => onChange({ ...value, files })}
          kinds={paperFiles}
          maxBytes={MOST_PAPER}
          error={error}
        />
      )}
      {value.way === 'made' &&
        (head ? (
          <>
            <LetterheadFields value={head} onChange={(next) => onChange({ ...value, head: next })} />
            <Group>
              <Button variant="default" leftSection={<IconEye size={18} aria-hidden />} onClick={() => setShown(true)}>
                Xem trước, in, tải Word
              </Button>
            </Group>
          </>
        ) : (
          <Bones rows={2} />
        ))}
      {shown && head && (
        <Suspense fallback={null}>
          <PaperPreview paper={build(head)} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </div>
  )
}

type Sealing = {
  petition: Petition
  choice: PaperChoice
  label: PaperLabel
  build: (head: Letterhead) => Paper
  preset: Letterhead | null
  unitId: number
}

/** The paper of a step, made and sealed to the report's key; null when none was asked for. */
export async function sealedPaper({ petition, choice, label, build, preset, unitId }: Sealing) {
  if (choice.way === 'none') return null
  const to = petition.contentRecipient
  if (!to) throw cannot('Vụ việc nhập từ sổ cũ không có khóa niêm phong nên chưa lưu được văn bản vào hồ sơ.')
  const room = await sealingRoom()
  if (choice.way === 'file') {
    const [file] = choice.files
    if (!file) throw cannot('Xin chọn tệp văn bản.')
    return room.sealFile(file, petition.id, label, to)
  }
  const head = choice.head ?? preset
  if (!head) throw cannot('Chưa tải xong thông tin cơ quan ban hành. Xin thử lại.')
  keepLetterhead(unitId, head)
  return room.sealPaper(build(head), { report: petition.id, label, to })
}
