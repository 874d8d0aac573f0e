import type { MemoryUnit, UnitText } from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import { writeState } from '../states.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import { confirmationLevel } from './unit.ts';
import { tmxDate, tmxHeader } from './write.ts';
import { segContent } from './write-seg.ts';

const variant = (text: UnitText, level: string, { visible }: SymbolWriter): string => {
  const content = segContent(text, () => null, { visible, isNew: true });
  return `      <tuv xml:lang="${escapeXmlAttribute(text.language)}">${level}<seg>${content}</seg></tuv>\n`;
};

const unitSource = (unit: MemoryUnit, symbols: SymbolWriter): string => {
  const { original, translations, state, author, at } = unit;
  const word = writeState('tmx', { word: null, was: 'empty', now: state, textChanged: true });
  const level = word === null ? '' : `<prop type="${confirmationLevel}">${escapeXmlText(word)}</prop>`;
  const attributes = [
    ` srclang="${escapeXmlAttribute(original.language)}"`,
    author === '' ? '' : ` changeid="${escapeXmlAttribute(author)}"`,
    at === null ? '' : ` changedate="${tmxDate(at)}"`,
  ].join('');
  const texts = [variant(original, '', symbols), ...translations.map((one) => variant(one, level, symbols))];
  return `    <tu${attributes}>\n${texts.join('')}    </tu>\n`;
};

/** A memory as TMX 1.4b, piece by piece. `language`: of most originals. `created`: ISO 8601. */
export function* memoryTmx(
  units: Iterable<MemoryUnit>,
  { language, created }: { readonly language: string; readonly created: string },
): Generator<string> {
  const symbols = symbolWriter();
  yield tmxHeader(language, created);
  for (const unit of units) yield unitSource(unit, symbols);
  yield '  </body>\n</tmx>\n';
}
