/**
 * The Typst source of an official paper. Everything that varies arrives as JSON in `sys.inputs.paper` and is only ever
 * shown as text, so no markup of a user's words is evaluated. Sizes and places: NĐ 30/2020 Phụ lục I, HD 36-HD/VPTW.
 */
export const paperTemplate = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let state = paper.form == "state"
#let body-size = 14pt

#set document(title: paper.documentTitle)
#set text(font: "Tinos", size: body-size, lang: "vi", region: "VN", hyphenate: false, overhang: false, fallback: false)
#set par(justify: true, leading: 0.6em, spacing: 0.6em + 6pt)
#set page(
  paper: "a4",
  margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header-ascent: 6mm,
  header: context {
    let page = counter(page).get().first()
    if page > 1 { align(center, text(size: 14pt, str(page))) }
  },
)

#let lines(value) = value.split("\n").join(linebreak())
#let runs(value) = for run in value {
  let shown = lines(run.text)
  if run.bold { shown = strong(shown) }
  if run.italic { shown = emph(shown) }
  shown
}
#let rule(width) = block(above: 6pt, below: 0pt, line(length: width, stroke: 0.6pt))
// A rule as long as a share of the widest line of a text.
#let rule-under(content, share) = layout(place => {
  let width = calc.min(measure(content).width, place.width)
  align(center, rule(width * share))
})
#let tight(content) = {
  set par(justify: false, leading: 0.5em, spacing: 0.5em)
  content
}
#let boxed(content) = par(box(stroke: 0.8pt, inset: (x: 6pt, y: 4pt), strong(text(size: 13pt, content))))

// Kính gửi: one addressee stands on the line, several each on a line of their own under the colon.
#let addressees = if paper.addressees.len() > 0 {
  set par(justify: false)
  block(above: 14pt, below: 14pt, width: 100%, {
    let label = if state { "Kính gửi:" } else { emph("Kính gửi:") }
    if paper.addressees.len() == 1 {
      align(center, box(width: 88%, par(label + " " + lines(paper.addressees.first()))))
    } else {
      set par(spacing: 0.6em)
      pad(left: 28mm, {
        par(label)
        pad(left: 19mm, for line in paper.addresseeLines { par(hanging-indent: 0.6em, lines(line)) })
      })
    }
  })
}

#let flags = {
  if paper.urgency != none { block(above: 9pt, boxed(paper.urgency)) }
  if paper.draft { block(above: 9pt, if state { boxed("DỰ THẢO") } else { par(text(size: 13pt, strong("DỰ THẢO"))) }) }
}

#let subject = if paper.typeName == none {
  block(above: 9pt, width: 92%,
    par(if state { text(size: 12pt, lines("V/v " + paper.title)) } else { text(size: 12pt, emph(lines(paper.title))) }))
}

#let head-state = grid(
  columns: (64mm, 101mm),
  row-gutter: 9pt,
  align: center + top,
  tight({
    set text(size: 13pt)
    if paper.issuerAbove != none { par(lines(paper.issuerAbove)) }
    par(strong(lines(paper.issuer)))
    rule-under(strong(lines(paper.issuer)), 40%)
  }),
  tight({
    par(text(size: 13pt, strong("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    par(text(size: 14pt, strong("Độc lập - Tự do - Hạnh phúc")))
    rule-under(text(size: 14pt, strong("Độc lập - Tự do - Hạnh phúc")), 100%)
  }),
  tight({ par(text(size: 13pt, paper.numberLine)); subject; flags }),
  tight(par(text(size: 14pt, emph(paper.placeAndDate)))),
)

#let head-party = grid(
  columns: (75mm, 90mm),
  row-gutter: 6pt,
  align: center + top,
  tight({
    if paper.issuerAbove != none { par(lines(paper.issuerAbove)) }
    par(strong(lines(paper.issuer)))
    par("*")
  }),
  tight({
    par(text(size: 15pt, strong("ĐẢNG CỘNG SẢN VIỆT NAM")))
    rule-under(text(size: 15pt, strong("ĐẢNG CỘNG SẢN VIỆT NAM")), 100%)
  }),
  tight({ par(paper.numberLine); subject; flags }),
  tight(par(emph(paper.placeAndDate))),
)

#let heading-of-paper = if paper.typeName != none {
  block(above: 20pt, below: 14pt, width: 100%, align(center, tight({
    par(text(size: if state { 14pt } else { 16pt }, strong(lines(paper.typeName))))
    par(strong(lines(paper.title)))
    if state { rule-under(strong(lines(paper.title)), if paper.title.len() > 60 { 25% } else { 40% }) } else { par("-----") }
  })))
}

#let table-block(it) = {
  set text(size: 12pt)
  set par(justify: false, leading: 0.5em, spacing: 0.7em)
  if it.caption != none { block(above: 15pt, below: 6pt, width: 100%, sticky: true, align(center, strong(lines(it.caption)))) }
  block(above: 10pt, below: 12pt, table(
    columns: it.columns.map(column => column.weight * 1fr),
    align: (x, y) => if y == 0 { center + horizon } else { it.columns.at(x).align-as },
    stroke: 0.5pt,
    inset: (x: 4pt, y: 5pt),
    table.header(..it.columns.map(column => strong(lines(column.title)))),
    ..it.rows.map(row => row.map(cell => runs(cell))).flatten(),
  ))
}
#let aligns = (left: left + top, center: center + top, right: right + top)

#let indent = 12.7mm
#let block-of(it) = {
  if it.kind == "paragraph" {
    if it.align == "center" { align(center, par(runs(it.text))) }
    else if it.align == "right" { align(right, par(runs(it.text))) }
    else { par(first-line-indent: (amount: indent, all: true), runs(it.text)) }
  } else if it.kind == "ground" {
    par(first-line-indent: (amount: indent, all: true), emph(lines(it.text)))
  } else if it.kind == "heading" {
    if it.level == 1 { block(above: 14pt, below: 12pt, sticky: true, width: 100%, align(center, heading(level: 1, lines(it.text)))) }
    else { block(sticky: true, pad(left: 0mm, heading(level: it.level, h(indent) + lines(it.text)))) }
  } else if it.kind == "article" {
    par(first-line-indent: (amount: indent, all: true), strong(it.label) + " " + runs(it.text))
  } else if it.kind == "numbered" {
    for item in it.items { par(first-line-indent: (amount: indent, all: true), item.label + " " + runs(item.text)) }
  } else if it.kind == "table" {
    table-block(it + (columns: it.columns.map(column => column + (align-as: aligns.at(column.align)))))
  }
}
#show heading: it => text(size: body-size, weight: "bold", it.body)

#if state { head-state } else { head-party }
#heading-of-paper
#addressees
#v(2pt)
#for it in paper.body { block-of(it) }

// Nơi nhận and the signature never part, and are not torn by a page end.
#let recipients = tight({
  set align(left)
  if paper.recipientLines.len() > 0 {
    if state { par(text(size: 12pt, strong(emph("Nơi nhận:")))) } else { par(underline(offset: 2.5pt, "Nơi nhận:")) }
    set par(leading: 0.45em, spacing: 0.45em, hanging-indent: 0.6em)
    for line in paper.recipientLines { par(text(size: if state { 11pt } else { 12pt }, lines(line))) }
  }
})
#let signature = if paper.signer != none { tight({
  set align(center)
  let signer = paper.signer
  if signer.authority != none { par(strong(lines(signer.authority))) }
  if signer.capacity != none { par(strong(lines(signer.capacity))) }
  par(if state { strong(lines(signer.title)) } else { lines(signer.title) })
  v(26mm)
  if signer.name != none { par(strong(lines(signer.name))) }
}) }
#block(breakable: false, above: 18pt, grid(columns: (75mm, 90mm), recipients, signature))

#for annex in paper.annexes {
  // The page that follows counts itself: 0 here is 1 there.
  counter(page).update(0)
  set page(flipped: annex.landscape, margin: if annex.landscape { (top: 30mm, bottom: 15mm, left: 20mm, right: 20mm) } else { auto })
  block(below: 14pt, width: 100%, align(center, tight({
    par(strong(lines(annex.label)))
    par(strong(lines(annex.title)))
    if annex.note != none { par(emph(lines(annex.note))) }
    rule-under(strong(lines(annex.title)), 30%)
  })))
  for it in annex.body { block-of(it) }
}
`
