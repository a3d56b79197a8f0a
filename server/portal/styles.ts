/** The portal's style sheet: system fonts, one accent, readable at 200 % and on a narrow telephone, light and dark. */
export const styles = `:root{--ink:#1b2426;--paper:#fff;--accent:#0b5563;--quiet:#56656a;--line:#d5dee0;--note:#fff4d6;--bad:#b3261e;--good:#17663a}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef0;--paper:#12191b;--accent:#7cc7d6;--quiet:#a3b2b6;--line:#33424a;--note:#3a3215;--bad:#ffb4ab;--good:#8fd6a8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer,.practice{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header{border-bottom:3px solid var(--accent);display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.house{margin:0;font-weight:600;color:var(--accent);flex:1 1 12rem}
.house a{text-decoration:none}
.lang{padding:.5rem 0}
header .exit{position:sticky;top:0;padding:.5rem 1rem;border-radius:.375rem;background:var(--bad);color:var(--paper);font-weight:600;text-decoration:none}
h1{font-size:1.75rem;line-height:1.25;margin:1.5rem 0 1rem}
h2{font-size:1.3125rem;line-height:1.3;margin:2rem 0 .75rem}
.lead{font-size:1.1875rem}
a{color:var(--accent)}
:is(a,button,input,textarea,select,summary):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{margin-top:3rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9375rem}
.practice{background:var(--note);margin:0 auto;font-weight:600}
.note,.warning{background:var(--note);padding:.75rem 1rem;border-radius:.375rem;margin:1rem 0}
.note ul,.warning ul{margin:.25rem 0;padding-left:1.25rem}
.note p{margin:.25rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{padding:.6rem .75rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
tbody th{font-weight:400;text-align:left}
thead th:first-child{text-align:left}
small,.quiet,.hint,.progress{color:var(--quiet)}
.hint,.progress{font-size:.9375rem;margin:0 0 .5rem}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem 1.25rem}
.hide,.trap{position:absolute;left:-999rem}
.field{margin:0 0 1.5rem;border:0;padding:0;min-width:0}
.field>label:not(.choice),legend{display:block;font-weight:600;margin:0 0 .25rem;padding:0}
input:not([type=radio],[type=checkbox],[type=file],[type=hidden]),textarea,select{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:.375rem}
input[type=file]{max-width:100%;font:inherit}
[aria-invalid=true]{border:2px solid var(--bad)}
.row{display:flex;gap:.5rem}
.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.625rem 0;cursor:pointer}
.choice input{flex:none;width:1.375rem;height:1.375rem;margin:.15rem 0 0;accent-color:var(--accent)}
.choice small{display:block}
.fault{margin:.375rem 0 0;color:var(--bad);font-weight:600}
.good{color:var(--good);font-weight:600}
button,.button{display:inline-block;min-height:2.75rem;padding:.5rem 1.25rem;font:inherit;color:var(--accent);background:transparent;border:1px solid var(--accent);border-radius:.375rem;cursor:pointer;text-decoration:none}
.big{color:var(--paper);background:var(--accent);font-weight:600}
button.plain{border:0;text-decoration:underline;padding:.25rem .5rem;min-height:2.25rem}
.send{display:flex;flex-wrap:wrap;gap:.75rem;margin:2rem 0 0;padding-top:1.25rem;border-top:1px solid var(--line)}
.tasks{list-style:none;padding:0}
.tasks li{border-bottom:1px solid var(--line)}
.tasks a{display:block;padding:.75rem 0}
.files,.people,.letters{list-style:none;padding:0;margin:.75rem 0}
.files li,.people li{padding:.25rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.letters>li{margin:0 0 .75rem;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem;overflow-wrap:anywhere}
.letters .mine{margin-left:1.5rem;border-style:dashed}
.letters h3{margin:0;font-size:1.0625rem}
.letters p{margin:.25rem 0 0;white-space:pre-line}
.code{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:.375rem 1rem;margin:1rem 0;padding:1rem 1rem 1rem 3rem;border:2px solid var(--accent);border-radius:.5rem;font-size:1.25rem;font-weight:600}
.facts{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.25rem 1.25rem}
.facts dd{margin:0;overflow-wrap:anywhere}
.stars{display:flex;flex-wrap:wrap;gap:.75rem;border:0;padding:0;margin:0}
details{margin:.75rem 0}
summary{cursor:pointer;padding:.375rem 0;color:var(--accent)}
.follow{margin:.75rem 0}
code{overflow-wrap:anywhere}
.row input{flex:1;min-width:0}
.units{list-style:none;padding:0}
.units>li{padding:1rem 0;border-top:1px solid var(--line)}
.units h2{font-size:1.1875rem;line-height:1.3;margin:0}
.units .quiet{margin:0;font-size:.9375rem}
.points{margin:.75rem 0}
.points>div{display:grid;grid-template-columns:minmax(7rem,13rem) 1fr;gap:0 1.25rem;padding:.375rem 0}
.points dt{color:var(--quiet)}
.points dd{margin:0;overflow-wrap:anywhere}
.number{font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
@media (max-width:30rem){.points>div,.facts{grid-template-columns:1fr}}
p>.button{margin:.25rem .5rem .25rem 0}
.centre{text-align:center}
.blank{overflow:hidden;white-space:nowrap;margin:.25rem 0}
@media print{header,footer,.hint,.send{display:none}}
`
