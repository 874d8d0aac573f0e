import type { Range, RichText } from '#core/model/index.ts';
import { codeName } from '#core/text/cleanup/characters.ts';
import { entitiesIn, type FoundEntity } from '#core/text/cleanup/entity.ts';
import { codeRanges } from '#core/text/code-ranges.ts';
import { ascendingPoints } from '#core/text/codepoints.ts';
import { protectedRanges } from '#core/text/protected-ranges.ts';
import type { Check, Found } from './check.ts';

type Code = 'entity' | 'replaced' | 'private';

/** A character that is seen, or a space: what an entity may be replaced by unasked. */
const visible = /^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\ufffd]+$/u;

const entity = ({ written, value, certain }: FoundEntity, range: Range): Found<Code> => {
  const found: Found<Code> = {
    code: 'entity',
    words: written,
    range,
    params: { entity: written, character: value },
  };
  return certain && visible.test(value) ? { ...found, replacement: value } : found;
};

/** Whether a range lies in one of `ranges` (ordered, apart), asked in ascending order: one pass over both. */
const ascendingWithin = (ranges: readonly Range[]): ((range: Range) => boolean) => {
  let next = 0;
  return ({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) < end) next += 1;
    const here = ranges[next];
    return here !== undefined && here.start <= start;
  };
};

/** Entities that are not meant as they stand, as those in addresses, paths, placeholders, tags and code are. */
const leftEntities = (rich: RichText): readonly FoundEntity[] => {
  const entities = entitiesIn(rich.text);
  if (entities.length === 0) return entities;
  const isProtected = ascendingWithin(protectedRanges(rich.text));
  const isCode = ascendingWithin(codeRanges(rich));
  return entities.filter((range) => !isProtected(range) && !isCode(range));
};

/** Runs of U+FFFD, and each private-use character by itself, of all three areas. */
const lostPattern = /\ufffd+|\p{Co}/gu;
/** Nearly no text has any of these: one scan is all it costs. */
const telling = /[&\ufffd\p{Co}]/u;

const lost = (sign: string, range: Range): Found<Code> =>
  sign.startsWith('\ufffd')
    ? { code: 'replaced', words: '\ufffd', range }
    : { code: 'private', words: sign, range, params: { code: codeName(sign.codePointAt(0) ?? 0) } };

/**
 * What a text keeps of a file or a page that was read badly: entities of HTML as text, U+FFFD where bytes could not be read, and
 * private-use characters, which look different with every font.
 */
export const leftovers: Check<Code> = {
  id: 'leftovers',
  concerns: 'every-column',
  codes: { entity: 'warning', replaced: 'error', private: 'warning' },
  run: ({ rich }, { block }) => {
    const { text } = rich;
    if (!telling.test(text)) return [];
    const entities = block === 'code' ? [] : leftEntities(rich);
    const found = [
      ...entities.map((one) => ({ ...one, make: (range: Range) => entity(one, range) })),
      ...Array.from(text.matchAll(lostPattern), ({ index, 0: sign }) => ({
        start: index,
        end: index + sign.length,
        make: (range: Range) => lost(sign, range),
      })),
    ].toSorted((a, b) => a.start - b.start);
    const point = ascendingPoints(text);
    return found.map(({ start, end, make }) => make({ start: point(start), end: point(end) }));
  },
};
