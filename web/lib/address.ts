import type { Route } from '@liem/domain/kernel/route'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import type { QueryInput } from './call.ts'

/** Filters as they stand in the address: always texts. */
export type Search = Record<string, string>

/** `?a=1&b=x,y` → plain texts; the router's own reading would make numbers and objects of them. */
export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Plain texts → `?a=1`; blanks are left out so that equal filters are one address. */
export function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}

const shapeOf = (schema: unknown): Record<string, z.ZodType> | undefined =>
  (schema as { shape?: Record<string, z.ZodType> } | undefined)?.shape

/** Keeps of an address what the contract's query schema accepts; a mistyped filter is dropped, not an error page. */
export function readSearch(schema: z.ZodType | undefined, raw: Record<string, unknown>, extra: readonly string[] = []) {
  const shape = shapeOf(schema)
  const kept: Search = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || value === null || value === '') continue
    const text = String(value)
    const known = shape?.[name]
    if (known ? known.safeParse(text).success : extra.includes(name)) kept[name] = text
  }
  return kept
}

/** The page's filters and how to change them. `undefined` or '' removes a filter. */
export type Address<R extends Route> = {
  filters: Partial<QueryInput<R>> & Search
  /** Changes some filters, keeps the others; no new step in the browser's history. */
  set: (change: Record<string, string | number | boolean | undefined | null>) => void
  /** Removes every filter. */
  clear: () => void
}

/** Without the filters that the contract's query schema refuses; names it does not know stay. */
export function withoutWrong(schema: z.ZodType | undefined, search: Search): Search {
  const shape = shapeOf(schema)
  const right = ([name, text]: [string, string]) => shape?.[name]?.safeParse(text).success ?? true
  return Object.fromEntries(Object.entries(search).filter(right))
}

/**
 * Filters of the current page; those the route's contract refuses fall away. A screen's route may name its filters only (`extra`),
 * so that the contract is loaded with the screen and not with the first page.
 */
export function useAddress<R extends Route>(route?: R): Address<R> {
  const search = useSearch({ strict: false }) as Search
  const filters = useMemo(() => withoutWrong(route?.query, search) as Address<R>['filters'], [route, search])
  const navigate = useNavigate()
  const set = useCallback<Address<R>['set']>(
    (change) => {
      const search = (before: Record<string, unknown>) => {
        const next: Record<string, unknown> = { ...before, ...change }
        for (const name of Object.keys(next))
          if (next[name] === undefined || next[name] === null || next[name] === '') delete next[name]
        return next
      }
      void navigate({ to: '.', search: search as never, replace: true, resetScroll: false })
    },
    [navigate],
  )
  const clear = useCallback(() => void navigate({ to: '.', search: {} as never, replace: true }), [navigate])
  return useMemo(() => ({ filters, set, clear }), [filters, set, clear])
}

/** One parameter of the current address, e.g. `usePlace('id')` on `/tasks/$id`. */
export function usePlace(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/** Goes to an address of the office, filters included: `open('/tasks?gap=true')`. */
export function useOpen(): (href: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (href, options) => void navigate({ ...toOf(href), replace: options?.replace } as never),
    [navigate],
  )
}

/** Splits an address for the router. */
export function toOf(href: string): { to: string; search: Search; hash?: string } {
  const [rest = '', hash] = href.split('#')
  const [to = '', query = ''] = rest.split('?')
  return { to: to || '.', search: parseSearch(query), ...(hash ? { hash } : {}) }
}
