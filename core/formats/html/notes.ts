import { noteBlocks, type NoteBlock, type NoteInline } from '../../annotations/note.ts';
import type { AnnotationKind, Side } from '../../model/index.ts';
import { continuedLine, type ExportNote, type NotePlace, type NoteSource } from '../notes.ts';
import { escapeMarkup, type SymbolWriter } from '../symbols.ts';

/** How words of a note are marked, which is the class of their element: by its kind, or by its being resolved. */
export type MarkLook = AnnotationKind | 'resolved';
export const markLook = ({ kind = 'comment', resolved }: ExportNote): MarkLook =>
  resolved === null ? kind : 'resolved';

/** Words inside a mark; the look of a comment is that of the element itself. */
export const markElement = (html: string, look: MarkLook): string =>
  `<mark${look === 'comment' ? '' : ` class="${look}"`}>${html}</mark>`;

const elementOf = { strong: 'strong', emphasis: 'em', code: 'code', strike: 's' } as const;

/** Notes as HTML: the marks in the texts, and the notes themselves in the margin beside the row they begin in. */
export const noteWriter = (source: NoteSource, language: string, symbols: SymbolWriter) => {
  const shown = (text: string): string => escapeMarkup(symbols.visible(text)).replaceAll('\n', '<br>');

  const inline = ({ text, looks, href }: NoteInline): string => {
    const looked = looks.reduce<string>(
      (html, look) => `<${elementOf[look]}>${html}</${elementOf[look]}>`,
      shown(text),
    );
    return href === null ? looked : `<a href="${escapeMarkup(href)}" rel="noopener noreferrer">${looked}</a>`;
  };

  const block = ({ kind, depth, number, inlines }: NoteBlock): string => {
    const words = inlines.map(inline).join('');
    if (kind === 'code') return `<pre>${words}</pre>`;
    if (kind === 'quote') return `<blockquote>${words}</blockquote>`;
    if (kind === 'heading') return `<p><strong>${words}</strong></p>`;
    if (kind === 'paragraph') return `<p>${words}</p>`;
    const lead = number === null ? '•' : `${number}.`;
    return `<p class="item deep-${Math.min(depth, 4)}"><span>${lead}</span> ${words}</p>`;
  };

  const body = (markdown: string): string => noteBlocks(markdown).map(block).join('');
  const line = (kind: string, text: string | null): string =>
    text === null || text === '' ? '' : `<p class="${kind}" lang="${language}">${shown(text)}</p>`;
  const by = (author: string, created: string): string =>
    `<p class="by"><b>${shown(author)}</b> <time datetime="${escapeMarkup(created)}">${shown(created.slice(0, 10))}</time></p>`;

  const whole = (note: ExportNote, quote: string): string =>
    `<aside class="note${note.resolved === null ? '' : ' resolved'}" id="note-${note.number}" aria-label="${note.number}">` +
    `<a class="back" href="#words-${note.number}">${note.number}</a>${quote}` +
    line('head', note.head) +
    line('wording', note.wording) +
    body(note.body) +
    by(note.author, note.created) +
    note.replies
      .map((reply) => `<div class="reply">${body(reply.body)}${by(reply.author, reply.created)}</div>`)
      .join('') +
    line('state', note.resolved) +
    '</aside>';

  return {
    /** One note, with a link back to its words. */
    whole: (note: ExportNote): string => whole(note, ''),
    /** The notes that begin in a row. */
    beside: (places: readonly NotePlace[]): string =>
      places
        .filter(({ isFirst }) => isFirst)
        .map(({ note }) => whole(note, ''))
        .join(''),
    /** Those whose words stand nowhere, with the words. */
    elsewhere: (): string =>
      source.elsewhere.length === 0
        ? ''
        : `<section class="elsewhere"><h2 class="document" lang="${language}">${shown(source.elsewhereTitle)}</h2>\n${source.elsewhere
            .map((note) => whole(note, `<q id="words-${note.number}">${shown(note.quote)}</q>`))
            .join('\n')}</section>\n`,
    /** What the places of one text mean for it. */
    marksOn: (places: readonly NotePlace[], side: Side): readonly TextMark[] =>
      places
        .filter((place) => place.side === side)
        .map(({ note, start, end, isFirst }) => ({
          start,
          end,
          look: markLook(note),
          sign: `<sup class="sign"><a${isFirst ? ` id="words-${note.number}"` : ` title="${escapeMarkup(symbols.visible(continuedLine(source, note)))}"`} href="#note-${note.number}">${note.number}</a></sup>`,
        })),
  };
};

export type NoteWriter = ReturnType<typeof noteWriter>;

/** A stretch of a text (code points) that is marked, and the sign that follows it. */
export type TextMark = {
  readonly start: number;
  readonly end: number;
  readonly look: MarkLook;
  readonly sign: string;
};
