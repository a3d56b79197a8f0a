import { IconUpload, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { sizeWords } from '#lib/format.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import css from './file-drop.module.css'
import { FieldError, type FieldLook, Label } from './form/fields.tsx'
import form from './form/form.module.css'

export type FileDropProps = FieldLook & {
  files: readonly File[]
  onChange: (files: File[]) => void
  /** Extensions with the dot: `['.docx', '.pdf']`. */
  kinds: readonly string[]
  /** Largest file, in bytes. */
  maxBytes: number
  many?: boolean
  error?: string
}

/** Chooses files by button or by dropping them; says at once which are too large or of the wrong kind. */
export function FileDrop({ files, onChange, kinds, maxBytes, many, error, ...look }: FileDropProps) {
  const w = useWords()
  const language = useLanguage()
  const id = useId()
  const [over, setOver] = useState(false)
  const [faults, setFaults] = useState<string[]>([])
  const limit = sizeWords(maxBytes, language)

  const take = (list: FileList | null) => {
    if (!list || look.disabled) return
    const wrong: string[] = []
    const good = [...list].filter((file) => {
      const fits = kinds.some((kind) => file.name.toLowerCase().endsWith(kind))
      if (!fits) wrong.push(w.file.wrongKind(file.name, kinds.join(', ')))
      else if (file.size === 0) wrong.push(w.file.empty(file.name))
      else if (file.size > maxBytes) wrong.push(w.file.tooLarge(file.name, limit))
      return fits && file.size > 0 && file.size <= maxBytes
    })
    setFaults(wrong)
    if (good.length > 0) onChange(many ? [...files, ...good] : good.slice(0, 1))
  }
  return (
    <div>
      <div className={form.label} id={`${id}-label`}>
        <Label {...look} />
      </div>
      {look.hint && <div className={form.hint}>{look.hint}</div>}
      <label
        className={css.zone}
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          className="only-read"
          id={id}
          multiple={many}
          accept={kinds.join(',')}
          disabled={look.disabled}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-limits ${id}-error`}
          aria-invalid={error || faults.length > 0 ? true : undefined}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <IconUpload size={26} stroke={1.6} aria-hidden />
        <span>
          <span className={css.choose}>{w.file.choose}</span> {w.file.drop}
        </span>
        <span className={css.limits} id={`${id}-limits`}>
          {w.file.accepted(kinds.join(', '))}, {w.file.limit(limit)}
        </span>
      </label>
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map((file, place) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`}>
              <span>{file.name}</span>
              <small>{sizeWords(file.size, language)}</small>
              <button
                type="button"
                aria-label={w.file.remove(file.name)}
                onClick={() => onChange(files.filter((_, other) => other !== place))}
              >
                <IconX size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div id={`${id}-error`} role="alert">
        {faults.map((fault) => (
          <p key={fault} className={css.faults}>
            {fault}
          </p>
        ))}
        <FieldError id={`${id}-field-error`} words={error} />
      </div>
    </div>
  )
}
