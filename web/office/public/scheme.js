// Sets light or dark and the language before the first paint. A file of its own: the security policy allows no inline script.
;(() => {
  var root = document.documentElement
  var kept = null
  var language = null
  try {
    kept = localStorage.getItem('liem.scheme')
    language = localStorage.getItem('liem.language')
    if (language === 'en' || language === 'vi') root.lang = language
  } catch (_) {}
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
