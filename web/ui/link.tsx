import { Link as RouterLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { toOf } from '#lib/address.ts'

type Props = Omit<ComponentProps<'a'>, 'href' | 'ref'> & {
  /** Address inside the office, filters included: `/tasks?gap=true`. */
  to: string
  children: ReactNode
  /** It is the current page only at this very address, not at those below it. */
  exact?: boolean
  ref?: React.Ref<HTMLAnchorElement>
}

/** A link inside the office. For addresses of screens use `places` (office/places.ts). */
export function Link({ to, exact = false, ...rest }: Props) {
  return (
    <RouterLink
      {...(toOf(to) as { to: string })}
      {...rest}
      activeProps={{}}
      activeOptions={{ exact, includeSearch: false }}
    />
  )
}
