import css from './keys.module.css'

/** A fingerprint to compare by eye or ear: groups of four, in rows of four. `title` names what it is of. */
export function Fingerprint({ hex, title }: { hex: string; title: string }) {
  return (
    <div className={css.fingerprintBox}>
      <p className={css.soft}>{title}</p>
      <code className={css.fingerprint}>
        {[...hex.matchAll(/.{4}/g)].map((group) => (
          <span key={group.index}>{group[0]}</span>
        ))}
      </code>
    </div>
  )
}
