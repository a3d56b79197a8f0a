import { useId } from 'react'
import { numberWords } from '#lib/format.ts'
import { useLanguage } from '#lib/words/language.ts'
import css from './progress.module.css'

export type ProgressProps = {
  words: string
  /** 0..1; null = under way, share unknown. */
  share: number | null
  /** “Có thể rời trang, kết quả sẽ báo ở Lời nhắc”, “trang 12/40”. */
  note?: string
}

/** Long work that shows how far it is. */
export function Progress({ words, share, note }: ProgressProps) {
  const id = useId()
  const language = useLanguage()
  const percent = share === null ? undefined : Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <div className={css.box}>
      <div className={css.head}>
        <span id={id}>{words}</span>
        {percent !== undefined && <span>{numberWords(percent, language)} %</span>}
      </div>
      <div
        className={css.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className={css.fill}
          data-unknown={percent === undefined ? '' : undefined}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
      {note && <p className={css.note}>{note}</p>}
    </div>
  )
}
