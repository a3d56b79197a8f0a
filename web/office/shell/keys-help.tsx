import { pageKeysNow } from '#lib/page-keys.ts'
import { useWords } from '#lib/words/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import css from './keys.module.css'

/** The keyboard shortcuts, opened by `?`. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const w = useWords()
  const rows: (readonly [readonly string[], string])[] = [
    ...pageKeysNow(),
    [['Ctrl', 'K'], w.keys.everywhere],
    [['/'], w.keys.search],
    [['↑', '↓'], w.keys.rows],
    [['Enter'], w.keys.openRow],
    [['g', '1…9'], w.keys.go],
    [['Esc'], w.keys.close],
    [['?'], w.keys.help],
  ]
  return (
    <Dialog title={w.keys.title} size="small" onClose={onClose}>
      <dl className={css.keys}>
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
