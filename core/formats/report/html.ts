import type { Language } from '../../model/index.ts';
import { noteWriter } from '../html/notes.ts';
import { markElement, markLook } from '../html/notes.ts';
import { noteStyle, pageStyle, reportStyle } from '../html/style.ts';
import type { ExportNote } from '../notes.ts';
import { escapeMarkup, symbolWriter } from '../symbols.ts';

/** Words of an annotation in what stands around them now. `place` and `state` are in the language of the report. */
type ReportWords = {
  readonly place: string;
  readonly state: string;
  readonly language: Language;
  readonly lead: string;
  readonly words: string;
  readonly trail: string;
};

export type ReportItem = { readonly note: ExportNote; readonly words: readonly ReportWords[] };

export type ReportSource = {
  readonly title: string;
  readonly language: Language;
  /** Counts of annotations, by one trait each. */
  readonly summary: readonly {
    readonly title: string;
    readonly counts: readonly { readonly name: string; readonly count: number }[];
  }[];
  readonly items: Iterable<ReportItem>;
};

/** Writes a report on annotations as one self-contained page: counts, then each with its words, thread and state. */
export function* writeReport({ title, language, summary, items }: ReportSource): Generator<string> {
  const symbols = symbolWriter();
  const shown = (text: string): string => escapeMarkup(symbols.visible(text)).replaceAll('\n', ' ');
  const notes = noteWriter({ elsewhere: [], elsewhereTitle: '', continued: '' }, language, symbols);
  yield (
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${shown(title)}</title>\n` +
    `<style>${pageStyle}${noteStyle}${reportStyle}</style>\n</head>\n<body>\n<main class="report">\n` +
    `<h1 class="title">${shown(title)}</h1>\n<div class="summary">`
  );
  for (const { title: name, counts } of summary)
    yield `<section><h2>${shown(name)}</h2><dl>${counts
      .map((each) => `<dt>${shown(each.name)}</dt><dd>${each.count}</dd>`)
      .join('')}</dl></section>`;
  yield '</div>\n';
  for (const { note, words } of items) {
    const lines = words.map(
      (one) =>
        `<p class="words" lang="${one.language}"><span class="place" lang="${language}">${shown([one.place, one.state].filter((text) => text !== '').join(' · '))}</span>${shown(one.lead)}${markElement(shown(one.words), markLook(note))}${shown(one.trail)}</p>`,
    );
    yield `<section class="item-of"><div id="words-${note.number}">${lines.join('')}</div>${notes.whole(note)}</section>\n`;
  }
  yield '</main>\n</body>\n</html>\n';
}
