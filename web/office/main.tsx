import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { speakVietnamese } from '#lib/faults.ts'
import { queryClient } from '#lib/query.ts'
import { Look } from '#ui/look/provider.tsx'
import { Toasts } from '#ui/toasts.tsx'
import { router } from './routes/tree.tsx'

speakVietnamese()

// After an update old pieces of the program are gone from the server: load the new page instead of failing.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('liem.reloaded') === location.href) return
  sessionStorage.setItem('liem.reloaded', location.href)
  event.preventDefault()
  location.reload()
})

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Look>
          <RouterProvider router={router} />
          <Toasts />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  )
}
