import { isEmpty, ok, type Result } from '../../model/index.ts';
import { lineFinder } from '../../xml/lines.ts';
import { fileLanguage } from '../file-language.ts';
import { findingTally } from '../finding-tally.ts';
import type { FormatCode } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import {
  cutBlock,
  type LanguageTag,
  type RawBlock,
  type RawComment,
  type RawSegment,
  type RawTranslation,
} from '../raw-block.ts';
import { isNoted, readState } from '../states.ts';
import { invalid, streamXml } from '../stream-xml.ts';
import { tmx } from './index.ts';
import { unitVisitor } from './read-units.ts';
import { confirmationLevel, type Prop, type Unit, type Variant } from './unit.ts';
import { unitTexts, type UnitText, type UnitTexts } from './unit-texts.ts';

const levelIn = (props: readonly Prop[]): string | null =>
  props.find(({ type }) => type === confirmationLevel)?.text.trim() ?? null;

/** The property that says a translation's state: its own, else that of the unit. */
export const levelOf = (unit: Unit, variant: Variant): string | null =>
  levelIn(variant.props) ?? levelIn(unit.props);

const translationsOf = ({ translations }: UnitText, unit: Unit): readonly RawTranslation[] => {
  const common = levelIn(unit.props);
  return translations.map(({ variant, text: { rich } }) => ({
    language: variant.language,
    rich,
    state: readState('tmx', levelIn(variant.props) ?? common, !isEmpty(rich)),
  }));
};

const commentsOf = (unit: Unit, { variant: original, texts }: UnitTexts): readonly RawComment[] => {
  const shown = new Set(texts[0]?.translations.map(({ variant }) => variant));
  const common = levelIn(unit.props);
  const own = unit.notes.map((body) => ({ body }));
  const others = unit.variants.flatMap((variant): RawComment[] => {
    const about = variant === original ? {} : { on: variant.language };
    const level = levelIn(variant.props) ?? common;
    const noted = shown.has(variant) && isNoted('tmx', level) ? [level ?? ''] : [];
    return [...variant.notes, ...noted].map((body) => ({ body, ...about }));
  });
  return [...own, ...others].filter(({ body }) => body.trim() !== '');
};

const blockOf = (unit: Unit, found: UnitTexts, line: number): RawBlock => {
  const comments = commentsOf(unit, found);
  const segments = found.texts.map((text, n): RawSegment => ({
    rich: text.original.rich,
    gap: n + 1 < found.texts.length ? '\n' : '',
    ref: text.ref,
    translations: translationsOf(text, unit),
    ...(n === 0 && comments.length > 0 ? { comments } : {}),
  }));
  return cutBlock({ kind: 'paragraph', level: 0, line, gap: '\n' }, segments);
};

/** The original's language as a document says it: null for `*all*`, which is all of them, and where nothing is said. */
const saidLanguage = (written: string | undefined): LanguageTag | null =>
  written === undefined || written.trim() === '' || written.trim().toLowerCase() === '*all*'
    ? null
    : fileLanguage(written);

/** The language of the originals: the one that was chosen, or the document says, or of the first text of the first unit. */
export const originalLanguage = (chosen: string | boolean | undefined) => {
  const wanted = typeof chosen === 'string' && chosen.trim() !== '' ? fileLanguage(chosen) : null;
  let [header, first]: [LanguageTag | null, LanguageTag | null] = [null, null];
  return {
    header: (srclang: string | undefined): void => void (header = saidLanguage(srclang)),
    of: ({ attributes, variants }: Unit): LanguageTag | null => {
      if (wanted === null && header === null && first === null)
        first = saidLanguage(attributes.get('srclang')) ?? variants[0]?.language ?? null;
      return wanted ?? header ?? first;
    },
    now: (): LanguageTag | null => wanted ?? header ?? first,
  };
};

/** Counts what of a unit stays in the file only. */
const countLeft = (
  unit: Unit,
  { texts }: UnitTexts,
  line: number,
  add: ReturnType<typeof findingTally>['add'],
) => {
  const props = [unit, ...unit.variants].flatMap((one) => one.props);
  const left = props.filter(({ type }) => type !== confirmationLevel).length;
  if (left > 0) add('left-out', 'prop', line, left);
  const shown = (texts[0]?.translations.length ?? 0) + 1;
  const more = unit.variants.filter(({ seg }) => seg !== null).length - shown;
  if (more > 0) add('tmx.doubles', '', line, more);
};

/** Reads TMX 1.1 to 1.4b: each unit a block with one segment, and one for each sub-flow. Holds one step of the parser's units. */
export const readTmx: NonNullable<FormatCode['read']> = (bytes, { choices, report, isBeginning }) => {
  const language = originalLanguage(choicesFor(tmx, choices)['source']);
  const lines = lineFinder();
  const { add, findings } = findingTally();
  let ready: Result<RawBlock>[] = [];
  let [units, blocks] = [0, 0];
  const foreign: string[] = [];
  const visitor = unitVisitor({
    root: (name) => {
      if (name !== 'tmx') ready.push(invalid('tmx.faults.root', 1, name));
    },
    header: (attributes) => language.header(attributes.get('srclang')),
    foreign: (name) => void foreign.push(name),
    unit: (unit) => {
      units += 1;
      const line = lines.lineAt(unit.tag.from);
      for (const name of foreign.splice(0)) add('tmx.foreign', name, line);
      const found = unitTexts(unit, language.of(unit) ?? '');
      if (found === null) {
        add('tmx.no-original', language.now() ?? '', line);
        return;
      }
      blocks += 1;
      countLeft(unit, found, line, add);
      ready.push(ok(blockOf(unit, found, line)));
    },
  });
  const take = (): readonly Result<RawBlock>[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  function* all(): Generator<Result<RawBlock>> {
    for (const block of streamXml(bytes, visitor, take, { allowsDoctype: true }, (pieces) =>
      lines.watch(pieces),
    )) {
      if (!block.ok && isBeginning === true && block.error.code === 'document.bad-xml') return;
      yield block;
      if (!block.ok) return;
    }
    if (blocks === 0 && units > 0) yield invalid('tmx.faults.no-original', 1, language.now() ?? '');
    for (const finding of findings()) report?.(finding);
  }
  return { blocks: all(), language: () => language.now(), damage: () => ({ count: 0, places: [] }) };
};
