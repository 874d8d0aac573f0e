import { fail, ok } from '../../model/index.ts';
import { filledTexts } from '../filled-texts.ts';
import type { Written } from '../export-source.ts';
import type { WriteDocument } from '../format.ts';
import { peeked } from '../peeked.ts';
import { symbolWriter } from '../symbols.ts';
import { writeEdits } from '../write-edits.ts';
import { pageStyleAdaptions, type StyleEdit } from './adapt-styles.ts';
import { pageEdits, type PageText } from './fill-page.ts';
import { referring } from './referring.ts';
import { isXmlName, isXmlPage } from './read.ts';
import { writeHtml } from './write.ts';

const adaptedOf = (languages: number, styles: readonly StyleEdit[]): Partial<Pick<Written, 'adapted'>> => {
  const count = (what: StyleEdit['what']): number => styles.filter((edit) => edit.what === what).length;
  const adapted = [
    { code: 'html.language', count: languages } as const,
    { code: 'html.direction', count: count('direction') } as const,
    { code: 'html.numbering', count: count('numbering') } as const,
  ].filter(({ count: places }) => places > 0);
  return adapted.length === 0 ? {} : { adapted };
};

/**
 * Puts the words of one column into the page they came from; all else stays as it is, byte by byte. Rows of which no place is known,
 * and several columns, are written as a new page. Failures: export.no-columns.
 */
export const fillHtml: WriteDocument = (source, options, sink) => {
  const [column, ...others] = source.columns;
  if (column === undefined) return fail('export.no-columns');
  const { first, rows } = peeked(source.rows);
  const document = first?.document;
  const [file] =
    document === undefined || first?.ref === undefined ? [] : (source.originals?.(document) ?? []);
  if (file === undefined || others.length > 0)
    return writeHtml(
      { ...source, rows },
      { layout: options.layout === 'stacked' ? 'stacked' : 'side-by-side' },
      sink,
    );
  const symbols = symbolWriter();
  const wanted = column;
  let count = 0;
  function* texts(): Generator<PageText> {
    for (const { ref, rich, rows: own } of filledTexts(rows, wanted)) {
      count += own.length;
      yield { ref, rich };
    }
  }
  const text = file.text();
  const language = options.adapt === true && column.side !== 'source' ? column.language : null;
  const isXml = isXmlName(first?.opensDocument ?? '') || isXmlPage(text);
  const styles = language === null ? [] : pageStyleAdaptions(text, language);
  const { edits, languages } = pageEdits(
    { text, isXml, visible: symbols.visible },
    texts(),
    language,
    styles,
  );
  const written = writeEdits(file, referring(edits, file.encoding ?? 'utf-8'), 'replace', sink);
  if (!written.ok) return written;
  return ok({
    rows: count,
    symbols: symbols.count(),
    ...adaptedOf(languages, styles),
  });
};
