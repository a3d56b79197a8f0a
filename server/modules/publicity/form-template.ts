/** Typst source of the paper report form: the questions of the portal's form, for a pen. Data in `sys.inputs.form`, text only. */
export const formTemplate = `
#let form = json(bytes(sys.inputs.form))
#set document(title: form.title + ": " + form.unit)
#set text(font: "Tinos", size: 12pt, lang: "vi", region: "VN", hyphenate: false, fallback: false)
#set par(leading: 0.5em, spacing: 0.7em)
#set page(paper: "a4", margin: (left: 20mm, right: 15mm, top: 13mm, bottom: 15mm),
  footer: context text(size: 9pt)[Mẫu #form.mark #h(1fr) Trang #counter(page).display()/#counter(page).final().first()])

#let box-mark = box(width: 3.6mm, height: 3.6mm, stroke: 0.7pt, baseline: 0.5mm)
#let choice(words) = grid(columns: (auto, 1fr), column-gutter: 1.8mm, box-mark, words)
#let question(n, words, hint: none) = block(above: 11pt, below: 6pt, sticky: true, {
  strong[#n. #words]
  if hint != none { text(size: 10.5pt, style: "italic")[ #hint] }
})
#let dotted = line(length: 100%, stroke: (thickness: 0.6pt, paint: luma(110), dash: (0.6pt, 2.2pt)))
#let rows(n) = { for _ in range(n) { block(above: 0pt, below: 0pt, height: 8mm, width: 100%, align(bottom, dotted)) } }
#let field(label) = block(above: 0pt, below: 0pt, height: 8mm, width: 100%, align(bottom,
  grid(columns: (auto, 1fr), column-gutter: 2mm, align: bottom, label, dotted)))

#grid(
  columns: (1fr, 30mm),
  column-gutter: 6mm,
  align: (left + top, right + top),
  {
    set par(leading: 0.4em)
    text(size: 16pt, weight: "bold", form.title)
    v(1pt)
    par[Cơ quan phát mẫu: *#form.unit*]
    par(text(size: 10.5pt)[Mẫu này dùng cho người dân, doanh nghiệp, cán bộ. Chỉ cần điền điều quý vị biết. Có thể không ghi tên. Phiếu này không phải đơn tố cáo; muốn tố cáo theo Luật Tố cáo, xin gửi đơn có họ tên, chữ ký, hoặc đến trình bày trực tiếp. Điền trên mạng, niêm phong ngay trên máy của quý vị: *#form.address*])
  },
  image(bytes(form.qr), format: "svg", width: 30mm, alt: "Mã QR của mẫu phiếu, dành cho văn thư"),
)

#question(1, "Việc xảy ra ở cơ quan, bộ phận nào?")
#rows(1)

#question(2, "Liên quan đến ai?", hint: "(đánh dấu một ô)")
#grid(columns: (1fr, 1fr), column-gutter: 5mm, row-gutter: 6.5pt,
  ..form.concerns.map(choice))

#question(3, "Đó là việc gì?", hint: "(có thể đánh dấu nhiều ô)")
#grid(columns: (1fr, 1fr), column-gutter: 5mm, row-gutter: 6.5pt,
  ..form.conducts.map(choice), choice[Việc khác])

#question(4, "Nội dung", hint: "(ai, làm gì, ở đâu, khi nào, số hồ sơ, số tiền nếu có)")
#field[Ngày, giờ xảy ra:]
#rows(14)
#pagebreak(weak: true)
#question("4", "Nội dung", hint: "(tiếp theo; có thể viết thêm giấy khác)")
#rows(10)

#question(5, "Chứng cứ gửi kèm", hint: "(ảnh, giấy tờ sao chụp, tên tệp; xin giữ lại bản chính)")
#rows(3)

#question(6, "Danh tính", hint: "(đánh dấu một ô)")
#stack(spacing: 6pt,
  choice[*Không ghi tên.* Tin vẫn được xem xét nếu nội dung rõ ràng.],
  choice[*Ghi tên, đề nghị giữ kín.* Người xác minh không được biết tên; chỉ người giữ danh tính mở được khi có yêu cầu chính đáng.],
  choice[*Ghi tên, người thụ lý được biết.*])
#v(3pt)
#field[Họ và tên:]
#field[Số điện thoại, địa chỉ hoặc thư điện tử để liên hệ:]

#question(7, "Muốn nhận trả lời bằng cách nào?")
#grid(columns: (1fr, 1fr), column-gutter: 5mm, row-gutter: 6.5pt,
  choice[Bằng mã biên nhận, tự xem trên mạng], choice[Qua điện thoại],
  choice[Qua thư gửi về địa chỉ trên], choice[Không cần trả lời])

#block(above: 14pt, width: 100%, stroke: 0.6pt, inset: 8pt, radius: 2pt, {
  set par(spacing: 0.55em)
  strong[Cách gửi]
  if form.sendTo.len() > 0 { par[Bỏ phiếu vào phong bì dán kín, ghi ngoài bì *“Phản ánh, chỉ người có trách nhiệm được mở”*, gửi đến: #form.sendTo.join("; hoặc ").] }
  else { par[Bỏ phiếu vào phong bì dán kín, ghi ngoài bì *“Phản ánh, chỉ người có trách nhiệm được mở”*, gửi đến nơi tiếp công dân.] }
  par[*Nếu tin nói về người đứng đầu hoặc cán bộ của chính cơ quan này*, xin gửi thẳng lên cấp trên, không gửi tại đây.]
  par[Nộp trực tiếp hoặc qua đường dây nóng: quý vị nhận *giấy biên nhận có mã* để theo dõi. Xin giữ mã ở nơi chỉ mình biết.]
})
`
