import { cellStates, isEmpty, ok, type CellState, type MemoryUnit, type Result } from '../../model/index.ts';
import type { XmlAttributes } from '../../xml/read.ts';
import { readState } from '../states.ts';
import { invalid, streamXml } from '../stream-xml.ts';
import { levelOf, originalLanguage } from './read.ts';
import { unitVisitor } from './read-units.ts';
import type { Unit } from './unit.ts';
import { unitTexts } from './unit-texts.ts';

/** The time that was read last: a tool writes one into many units that it writes at once. */
let latest: { readonly written: string | undefined; readonly iso: string | null } = {
  written: undefined,
  iso: null,
};

/** A time of TMX (1.4b, section 3.2: `20260131T235959Z`) as ISO 8601; null for what is none. */
const isoTime = (written: string | undefined): string | null => {
  if (written === latest.written) return latest.iso;
  const iso = (written ?? '').replace(
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/,
    '$1-$2-$3T$4:$5:$6.000Z',
  );
  latest = { written, iso: Number.isNaN(Date.parse(iso)) ? null : iso };
  return latest.iso;
};

const saidIn = (attributes: XmlAttributes, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
};

/** The same for several elements: of the first that says it. */
const firstSaid = (all: readonly XmlAttributes[], ...names: readonly string[]): string | undefined =>
  all.map((attributes) => saidIn(attributes, ...names)).find((value) => value !== undefined);

const leastAdvanced = (states: readonly CellState[]): CellState =>
  cellStates.find((state) => states.includes(state)) ?? 'translated';

const memoryUnits = (unit: Unit, language: string): readonly MemoryUnit[] => {
  const found = unitTexts(unit, language);
  if (found === null) return [];
  return found.texts.flatMap(({ original, translations }): MemoryUnit[] => {
    const written = translations.filter(({ text }) => text.rich.text.trim() !== '');
    if (isEmpty(original.rich) || written.length === 0) return [];
    // A text speaks for itself before its unit speaks for it.
    const sayers = [...written.map(({ variant }) => variant), unit].map(({ attributes }) => attributes);
    const author = firstSaid(sayers, 'changeid', 'creationid') ?? '';
    const at = isoTime(firstSaid(sayers, 'changedate', 'creationdate'));
    const states = written.map(({ variant }) => {
      const level = levelOf(unit, variant);
      // A memory holds what somebody stands for, unless it says otherwise.
      return level === null ? 'translated' : readState('tmx', level, true);
    });
    return [
      {
        original: { ...original.rich, language: found.variant.language },
        translations: written.map(({ variant, text }) => ({ ...text.rich, language: variant.language })),
        state: leastAdvanced(states),
        author,
        at,
      },
    ];
  });
};

/** A unit of the file, or null for one that has nothing to remember: no original in the language of the file, or no translation. */
export type ReadUnit = MemoryUnit | null;

/**
 * The units of a TMX file of any size, one after another: each segment, and each sub-flow, with its translations. A failure is the last
 * that comes: document.bad-xml, document.invalid, file.too-many. Holds what one step of the parser gives.
 */
export function* tmxMemoryUnits(bytes: Iterable<Uint8Array>): Generator<Result<ReadUnit>> {
  const language = originalLanguage(undefined);
  let ready: Result<ReadUnit>[] = [];
  const visitor = unitVisitor({
    root: (name) => {
      if (name !== 'tmx') ready.push(invalid('tmx.faults.root', 1, name));
    },
    header: (attributes) => language.header(attributes.get('srclang')),
    foreign: () => undefined,
    unit: (unit) => {
      const units = memoryUnits(unit, language.of(unit) ?? '');
      if (units.length === 0) ready.push(ok(null));
      for (const one of units) ready.push(ok(one));
    },
  });
  const take = (): readonly Result<ReadUnit>[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  yield* streamXml(bytes, visitor, take, { allowsDoctype: true });
}
