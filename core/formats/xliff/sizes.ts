import type { NormalForm, SizeLimit, SizeUnit } from '../../text/size-limits.ts';
import type { XmlAttributes } from '../../xml/read.ts';
import { attribute, childNamed, type Element } from './tree.ts';
import { ownEntry } from '../own-entry.ts';

/** How sizes are measured below an element: by the standard profiles of XLIFF 2 (Size and Length Restriction Module), null for others. */
type Profiles = {
  readonly size: { readonly unit: SizeUnit; readonly normal: NormalForm } | null;
  readonly storage: { readonly unit: SizeUnit; readonly normal: NormalForm } | null;
  /** As the file names them, '' where it names none. */
  readonly names: { readonly size: string; readonly storage: string };
};

/** A limit that nothing here can measure: a width on a screen, whose font is not known, or by a profile of somebody's own. `detail`: the unit, or the profile. */
type UncheckedSizes = {
  readonly code: 'xliff.width-unchecked' | 'xliff.profile-unchecked';
  readonly detail: string;
  count: number;
};

type Frame = {
  profiles: Profiles;
  readonly own: XmlAttributes;
  readonly of: string;
};

/** Limits of units of a document, as far as it was read. */
export type SizeReading = {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: () => void;
  /** Of a unit with so many texts. */
  readonly limitsOf: (unit: Element, version: '1.2' | '2', texts: number) => readonly SizeLimit[];
  /** What was met so far that is not checked. */
  readonly unchecked: () => Iterable<UncheckedSizes>;
};

const storageUnits: Readonly<Record<string, SizeUnit>> = {
  'xliff:utf8': 'utf8',
  'xliff:utf16': 'utf16',
  'xliff:utf32': 'utf32',
};

const noProfiles: Profiles = { size: null, storage: null, names: { size: '', storage: '' } };

const profilesOf = (profiles: XmlAttributes): Profiles => {
  const storage = ownEntry(storageUnits, profiles.get('storageProfile') ?? '');
  return {
    size:
      profiles.get('generalProfile') === 'xliff:codepoints' ? { unit: 'codepoints', normal: 'none' } : null,
    storage: storage === undefined ? null : { unit: storage, normal: 'none' },
    names: {
      size: profiles.get('generalProfile') ?? '',
      storage: profiles.get('storageProfile') ?? '',
    },
  };
};

const formOf = (attributes: XmlAttributes, name: string): NormalForm => {
  const form = attributes.get(name);
  return form === 'nfc' || form === 'nfd' ? form : 'none';
};

const normalized = ({ size, storage, names }: Profiles, normalization: XmlAttributes): Profiles => ({
  size: size === null ? null : { ...size, normal: formOf(normalization, 'general') },
  storage: storage === null ? null : { ...storage, normal: formOf(normalization, 'storage') },
  names,
});

/** `[minsize,]maxsize`, either `*` for none. */
const restriction = (
  value: string | undefined,
  measured: Profiles['size'],
  of: string,
): readonly SizeLimit[] => {
  const [, least = '0', most] = /^(?:(\d{1,9}|\*),)?(\d{1,9}|\*)$/.exec(value?.trim() ?? '') ?? [];
  if (most === undefined || measured === null) return [];
  const limit = {
    ...measured,
    least: least === '*' ? 0 : Number(least),
    most: most === '*' ? null : Number(most),
    of,
  };
  return limit.most === null && limit.least === 0 ? [] : [limit];
};

const restrictions = (own: XmlAttributes, { size, storage }: Profiles, of: string): readonly SizeLimit[] => [
  ...restriction(own.get('slr:sizeRestriction'), size, of),
  ...restriction(own.get('slr:storageRestriction'), storage, of),
];

/** Counts limits that cannot be measured. */
const uncheckedSizes = () => {
  const found = new Map<string, UncheckedSizes>();
  const add = (code: UncheckedSizes['code'], detail: string): void => {
    const key = `${code} ${detail}`;
    const own = found.get(key);
    if (own === undefined) found.set(key, { code, detail, count: 1 });
    else own.count += 1;
  };
  const isLimit = (value: string | undefined): boolean =>
    restriction(value, { unit: 'codepoints', normal: 'none' }, '').length > 0;
  return {
    all: (): Iterable<UncheckedSizes> => found.values(),
    /** Limits of an element whose profiles are not known. */
    restrictions: (own: XmlAttributes, { size, storage, names }: Profiles): void => {
      if (size === null && isLimit(own.get('slr:sizeRestriction')))
        add('xliff.profile-unchecked', names.size);
      if (storage === null && isLimit(own.get('slr:storageRestriction')))
        add('xliff.profile-unchecked', names.storage);
    },
    width: (unit: string): void => add('xliff.width-unchecked', unit),
  };
};

type Unchecked = ReturnType<typeof uncheckedSizes>;

/** Units of `size-unit` (XLIFF 1.2, section 2.7.2) that tell how long a text is; a width on a screen is not known here, and `pixel` is usual. */
const sizeUnits12: Readonly<Record<string, SizeUnit>> = {
  char: 'codepoints',
  glyph: 'graphemes',
  byte: 'utf8',
};

/** `maxwidth` with `size-unit`, `minwidth`, `maxbytes`, `minbytes` of a `trans-unit`; `mq:maxlengthchars` of memoQ. */
const limits12 = (unit: Element, of: string, unchecked: Unchecked): readonly SizeLimit[] => {
  const number = (name: string): number | null => {
    const value = attribute(unit, name)?.trim() ?? '';
    return /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const between = (least: number | null, most: number | null, size: SizeUnit): readonly SizeLimit[] =>
    least === null && most === null ? [] : [{ least: least ?? 0, most, unit: size, normal: 'none', of }];
  const measure = attribute(unit, 'size-unit') ?? 'pixel';
  const size = ownEntry(sizeUnits12, measure);
  const [narrowest, widest] = [number('minwidth'), number('maxwidth')];
  if (size === undefined && (narrowest !== null || widest !== null)) unchecked.width(measure);
  return [
    ...(size === undefined ? [] : between(narrowest, widest, size)),
    ...between(number('minbytes'), number('maxbytes'), 'utf8'),
    ...between(null, number('mq:maxlengthchars'), 'codepoints'),
  ];
};

const limits2 = (
  unit: Element,
  frames: readonly Frame[],
  of: string,
  unchecked: Unchecked,
): readonly SizeLimit[] => {
  const profiles = childNamed(unit, 'slr:profiles');
  const around = frames.at(-1)?.profiles ?? noProfiles;
  const given = profiles === null ? around : profilesOf(profiles.attributes);
  const normal = profiles === null ? null : childNamed(profiles, 'slr:normalization');
  const own = normal === null ? given : normalized(given, normal.attributes);
  unchecked.restrictions(unit.attributes, own);
  return [
    ...restrictions(unit.attributes, own, of),
    ...frames.flatMap((frame) => restrictions(frame.own, frame.profiles, frame.of)),
  ];
};

/** Follows a document for the limits that it sets to its texts: those of units, and of groups and files around them, which hold for all texts in them together. */
export const sizeReading = (): SizeReading => {
  const frames: Frame[] = [];
  const unchecked = uncheckedSizes();
  let units = 0;
  return {
    open: (name, attributes) => {
      const around = frames.at(-1);
      if (name === 'slr:profiles' && around !== undefined) around.profiles = profilesOf(attributes);
      const holder = frames.at(-2);
      if (name === 'slr:normalization' && holder !== undefined)
        holder.profiles = normalized(holder.profiles, attributes);
      units += 1;
      frames.push({ profiles: around?.profiles ?? noProfiles, own: attributes, of: `g${units}` });
    },
    close: () => {
      const ended = frames.pop();
      if (ended !== undefined) unchecked.restrictions(ended.own, ended.profiles);
    },
    unchecked: unchecked.all,
    limitsOf: (unit, version, texts) => {
      units += 1;
      const of = texts === 1 ? 'own' : `u${units}`;
      return version === '2' ? limits2(unit, frames, of, unchecked) : limits12(unit, of, unchecked);
    },
  };
};
