/** Round steps for a value axis from 0 to at least `max`: at most `count` steps of 1, 2 or 5 times a power of ten. */
export function niceTicks(max: number, count = 4): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power)
  const ticks = [0]
  while ((ticks.at(-1) ?? 0) < max) ticks.push((ticks.at(-1) ?? 0) + step)
  return ticks
}

/** First days of quarters (or of years, when the span is long) within a span of ISO dates. */
export function timeTicks(from: string, to: string): { day: string; words: string; year: boolean }[] {
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = lastYear - firstYear
  const months = years > 8 ? [1] : years > 2 ? [1, 7] : [1, 4, 7, 10]
  const ticks: { day: string; words: string; year: boolean }[] = []
  for (let year = firstYear; year <= lastYear; year++) {
    for (const month of months) {
      const day = `${year}-${String(month).padStart(2, '0')}-01`
      if (day >= from && day <= to)
        ticks.push({ day, words: month === 1 ? String(year) : `${month}/${year}`, year: month === 1 })
    }
  }
  return ticks
}
