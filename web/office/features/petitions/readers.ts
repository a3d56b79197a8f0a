import type { QueryIn } from '@liem/domain/kernel/route'
import { type Holder, listHolders } from '@liem/domain/keys/contract'
import { call } from '#lib/call.ts'
import { cannot } from './act.tsx'

/** Officers to whom a report may be sealed: each key was followed here, in this page, to the leaders' root. */
export async function readersOf(query: QueryIn<typeof listHolders>): Promise<Holder[]> {
  const [{ checkBundle }, { holders, bundle }] = await Promise.all([
    import('@liem/sealing/chain'),
    call(listHolders, { query }),
  ])
  if (!bundle) return []
  const checked = checkBundle(bundle)
  if (!checked.ok)
    throw cannot('Chuỗi chữ ký của các khóa không đúng: không niêm phong cho ai được. Xin báo ngay người phụ trách.')
  return holders.filter((holder) => {
    const found = checked.eligible.get(holder.verifyKey)
    return found?.officer === holder.officer && found.recipient === holder.recipient
  })
}
