import './paper-print.css'
import type { Paper } from '@liem/domain/kernel/paper'
import { type PreparedBlock, plainForPaper, preparePaper } from '@liem/papers/paper-text'
import css from './paper-sheet.module.css'

type Runs = Extract<PreparedBlock, { kind: 'paragraph' }>['text']

/** A paper on the screen and on the printer (the browser's “save as PDF”), laid out as its Word form is. */
export function PaperSheet({ paper }: { paper: Paper }) {
  const ready = preparePaper(paper, plainForPaper)
  const state = ready.form === 'state'
  const { signer } = ready
  return (
    <div className={css.desk}>
      <article className={css.sheet} lang="vi" data-paper>
        <header className={css.head}>
          <div>
            {ready.issuerAbove && <p>{ready.issuerAbove}</p>}
            <p className={css.ruled}>
              <b>{ready.issuer}</b>
            </p>
          </div>
          <div>
            {state ? (
              <>
                <p>
                  <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
                </p>
                <p className={css.ruled}>
                  <b>Độc lập - Tự do - Hạnh phúc</b>
                </p>
              </>
            ) : (
              <p className={css.ruled}>
                <b>ĐẢNG CỘNG SẢN VIỆT NAM</b>
              </p>
            )}
          </div>
          <div>
            <p>{ready.numberLine}</p>
            {!ready.typeName && <p className={css.subject}>{state ? `V/v ${ready.title}` : ready.title}</p>}
          </div>
          <p>
            <i>{ready.placeAndDate}</i>
          </p>
        </header>
        {ready.typeName && (
          <div className={css.title}>
            <p>{ready.typeName}</p>
            <p className={css.ruled}>{ready.title}</p>
          </div>
        )}
        <To addressees={ready.addressees} lines={ready.addresseeLines} />
        <div className={css.body}>
          {ready.body.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a finished paper never move
            <Block key={index} block={block} />
          ))}
        </div>
        <footer className={css.foot}>
          <div>
            {ready.recipientLines.length > 0 && (
              <>
                <p className={css.copies}>Nơi nhận:</p>
                <ul>
                  {ready.recipientLines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
          {signer && (
            <div className={css.signer}>
              {signer.authority && <p>{signer.authority}</p>}
              {signer.capacity && <p>{signer.capacity}</p>}
              <p>{signer.title}</p>
              <p data-name>{signer.name ?? '\u00a0'}</p>
            </div>
          )}
        </footer>
      </article>
    </div>
  )
}

function To({ addressees, lines }: { addressees: string[]; lines: string[] }) {
  if (addressees.length === 0) return null
  if (addressees.length === 1) return <p className={css.to}>Kính gửi: {addressees[0]}</p>
  return (
    <div className={css.to}>
      <p>Kính gửi:</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

const run = (runs: Runs) =>
  runs.map((one, index) => {
    const words = one.italic ? <i>{one.text}</i> : one.text
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of a finished paper never move
    return <span key={index}>{one.bold ? <b>{words}</b> : words}</span>
  })

function Block({ block }: { block: PreparedBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p data-align={block.align}>{run(block.text)}</p>
    case 'ground':
      return (
        <p>
          <i>{block.text}</i>
        </p>
      )
    case 'heading':
      return (
        <p data-align={block.level === 1 ? 'center' : 'justify'}>
          <b>{block.text}</b>
        </p>
      )
    case 'article':
      return (
        <p>
          <b>{block.label} </b>
          {run(block.text)}
        </p>
      )
    case 'numbered':
      return block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a finished paper never move
        <p key={index}>
          {item.label} {run(item.text)}
        </p>
      ))
    case 'table':
      return (
        <table>
          {block.caption && <caption>{block.caption}</caption>}
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.title}>{column.title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished paper never move
              <tr key={index}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a finished paper never move
                  <td key={at} style={{ textAlign: block.columns[at]?.align }}>
                    {run(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
