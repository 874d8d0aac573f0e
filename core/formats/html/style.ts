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

/**
 * What a page with notes needs besides. Marks differ by the line under the words, as on the screen, since printers leave
 * grounds out and many have no colours.
 */
export const noteStyle = `
:root { --mark: #fbe6b4; --quiet: #ece8de; } @media (prefers-color-scheme: dark) { :root { --mark: #57451a; --quiet: #2b2822; } }
mark { background: var(--mark); color: inherit; border-radius: 2px; text-decoration: underline solid 1.5px; text-underline-offset: .2em; text-decoration-skip-ink: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
mark.question { text-decoration: underline dotted 2px; } mark.highlight { text-decoration: none; } mark.term { text-decoration: underline double 1px; } mark.alternative { text-decoration: underline solid 3px; } mark.error { text-decoration: underline wavy 1.5px; }
mark.resolved { background: var(--quiet); text-decoration: underline dotted 1px var(--faint); }
.sign { font: 600 .64em/1 ui-sans-serif, system-ui, sans-serif; margin-inline-start: .12em; } .sign a, .back { color: var(--accent); text-decoration: none; }
.sign a:target, .back:target { outline: 2px solid var(--accent); } .note:target { border-color: var(--accent); }
col.notes { width: clamp(13rem, 22%, 19rem); } main.noted.stacked { max-width: 68rem; }
.note { font: 400 .8rem/1.5 ui-sans-serif, system-ui, sans-serif; border-inline-start: 2px solid var(--rule); padding: 0 0 .1rem .7rem; margin: 0 0 .9rem; break-inside: avoid; overflow-wrap: anywhere; text-align: start; }
.note :lang(zh-Hans), .note :lang(zh-Hant), .note :lang(en) { font-family: inherit; line-height: inherit; }
.row .note p, .note p { margin: 0 0 .3rem; } .note .head, .note .state, .note .by { color: var(--faint); font-size: .72rem; } .note .head { display: inline; } .note .head + * { margin-top: .2rem; }
.note .back { font-weight: 650; margin-inline-end: .45rem; } .note .by b { font-weight: 550; color: var(--ink); } .note q { margin-inline-end: .5rem; }
.note .wording { font-weight: 550; } .note blockquote { margin: 0 0 .3rem; padding-inline-start: .6rem; border-inline-start: 2px solid var(--hair); color: var(--faint); }
.note pre { margin: 0 0 .3rem; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; white-space: pre-wrap; } .note .item { padding-inline-start: 1em; } .note .deep-2 { padding-inline-start: 2em; } .note .deep-3 { padding-inline-start: 3em; } .note .deep-4 { padding-inline-start: 4em; }
.note .reply { border-inline-start: 1px solid var(--hair); padding-inline-start: .6rem; margin-top: .4rem; } .note.resolved { opacity: .72; border-inline-start-style: dotted; }
.elsewhere .note { max-width: 42rem; }
td.notes { padding-inline-end: 0; } .row > .notes { margin-top: .5rem; }
@media (min-width: 60rem), print { main.noted.stacked .row { display: grid; grid-template: repeat(3, auto) 1fr / minmax(0, 1fr) 19rem; column-gap: 2rem; } main.noted.stacked .row > .text { grid-column: 1; } main.noted.stacked .row > .notes { grid-area: 1 / 2 / span 4; margin: 0; } }
@media screen and (max-width: 59.99rem) { .noted table, .noted thead, .noted tbody { display: block; } .noted colgroup, .noted thead td.notes { display: none; } .noted tr { display: flex; flex-wrap: wrap; } .noted th.number { flex: 0 0 3.2rem; } .noted thead th:not(.number), .noted td.text { flex: 1 1 0; } .noted tbody td.notes { flex: 1 0 100%; padding-inline-start: 4.1rem; } .noted tbody td.notes:empty { display: none; } }
@media print { :root { --mark: #eee; --quiet: #f6f6f6; } mark.highlight { text-decoration: underline solid .28em #b5b5b5; } .note { font-size: 8pt; } main.noted.stacked .row { grid-template-columns: minmax(0, 1fr) 5.6cm; } col.notes { width: 4.4cm; } .note.resolved { opacity: 1; color: var(--faint); } }
`;

/** What a report on annotations needs besides both. */
export const reportStyle = `
main.report { max-width: 60rem; } .summary { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; margin: 0 0 2.5rem; font: 400 .85rem/1.6 ui-sans-serif, system-ui, sans-serif; }
.summary h2 { font-size: .8rem; font-weight: 550; color: var(--faint); margin: 0 0 .3rem; } .summary dl { display: grid; grid-template-columns: auto auto; gap: 0 1rem; margin: 0; } .summary dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums; }
.item-of { border-top: 1px solid var(--hair); padding: 1.1rem 0 .4rem; display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2.5rem; break-inside: avoid; }
.words { margin: 0 0 .7rem; } .words .place { display: block; font: 400 .72rem/1.6 ui-sans-serif, system-ui, sans-serif; color: var(--faint); }
@media (max-width: 45rem) { .item-of { display: block; } }
`;
