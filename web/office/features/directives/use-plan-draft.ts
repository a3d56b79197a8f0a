import type { DocumentPage } from '@liem/domain/directives/contract'
import { type PlanHead, type PlanItem, planTitle } from '@liem/domain/directives/unit-plan'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { useEffect, useState } from 'react'
import type { ItemRow } from './items.tsx'

export type PlanDraft = {
  chosen: string[]
  head: PlanHead
  items: (PlanItem & { key: string })[]
  /** The registered plan, once it is; what follows may still have to be finished. */
  planId: string | null
}

const kept = (documentId: string, unitId: number) => `liem.plan.${documentId}.${unitId}`

function readKept(name: string): PlanDraft | null {
  try {
    const text = sessionStorage.getItem(name)
    return text ? (JSON.parse(text) as PlanDraft) : null
  } catch {
    return null
  }
}

/** The plan while it is written; survives a reload of this tab until it stands in the register. */
export function usePlanDraft(page: DocumentPage, unit: UnitRef, duties: readonly ItemRow[], today: string) {
  const name = kept(page.id, unit.id)
  const [draft, change] = useState<PlanDraft>(
    () =>
      readKept(name) ?? {
        chosen: duties.map((item) => item.id),
        head: {
          symbol: '',
          title: planTitle(page),
          issuedOn: today,
          signerName: '',
          signerCapacity: '',
          place: '',
        },
        items: [],
        planId: null,
      },
  )
  useEffect(() => {
    sessionStorage.setItem(name, JSON.stringify(draft))
  }, [name, draft])
  return { draft, change, forget: () => sessionStorage.removeItem(name) }
}
export type Plan = ReturnType<typeof usePlanDraft>

/** One line per chosen item; what was already written for an item stays. */
export function itemsFor(
  chosen: readonly string[],
  duties: readonly Pick<ItemRow, 'id' | 'words'>[],
  before: PlanDraft['items'],
): PlanDraft['items'] {
  const own = before.filter((item) => item.upperIds.length === 0)
  return [
    ...duties
      .filter((item) => chosen.includes(item.id))
      .map((item) => {
        const written = before.find((one) => one.key === item.id)
        return written ?? { key: item.id, upperIds: [item.id], words: item.words }
      }),
    ...own,
  ]
}
