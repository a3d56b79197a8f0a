import { createServer } from 'node:net'
import { cannotStart } from '#platform/db/cannot-start'

/** How many ports above the wanted one are looked at. */
const FURTHER = 50

/**
 * The port to listen on: the wanted one, or, where that is allowed, the next one nobody listens on. `except`: ports this start has
 * given away already. 0 stays 0: the system chooses. Throws words for the administrator when the wanted port is taken.
 */
export async function choosePort(
  host: string,
  wanted: number,
  { mayMove, setting, except = [] }: { mayMove: boolean; setting: string; except?: readonly number[] },
): Promise<number> {
  if (wanted === 0) return 0
  for (let port = wanted; port <= Math.min(wanted + FURTHER, 65_535); port++) {
    if (!except.includes(port) && (await isFree(host, port))) return port
    if (!mayMove) break
  }
  throw cannotStart(
    `Cổng ${wanted} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt ${setting} thành cổng khác.`,
    `Port ${wanted} is in use by another program. Stop it, or set ${setting} to another port.`,
  )
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((answer, fail) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') answer(false)
      else fail(notOurs(host, port, error))
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => answer(true)))
  })
}

function notOurs(host: string, port: number, error: NodeJS.ErrnoException): Error {
  return cannotStart(
    `Không lắng nghe được tại ${host}, cổng ${port} (${error.code}).`,
    `Cannot listen on ${host}, port ${port} (${error.code}).`,
    error,
  )
}
