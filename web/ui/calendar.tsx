import '@mantine/dates/styles.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/vi'
import { useLanguage, useWords } from '#lib/words/language.ts'

export type CalendarProps = {
  value: string | null
  today: string
  min?: string
  max?: string
  onPick: (day: string) => void
}

/** Month sheet, Monday first. Loaded when first opened. */
export function Calendar({ value, today, min, max, onPick }: CalendarProps) {
  const w = useWords()
  const language = useLanguage()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <DatePicker
        size="md"
        value={value}
        defaultDate={value ?? today}
        minDate={min}
        maxDate={max}
        monthLabelFormat="[tháng] M/YYYY"
        highlightToday
        ariaLabels={{ nextMonth: w.date.nextMonth, previousMonth: w.date.previousMonth }}
        onChange={(day) => {
          if (day) onPick(day)
        }}
      />
    </DatesProvider>
  )
}
