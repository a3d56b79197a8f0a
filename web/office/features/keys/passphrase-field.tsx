import { makePassphrase, passphraseFault } from '@liem/sealing/passphrase'
import { useState } from 'react'
import { PasswordField } from '#ui/form/fields.tsx'
import css from './keys.module.css'

/** How strong a passphrase is, in words: what it is measured by is its length and its different words, nothing is sent anywhere. */
export function strengthOf(typed: string): { level: 'weak' | 'fair' | 'strong'; words: string; share: number } {
  const fault = passphraseFault(typed)
  const length = [...typed.trim()].length
  const words = new Set(
    typed
      .trim()
      .split(/\s+/)
      .filter((one) => one.length > 1),
  ).size
  if (fault === 'repeats') return { level: 'weak', words: 'Lặp lại quá ít ký tự', share: 25 }
  if (fault)
    return { level: 'weak', words: 'Cần ít nhất 4 từ khác nhau, hoặc 14 ký tự', share: Math.min(40, length * 3) }
  if (words >= 6 || length >= 28) return { level: 'strong', words: 'Mạnh', share: 100 }
  return { level: 'fair', words: 'Dùng được; thêm một, hai từ bất ngờ sẽ mạnh hơn nhiều', share: 65 }
}

type Props = {
  id: string
  value: string
  onChange: (value: string) => void
  repeated: string
  onRepeat: (value: string) => void
  error?: string
}

/** A new passphrase, twice, with how strong it is, or one drawn at random. */
export function NewPassphrase({ id, value, onChange, repeated, onRepeat, error }: Props) {
  const [suggested, setSuggested] = useState('')
  const strength = strengthOf(value)
  return (
    <>
      <PasswordField
        id={id}
        name="passphrase"
        label="Cụm mật khẩu mới"
        hint="Bốn, năm từ không liên quan nhau, dễ nhớ với riêng đồng chí. Không dùng câu thơ, khẩu hiệu, tên, ngày sinh."
        value={value}
        onChange={(typed) => onChange(typed ?? '')}
        error={error}
        fresh
        autoFocus
      />
      {value && (
        <div>
          <div className={css.meter} data-level={strength.level} aria-hidden>
            <span style={{ width: `${strength.share}%` }} />
          </div>
          <p className={css.soft} role="status">
            {strength.words}
          </p>
        </div>
      )}
      <div className={css.buttons}>
        <button
          type="button"
          className={css.asLink}
          onClick={() => {
            const drawn = makePassphrase()
            setSuggested(drawn)
            onChange(drawn)
          }}
        >
          Gợi ý một cụm ngẫu nhiên
        </button>
        {suggested && value === suggested && <span className={css.suggested}>{suggested}</span>}
      </div>
      <PasswordField
        id={`${id}-repeated`}
        name="repeated"
        label="Nhập lại cụm mật khẩu"
        value={repeated}
        onChange={(typed) => onRepeat(typed ?? '')}
        error={repeated && repeated !== value ? 'Hai lần nhập chưa giống nhau' : undefined}
        fresh
      />
    </>
  )
}

/** Whether it may be used now. */
export const isReady = (passphrase: string, repeated: string): boolean =>
  passphraseFault(passphrase) === null && passphrase === repeated
