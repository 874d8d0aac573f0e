/**
 * The style sheet of an exported page. One accent, hairlines instead of boxes, the reader's own fonts: a serif stack
 * for each language, so that 直 and 骨 have the shapes their readers expect. Nothing is fetched.
 */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #22201c; --faint: #6b665d; --hair: #e2ddd2; --rule: #8d8778; --accent: #8a3b1e; }
@media (prefers-color-scheme: dark) { :root { --paper: #191815; --ink: #e6e2d9; --faint: #a09a8d; --hair: #35322c; --rule: #6f6a5f; --accent: #e39a78; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 "Iowan Old Style", Charter, "Source Serif 4", Cambria, Georgia, serif; }
main { max-width: 96rem; margin: 0 auto; padding: 3rem clamp(1rem, 4vw, 4rem) 5rem; }
main.stacked { max-width: 46rem; }
:lang(zh-Hans) { font-family: "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", serif; line-height: 1.85; line-break: strict; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", PMingLiU, "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", serif; line-height: 1.85; line-break: strict; }
:lang(en) { font-family: "Iowan Old Style", Charter, "Source Serif 4", Cambria, Georgia, serif; line-height: 1.6; hyphens: auto; }
h1.title { font-size: 1.9rem; font-weight: 600; line-height: 1.3; margin: 0 0 2rem; text-wrap: balance; }
h2.document { font-size: 1.15rem; font-weight: 500; color: var(--faint); margin: 3rem 0 1rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.number { width: 3.2rem; }
thead { display: table-header-group; }
th { text-align: start; font-size: .78rem; font-weight: 500; color: var(--faint); padding: .4rem .9rem; border-bottom: 1px solid var(--rule); }
thead th { position: sticky; top: 0; background: var(--paper); }
td, tbody th { vertical-align: baseline; padding: .28rem .9rem; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
tr.opens > * { border-top: 1px solid var(--hair); padding-top: .6rem; }
thead + tbody > tr:first-child > * { border-top: 0; }
.number { font: 400 .72rem/2.4 ui-sans-serif, system-ui, sans-serif; color: var(--faint); font-variant-numeric: tabular-nums; text-align: end; }
tbody th { border-bottom: 0; } thead th.number { text-align: end; line-height: inherit; }
tr.heading > * { padding-top: 1.9rem; padding-bottom: .5rem; break-after: avoid; }
tr.heading h2, tr.heading h3, tr.heading h4, tr.heading h5, tr.heading h6 { margin: 0; font-weight: 600; line-height: 1.4; }
h2 { font-size: 1.4rem; } h3 { font-size: 1.22rem; } h4 { font-size: 1.1rem; } h5, h6 { font-size: 1rem; }
.list-item { --indent: 1.1em; } .level-2 { --indent: 2.2em; } .level-3 { --indent: 3.3em; } .level-4 { --indent: 4.4em; }
td.text { padding-inline-start: calc(.9rem + var(--indent, 0em)); } .row > .text { padding-inline-start: var(--indent, 0em); }
.list-item.opens > .text:not(:empty)::before { content: "•"; font-family: ui-sans-serif, system-ui, "DejaVu Sans", sans-serif; color: var(--accent); display: inline-block; width: 1.1em; margin-inline-start: -1.1em; }
.quote { --indent: .4em; } .quote > .text { border-inline-start: 2px solid var(--hair); color: var(--faint); }
.code > .text { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .86em; white-space: pre-wrap; }
.row { position: relative; padding: .7rem 0 .7rem 3.2rem; break-inside: avoid; } .row.opens { border-top: 1px solid var(--hair); margin-top: .5rem; }
.row > .number { position: absolute; inset-inline-start: 0; width: 2.2rem; }
.row.heading { border-top: 0; padding-top: 2rem; break-after: avoid; }
.row p, .row h2, .row h3, .row h4, .row h5, .row h6 { margin: 0 0 .25rem; } .row > .text:not(:first-of-type) { color: var(--faint); }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .88em; }
ruby { ruby-position: over; } rt { font-size: .55em; color: var(--faint); } .alt { color: var(--faint); }
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #555; --hair: #ccc; --rule: #666; --accent: #000; }
  body { font-size: 10.5pt; } main, main.stacked { max-width: none; padding: 0; } thead th { position: static; } a { text-decoration: none; }
}
`;
