import type { BodyIn } from '@liem/domain/kernel/route'
import { challengeSecondFactor, showSecondFactor } from '@liem/domain/keys/second-factor.contract'
import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { call } from '#lib/call.ts'
import { asRefused } from '#lib/refused.ts'
import { TextField } from '#ui/form/fields.tsx'
import css from '../keys.module.css'

type Shown = BodyIn<typeof showSecondFactor>
type Kind = Shown['kind']

const ways: Record<Kind, string> = {
  totp: 'Dùng mã trên điện thoại',
  passkey: 'Dùng khóa bảo mật (passkey)',
  backup: 'Dùng mã dự phòng',
}

/** Asks for the second factor in one of the officer's ways; after sign-in, and again before what it protects. */
export function ShowSecondFactor({ onDone }: { onDone: () => void }) {
  const id = useId()
  const [kinds, setKinds] = useState<readonly Kind[]>()
  const [way, setWay] = useState<Kind>('totp')
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let left = false
    call(challengeSecondFactor, {}).then(
      (found) => {
        if (left) return
        setKinds(found.kinds)
        setWay(found.kinds.includes('totp') ? 'totp' : (found.kinds[0] ?? 'totp'))
      },
      (thrown) => !left && setError(asRefused(thrown).words),
    )
    return () => {
      left = true
    }
  }, [])

  const show = async (body: Shown) => {
    await call(showSecondFactor, { body })
    onDone()
  }
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      setError(
        thrown instanceof DOMException || (thrown instanceof Error && thrown.name === 'WebAuthnError')
          ? 'Trình duyệt chưa nhận được khóa bảo mật. Xin thử lại, hoặc chọn cách khác.'
          : asRefused(thrown).words,
      )
      setCode('')
    } finally {
      setBusy(false)
    }
  }
  const touch = () =>
    run(async () => {
      // The challenge is good for one answer: a new one for every try.
      const { passkey } = await call(challengeSecondFactor, {})
      if (!passkey) return
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const response = await startAuthentication({ optionsJSON: passkey as never })
      await show({ kind: 'passkey', response: response as never })
    })
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!code.trim()) return setError('Xin nhập mã')
    void run(() => show({ kind: way === 'backup' ? 'backup' : 'totp', code }))
  }

  const others = (kinds ?? []).filter((kind) => kind !== way)
  return (
    <form onSubmit={send} className={css.unlock} noValidate>
      {way === 'passkey' ? (
        <>
          <p>Cắm khóa bảo mật hoặc dùng vân tay, khuôn mặt, mã PIN của máy khi trình duyệt hỏi.</p>
          {error && (
            <p className={css.error} role="alert">
              {error}
            </p>
          )}
          <div className={css.buttons}>
            <Button
              loading={busy}
              onClick={touch}
              leftSection={<IconFingerprint size={20} aria-hidden />}
              data-autofocus
            >
              Dùng khóa bảo mật
            </Button>
          </div>
        </>
      ) : (
        <>
          <TextField
            key={way}
            id={id}
            name="code"
            label={way === 'backup' ? 'Mã dự phòng' : 'Mã sáu số trên ứng dụng'}
            hint={
              way === 'backup'
                ? 'Một trong các mã đã in khi thiết lập; mỗi mã dùng một lần.'
                : 'Mở ứng dụng mã số trên điện thoại, nhập mã đang hiện.'
            }
            value={code}
            onChange={(value) => {
              setCode(value ?? '')
              setError(undefined)
            }}
            error={error}
            autoComplete="one-time-code"
            width="short"
            autoFocus
          />
          <div className={css.buttons}>
            <Button type="submit" loading={busy}>
              Xác nhận
            </Button>
          </div>
        </>
      )}
      {others.length > 0 && (
        <p className={css.others}>
          {others.map((kind) => (
            <button
              key={kind}
              type="button"
              className={css.asLink}
              onClick={() => {
                setWay(kind)
                setError(undefined)
                setCode('')
              }}
            >
              {ways[kind]}
            </button>
          ))}
        </p>
      )}
    </form>
  )
}
