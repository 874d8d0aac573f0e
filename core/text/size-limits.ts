import type { RichText } from '../model/index.ts';
import { codePointLength, splitGraphemes } from './codepoints.ts';

/** What a text is measured in: code points, what a reader sees as one character, or bytes of an encoding without a byte order mark. */
const sizeUnits = ['codepoints', 'graphemes', 'utf8', 'utf16', 'utf32'] as const;
export type SizeUnit = (typeof sizeUnits)[number];

const normalForms = ['none', 'nfc', 'nfd'] as const;
export type NormalForm = (typeof normalForms)[number];

/** How long a text of a file may be. */
export type SizeLimit = {
  readonly least: number;
  /** Null where there is no such limit. */
  readonly most: number | null;
  readonly unit: SizeUnit;
  readonly normal: NormalForm;
  /** What is measured: `own`, this text alone; else a name that it shares with the other texts that are measured with it. */
  readonly of: string;
};

/** The end of a reference: limits behind the place of a text, as `60:utf8:nfc:own`. '' for none. */
export const writeSizeLimits = (limits: readonly SizeLimit[]): string =>
  limits
    .map(({ least, most, unit, normal, of }) => `${least}-${most ?? ''}:${unit}:${normal}:${of}`)
    .join(',');

const one = /^(\d{1,9})-(\d{0,9}):(\w+):(\w+):(\w+)$/;

/** The limits at the end of a reference, behind its last point; none for what ends in no limits. */
export const readSizeLimits = (ref: string): readonly SizeLimit[] =>
  ref
    .slice(ref.lastIndexOf('.') + 1)
    .split(',')
    .flatMap((written) => {
      const [, least, most, named, form, of] = one.exec(written) ?? [];
      const unit = sizeUnits.find((known) => known === named);
      const normal = normalForms.find((known) => known === form);
      if (unit === undefined || normal === undefined || of === undefined) return [];
      return [{ least: Number(least), most: most === '' ? null : Number(most), unit, normal, of }];
    });

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const measures: Readonly<Record<SizeUnit, (text: string) => number>> = {
  codepoints: codePointLength,
  graphemes: (text) => splitGraphemes(text).length,
  utf8: utf8Length,
  utf16: (text) => text.length * 2,
  utf32: (text) => codePointLength(text) * 4,
};

/** What codes add to a text where their file says so (`codes-2.ts`): a pair counts once. */
const ofTags = ({ tags }: RichText, name: 'sizeInfo' | 'equivStorage'): number =>
  tags.reduce((sum, { kind, data }) => sum + (kind === 'close' ? 0 : Number(data?.[name] ?? 0) || 0), 0);

/** How long a text is as a limit measures it. Linear in the text. */
export const sizeOf = (rich: RichText, { unit, normal }: Pick<SizeLimit, 'unit' | 'normal'>): number => {
  const text = normal === 'none' ? rich.text : rich.text.normalize(normal === 'nfc' ? 'NFC' : 'NFD');
  const isStorage = unit !== 'codepoints' && unit !== 'graphemes';
  return measures[unit](text) + ofTags(rich, isStorage ? 'equivStorage' : 'sizeInfo');
};
