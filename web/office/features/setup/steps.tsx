import type { OkOf } from '@liem/domain/kernel/route'
import { doSetup, type readSetup } from '@liem/domain/setup/contract'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { check, type Errors } from '#lib/faults.ts'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Administrators, Confirmation, Departments, Province } from './parts.tsx'
import css from './setup.module.css'

export type Offer = OkOf<typeof readSetup>
export type Repeated = { administrator: string; second: string }

const steps = [
  { words: 'Mã và tỉnh', fields: ['code', 'provinceCode'] },
  { words: 'Sở, ban, ngành', fields: ['departments', 'communeCommittees'] },
  { words: 'Quản trị viên', fields: ['administrator', 'second', 'repeated'] },
  { words: 'Kiểm tra lại', fields: [] },
] as const
const last = steps.length - 1

const inStep = (path: string, fields: readonly string[]) =>
  fields.some((field) => path === field || path.startsWith(`${field}.`))

/** Four steps, one call at the end. A fault the server finds leads back to the step it belongs to. */
export function SetupSteps({ offer, onDone }: { offer: Offer; onDone: (made: OkOf<typeof doSetup>) => void }) {
  const [step, setStep] = useState(0)
  const [tries, setTries] = useState(0)
  const [found, setFound] = useState<Errors>({})
  const [hasSecond, setHasSecond] = useState(true)
  const [repeated, setRepeated] = useState<Repeated>({ administrator: '', second: '' })
  const [more, setMore] = useState('')
  const head = useRef<HTMLHeadingElement>(null)
  const form = useForm(doSetup, {
    start: {
      code: '',
      provinceCode: '',
      departments: offer.departments.filter((one) => one.usual).map((one) => one.name),
      communeCommittees: true,
      administrator: { username: '', name: '', password: '' },
      second: { username: '', name: '', password: '' },
    },
    tidy: (values) => ({ ...values, second: hasSecond ? values.second : null }),
    extraCheck: (values) => ownFaults(values, repeated, hasSecond),
    invalidates: [],
    onDone,
  })
  const { attempts, errors } = form
  useEffect(() => {
    const wrong = steps.findIndex(({ fields }) => Object.keys(errors).some((path) => inStep(path, fields)))
    if (attempts > 0 && wrong >= 0) {
      setStep(wrong)
      setFound(errors)
      setTries((n) => n + 1)
    }
  }, [attempts, errors])

  const go = (to: number) => {
    setStep(to)
    setFound({})
    requestAnimationFrame(() => head.current?.focus())
  }
  const addMore = () => {
    const name = more.trim()
    const chosen = (form.values.departments || []) as string[]
    if (name && !chosen.includes(name)) form.set({ departments: [...chosen, name] })
    setMore('')
    setFound({})
  }
  const next = () => {
    // Enter in the box for another department adds it; what was typed there is never lost by going on.
    if (step === 1 && more.trim()) return addMore()
    const body = { ...form.values, second: hasSecond ? form.values.second : null }
    const all = { ...check(doSetup.body, body), ...ownFaults(form.values, repeated, hasSecond) }
    const here = Object.fromEntries(Object.entries(all).filter(([path]) => inStep(path, steps[step]?.fields ?? [])))
    setFound(here)
    if (Object.keys(here).length > 0) setTries((n) => n + 1)
    else go(step + 1)
  }
  // Each step is checked by the contract's own schema before the next one opens.
  const shown = step < last ? { ...form, errors: found, attempts: tries, submit: next } : form
  const clear = (path: string) => setFound(Object.fromEntries(Object.entries(found).filter(([one]) => one !== path)))
  const field = <V,>(path: string) => {
    const bound = form.fieldAt<V>(path)
    return {
      ...bound,
      error: found[path],
      onChange: (value: V | null | undefined) => {
        clear(path)
        bound.onChange(value)
      },
    }
  }
  const part = { offer, form, field, errors: found }
  return (
    <>
      <ol className={css.steps} aria-label="Các bước">
        {steps.map(({ words }, i) => (
          <li key={words} aria-current={i === step ? 'step' : undefined} data-past={i < step ? '' : undefined}>
            <span aria-hidden>{i < step ? '✓' : i + 1}</span>
            {words}
          </li>
        ))}
      </ol>
      <h2 className={css.stepTitle} tabIndex={-1} ref={head}>
        Bước {step + 1} trong {steps.length}: {steps[step]?.words}
      </h2>
      <Form
        form={shown}
        unguarded
        submit={step < last ? 'Tiếp tục' : form.step.isPending ? 'Đang thiết lập…' : 'Thiết lập hệ thống'}
        aside={
          step > 0 && (
            <Button variant="default" disabled={form.step.isPending} onClick={() => go(step - 1)}>
              Quay lại
            </Button>
          )
        }
      >
        {step === 0 && <Province {...part} />}
        {step === 1 && <Departments {...part} more={more} onMore={setMore} onAdd={addMore} />}
        {step === 2 && (
          <Administrators
            {...part}
            hasSecond={hasSecond}
            onSecond={setHasSecond}
            repeated={repeated}
            onRepeated={(who, value) => {
              clear(`repeated.${who}`)
              setRepeated({ ...repeated, [who]: value })
            }}
          />
        )}
        {step === last && <Confirmation {...part} hasSecond={hasSecond} />}
      </Form>
    </>
  )
}

type Typed = {
  departments?: unknown
  administrator?: { username?: string; password?: string } | null | ''
  second?: { username?: string; password?: string } | null | ''
}

/** What the contract cannot know: a password typed twice, and two different people. */
function ownFaults({ departments, administrator, second }: Typed, repeated: Repeated, hasSecond: boolean): Errors {
  const faults: Record<string, string> = {}
  const differs = 'Hai lần nhập mật khẩu chưa giống nhau'
  if (!Array.isArray(departments) || departments.length === 0) faults.departments = 'Xin chọn ít nhất một cơ quan'
  const first = administrator || null
  if (first?.password && first.password !== repeated.administrator) faults['repeated.administrator'] = differs
  if (hasSecond && second) {
    if (second.password && second.password !== repeated.second) faults['repeated.second'] = differs
    if (second.username && second.username === first?.username)
      faults['second.username'] = 'Hai quản trị viên cần hai tên đăng nhập khác nhau'
  }
  return faults
}
