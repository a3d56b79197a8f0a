/** The portal's style sheet: system fonts, one accent, readable at 200 % and on a narrow telephone, light and dark. */
export const styles = `:root{--ink:#1b2426;--paper:#fff;--accent:#0b5563;--quiet:#56656a;--line:#d5dee0;--note:#fff4d6}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef0;--paper:#12191b;--accent:#7cc7d6;--quiet:#a3b2b6;--line:#33424a;--note:#3a3215}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer,.practice{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header{border-bottom:3px solid var(--accent)}
.house{margin:0;font-weight:600;color:var(--accent)}
h1{font-size:1.75rem;line-height:1.25;margin:1.5rem 0 1rem}
.lead{font-size:1.1875rem}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{margin-top:3rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9375rem}
.practice{background:var(--note);margin:0 auto;font-weight:600}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{padding:.6rem .75rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
tbody th{font-weight:400;text-align:left}
thead th:first-child{text-align:left}
small{color:var(--quiet)}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem 1.25rem}
`
