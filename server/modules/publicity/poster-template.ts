/** Typst source of an office's poster. Everything that varies arrives as JSON in `sys.inputs.poster` and is shown as text only. */
export const posterTemplate = String.raw`
#let poster = json(bytes(sys.inputs.poster))
#let accent = rgb("#0b5563")
#set document(title: "Áp phích phản ánh nhũng nhiễu, tham nhũng: " + poster.unit)
#set text(font: "Tinos", size: 15pt, lang: "vi", region: "VN", hyphenate: false, fallback: false)
#set par(leading: 0.5em, spacing: 0.65em)
#set page(paper: "a4", margin: (x: 15mm, top: 13mm, bottom: 11mm))

// As large as one line holds: an address that is broken is typed wrongly.
#let fitted(words) = layout(place => {
  let size = 21pt
  let shown(size) = text(size: size, weight: "bold", fill: accent, words)
  while size > 9pt and measure(shown(size)).width > place.width { size -= 0.5pt }
  par(shown(size))
})

#align(center, {
  text(size: 17pt, weight: "bold", upper(poster.unit))
  v(-5pt)
  line(length: 60mm, stroke: 0.8pt)
  v(3pt)
  set par(leading: 0.32em)
  text(size: 40pt, weight: "bold", fill: accent)[BỊ NHŨNG NHIỄU,\ ĐÒI TIỀN, GÂY KHÓ DỄ?]
  v(-6pt)
  text(size: 26pt, weight: "bold")[Hãy phản ánh. Không cần ghi tên.]
})

#v(5pt)
#if poster.hotlines.len() > 0 {
  block(width: 100%, fill: accent, radius: 4mm, inset: (x: 6mm, y: 4.5mm), align(center, {
    set text(fill: white)
    text(size: 21pt, weight: "bold")[ĐƯỜNG DÂY NÓNG]
    for line in poster.hotlines {
      linebreak()
      text(size: if poster.hotlines.len() > 1 { 44pt } else { 58pt }, weight: "bold", line.value)
      if line.hours != none { linebreak(); text(size: 15pt, line.hours) }
    }
  }))
}

#v(1fr)
#grid(
  columns: (84mm, 1fr),
  column-gutter: 7mm,
  align: (center + horizon, left + horizon),
  image(bytes(poster.qr), format: "svg", width: 84mm, alt: "Mã QR mở trang phản ánh của cơ quan: " + poster.address),
  {
    text(size: 21pt, weight: "bold")[Quét mã bằng điện thoại]
    par(text(size: 15pt)[hoặc gõ địa chỉ:])
    fitted(poster.address)
    v(2pt)
    set text(size: 16pt)
    list(
      spacing: 0.6em,
      indent: 0pt,
      [Tin về cán bộ và tin về tham nhũng chuyển đến #strong[cấp trên] của cơ quan này.],
      [Trước khi gửi, quý vị thấy #strong[ai sẽ mở được tin] và có thể gạch tên bất kỳ ai.],
      [Có #strong[mã biên nhận] để theo dõi trả lời; không tin nào bị bỏ đi mà không để lại dấu vết.],
    )
  },
)

#v(1fr)
#if poster.places.len() > 0 {
  set text(size: 13.5pt)
  set par(leading: 0.45em)
  line(length: 100%, stroke: 0.5pt + gray)
  v(2pt)
  grid(
    columns: (54mm, 1fr),
    row-gutter: 6pt,
    ..poster.places.map(place => (strong(place.label + ":"), place.value)).flatten(),
  )
}

#v(4pt)
#block(width: 100%, stroke: (top: 0.5pt + gray), inset: (top: 5pt), {
  set text(size: 9.5pt)
  set par(leading: 0.45em, spacing: 0.5em)
  if poster.root != none {
    par[*Dấu vân tay gốc tin cậy:* #poster.root]
  }
  if poster.log != none {
    par[*Dấu vân tay khóa nhật ký công khai:* #poster.log]
  }
  if poster.root != none or poster.log != none {
    par[Nếu trang trên điện thoại báo dấu vân tay khác với áp phích này, xin không gửi tin qua mạng; hãy gọi điện hoặc đến nơi tiếp công dân. Áp phích in ngày #poster.day.]
  } else {
    par[Áp phích in ngày #poster.day.]
  }
})
`
