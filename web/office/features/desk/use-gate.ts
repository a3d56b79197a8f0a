import { readDeskGate } from '@liem/domain/petitions/desk.contract'
import { useEffect, useState } from 'react'
import { useAsk } from '#lib/query.ts'
import { useUnlocked } from '../keys/keyring.ts'
import type { GateState } from './gate-panel.tsx'
import type { Typed } from './typed.ts'
import type { ProvenGate } from './verified-gate.ts'

/** The gate of what is being typed, asked again when office, concern or struck officers change, and proven in this browser. */
export function useGate(typed: Typed): GateState {
  const asked = useAsk(
    readDeskGate,
    {
      query: {
        office: typed.office?.id,
        concern: typed.kind === 'rules_feedback' ? 'office' : typed.concern,
        without: typed.struck.join(',') || undefined,
      },
    },
    { keep: true, staleMs: 60_000 },
  )
  const gate = asked.data
  const keys = useUnlocked()
  const [proof, setProof] = useState<{ proven: ProvenGate | null; fault: string | null }>({ proven: null, fault: null })
  useEffect(() => {
    let gone = false
    const done = (proven: ProvenGate | null, fault: string | null) => !gone && setProof({ proven, fault })
    // With the officer's own key opened or closed the answer is another one.
    void keys
    if (!gate?.gate) done(null, null)
    else
      Promise.all([import('./verified-gate.ts'), import('../keys/recipients.ts')]).then(
        ([{ prove }, { chainWords, isNoTrust }]) => {
          try {
            done(prove(gate), null)
          } catch (thrown) {
            done(null, isNoTrust(thrown) ? chainWords[thrown.noTrust] : 'Không kiểm tra được chuỗi chữ ký.')
          }
        },
      )
    return () => {
      gone = true
    }
  }, [gate, keys])
  return { gate, ...proof, error: asked.error, isLoading: asked.isLoading || asked.isPlaceholderData }
}
