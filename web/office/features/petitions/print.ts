/**
 * Prints the paper on the screen (the browser offers “save as PDF” there). Everything else is hidden by print.css for as long as it
 * takes; the title becomes the proposed name of the file.
 */
export function printPaper(name?: string) {
  const before = document.title
  if (name) document.title = name.replace(/\.docx$/i, '')
  document.documentElement.setAttribute('data-printing', '')
  const done = () => {
    document.documentElement.removeAttribute('data-printing')
    document.title = before
    window.removeEventListener('afterprint', done)
  }
  window.addEventListener('afterprint', done)
  window.print()
}
