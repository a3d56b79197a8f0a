import type { Route } from '@liem/domain/kernel/route'
import { useMemo } from 'react'
import { type Address, readSearch, useAddress } from '#lib/address.ts'

/**
 * The filters in the address as the contract accepts them. The routes of petitions keep names only, so that no contract of theirs
 * weighs on the first page of who never opens them; a mistyped filter falls away here.
 */
export function useFilters<R extends Route>(route: R): Address<R> {
  const address = useAddress(route)
  const filters = useMemo(
    () => readSearch(route.query, address.filters) as Address<R>['filters'],
    [route, address.filters],
  )
  return { ...address, filters }
}
