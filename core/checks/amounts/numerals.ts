/** Chinese numerals, digits between them and the signs that multiply: 三千五百萬, 3萬5千, 一百二, 二三十, 一九八四, 貳拾. */

const digitValues = new Map<string, number>(
  ['〇○零', '一壹', '二兩两貳贰', '三參叁', '四肆', '五伍', '六陸陆', '七柒', '八捌', '九玖'].flatMap(
    (signs, value) => Array.from(signs, (sign) => [sign, value] as const),
  ),
);
const unitValues = new Map<string, number>(
  Object.entries({ 十拾: 10, 百佰: 100, 千仟: 1000, 萬万: 1e4, 億亿: 1e8, 兆: 1e12 }).flatMap(
    ([signs, value]) => Array.from(signs, (sign) => [sign, value] as const),
  ),
);
const standing = new Map([
  ['廿', '二十'],
  ['卅', '三十'],
]);

const han = [...digitValues.keys()].join('');
const units = [...unitValues.keys()].join('');
export const hanDigits = `[${han}]`;
const digits = '(?:[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\\.[0-9]+)?)';
/** One amount as it is written, whatever numerals it mixes. */
export const numeralRun = `(?:${digits}(?=[${units}])|[${han}${units}廿卅])(?:(?:${digits}|[${han}${units}廿卅])*)`;

type Token = { readonly value: number; readonly is: 'digit' | 'unit' | 'arabic' };

const token = new RegExp(`${digits}|[${han}${units}]`, 'gu');

const tokensOf = (run: string): readonly Token[] =>
  Array.from(run.matchAll(token), ([sign]): Token => {
    const [digit, unit] = [digitValues.get(sign), unitValues.get(sign)];
    if (digit !== undefined) return { value: digit, is: 'digit' };
    return unit === undefined
      ? { value: Number(sign.replaceAll(',', '')), is: 'arabic' }
      : { value: unit, is: 'unit' };
  });

/** Without the noise of binary fractions. */
export const exact = (value: number): number => Number(value.toPrecision(12));

/** As it is read by its units. `last`: the lowest unit, with what stands behind it. */
const sumOf = (tokens: readonly Token[]): { sum: number; last: number; rest: number; hasZero: boolean } => {
  let [total, section, last, hasZero] = [0, 0, 0, false];
  let current: number | null = null;
  for (const { value, is } of tokens) {
    if (is !== 'unit') {
      hasZero ||= value === 0;
      current = current === null || is === 'arabic' ? value : current * 10 + value;
      continue;
    }
    if (value < 1e4) section += (current ?? 1) * value;
    else {
      section += current ?? 0;
      // 四萬億, and 四萬萬 with the same sign twice.
      const isOver = total > 0 && (value > total || (value === last && section === 0));
      if (isOver) total = (total + section) * value;
      else total += (section === 0 ? 1 : section) * value;
      section = 0;
    }
    [current, last, hasZero] = [null, value, false];
  }
  return { sum: total + section, last, rest: current ?? 0, hasZero };
};

const readingsOf = (tokens: readonly Token[]): readonly number[] => {
  const { sum, last, rest, hasZero } = sumOf(tokens);
  // 一百二 is 120 to most, and 102 where somebody read it so.
  const isShort = last >= 100 && rest > 0 && rest < 10 && !hasZero;
  return [exact(sum + rest), ...(isShort ? [exact(sum + rest * (last / 10))] : [])];
};

/** All that a run may say: 二三十 is 20 or 30, 三四 34, 3 or 4. */
export const runReadings = (written: string): readonly number[] => {
  const run = written.replaceAll(/[廿卅]/gu, (sign) => standing.get(sign) ?? sign);
  const tokens = tokensOf(run);
  const variants = tokens.flatMap((one, at): (readonly Token[])[] => {
    const next = tokens[at + 1];
    if (one.is !== 'digit' || next?.is !== 'digit' || one.value === 0 || next.value === 0) return [];
    return [tokens.toSpliced(at, 1), tokens.toSpliced(at + 1, 1)];
  });
  const single = tokens.length > 1 && tokens.length < 5 && tokens.every(({ is }) => is === 'digit');
  return [
    ...new Set(
      [
        tokens,
        ...(tokens.length > 12 ? [] : variants),
        ...(single ? tokens.map((one) => [one]) : []),
      ].flatMap(readingsOf),
    ),
  ];
};

/** 二五 of 三點二五 as .25. */
export const fractionOf = (written: string): number =>
  Number(`0.${Array.from(written, (sign) => digitValues.get(sign) ?? sign).join('')}`);
