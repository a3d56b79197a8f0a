import css from './mark.module.css'

/** Liêm's sign: an L drawn as one upright line that turns level, under the roof of the letter Ê. */
export function Mark({ size = 32, named = true }: { size?: number; named?: boolean }) {
  return (
    <span className={css.mark}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0b4f5a" />
        <path
          d="M10.5 6v15.2a3.3 3.3 0 0 0 3.3 3.3H22"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
        />
        <path
          d="M16.5 16.5 19.6 11l3.1 5.5"
          fill="none"
          stroke="#8fd0d2"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {named && <span className={css.name}>Liêm</span>}
    </span>
  )
}
