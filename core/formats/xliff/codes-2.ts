import { tagData, type InlineTagType, type TagAction } from '../../model/index.ts';
import { shortened } from './codes-12.ts';
import type { CodeReader, CodeRole } from './inline.ts';
import { attribute, wordsOf, type Element } from './tree.ts';
import { ownEntry } from '../own-entry.ts';

/** Values of `subType` (XLIFF 2.1, section 4.3.1.32). */
const types: Readonly<Record<string, InlineTagType>> = {
  'xlf:b': 'strong',
  'xlf:i': 'emphasis',
  'xlf:u': 'underline',
};

const idOf = (element: Element): string => attribute(element, 'id') ?? '';

const roleOf = (element: Element): CodeRole => {
  const isolated = attribute(element, 'isolated') === 'yes';
  switch (element.name) {
    case 'pc':
      return { role: 'pair', key: idOf(element) };
    case 'sc':
      return { role: isolated ? 'half-start' : 'start', key: idOf(element) };
    case 'ec':
      return isolated
        ? { role: 'half-end', key: idOf(element) }
        : { role: 'end', key: attribute(element, 'startRef') ?? '' };
    case 'cp':
      return { role: 'empty', key: `cp ${attribute(element, 'hex') ?? ''}` };
    case 'mrk':
      return { role: 'mark' };
    case 'sm':
      return { role: 'mark-start', key: idOf(element) };
    case 'em':
      return { role: 'mark-end', key: attribute(element, 'startRef') ?? '' };
    default:
      return { role: 'empty', key: `${element.name} ${idOf(element)}` };
  }
};

/** What its chip says: for people (`disp`), in place of it (`equiv`), its original data, its type. */
const displayOf = (element: Element, data: ReadonlyMap<string, string>): string => {
  const end = element.name === 'pc' || element.name === 'sc' ? 'Start' : '';
  const own = ['disp', `disp${end}`, 'equiv', `equiv${end}`].map((name) => attribute(element, name) ?? '');
  const said = own.find((words) => words.trim() !== '');
  if (said !== undefined) return shortened(said);
  if (element.name === 'cp') return `U+${(attribute(element, 'hex') ?? '').toUpperCase()}`;
  const reference = attribute(element, `dataRef${element.name === 'pc' ? 'Start' : ''}`);
  const original = data.get(reference ?? '') ?? '';
  if (original.trim() !== '') return shortened(original);
  return shortened(attribute(element, 'subType')?.replace(/^xlf:/, '') ?? attribute(element, 'type') ?? '');
};

/** XLIFF 2.1, section 4.3.1.2 to 4.3.1.5: what must keep its order may neither be deleted nor copied. */
const fixedOf = (element: Element): readonly TagAction[] => {
  const keepsOrder = (attribute(element, 'canReorder') ?? 'yes') !== 'yes';
  const isNo = (name: string): boolean => attribute(element, name) === 'no';
  return [
    ...(keepsOrder || isNo('canDelete') ? (['delete'] as const) : []),
    ...(keepsOrder || isNo('canCopy') ? (['copy'] as const) : []),
    ...(keepsOrder ? (['move'] as const) : []),
  ];
};

/** What tells a code from others like it: checks compare by it. */
const nameOf = (element: Element): { readonly id: string } | null => {
  const id = attribute(element, 'id') ?? attribute(element, 'startRef');
  return id === null ? null : { id };
};

/** What a code adds to the size of its text (Size and Length Restriction Module; read by `core/text/size-limits.ts`). */
const sizesOf = (element: Element): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['sizeInfo', 'equivStorage'].flatMap((name) => {
      const value = attribute(element, `slr:${name}`) ?? '';
      return /^\d{1,9}$/.test(value) ? [[name, value]] : [];
    }),
  );

/** Inline elements of XLIFF 2 (XLIFF 2.1, section 4.2.3), in a unit with these original data. */
export const codes2 = (unit: Element): CodeReader => {
  const data = new Map<string, string>();
  for (const child of unit.children)
    if (child.kind === 'element' && child.name === 'originalData')
      for (const one of child.children)
        if (one.kind === 'element') data.set(attribute(one, 'id') ?? '', wordsOf(one));
  return {
    roleOf,
    looksOf: (element) => {
      const display = displayOf(element, data);
      return {
        type: ownEntry(types, attribute(element, 'subType') ?? '') ?? 'other',
        data: {
          ...nameOf(element),
          ...tagData({ ...(display === '' ? {} : { display }), fixed: fixedOf(element) }),
          ...sizesOf(element),
        },
      };
    },
  };
};
