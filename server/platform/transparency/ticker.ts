import { type Sequencer, type StopReason, tick } from './sequencer.ts'

export const stopWords: Record<StopReason, string> = {
  halted: 'nhật ký đang bị dừng sau phục hồi, chờ lệnh liem log resume',
  'database-older': 'cơ sở dữ liệu cũ hơn xác nhận đã ký, chờ lệnh liem log resume',
  inconsistent: 'cây trong cơ sở dữ liệu không nối tiếp xác nhận đã ký',
  'outside-unreadable': 'tệp log/checkpoint không đọc được hoặc không phải của nhật ký này',
  'other-key': 'khóa ký của máy này không phải khóa của nhật ký',
}

type Ticker = Sequencer & {
  everySeconds: number
  log?: (line: { level: 'error' | 'info'; job: string; message: string }) => void
}

/**
 * Ticks at once and then steadily, also when there is nothing to log: the beat tells nobody whether anything happened. By the
 * machine's own timer, whatever the clock is set to. `stop` lets a tick under way end.
 */
export function startTicker(ticker: Ticker): { stop(): Promise<void> } {
  const period = ticker.everySeconds * 1000
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const say = (message: string) => ticker.log?.({ level: 'error', job: 'log.tick', message })
  const beat = async () => {
    const began = performance.now()
    try {
      const ticked = await tick(ticker, { noSoonerThanMs: period / 2 })
      if (ticked.state === 'stopped') say(ticked.why)
    } catch (error) {
      const { code, name } = error as { code?: string; name?: string }
      say(code ?? name ?? 'Error')
    }
    if (!stopped) timer = setTimeout(next, Math.max(50, period - (performance.now() - began)))
  }
  let running = beat()
  const next = () => {
    running = beat()
  }
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
