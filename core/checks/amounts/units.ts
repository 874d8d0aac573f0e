/** Units of measure in both languages: what they are of, and how much. A unit that has been two sizes has both. */
export type Unit = {
  readonly of: 'length' | 'mass' | 'area' | 'volume' | 'temperature';
  /** Metres, kilogrammes, square metres, litres; of temperatures 0 for Celsius and 1 for Fahrenheit. */
  readonly sizes: readonly number[];
  readonly isMetric: boolean;
  /** Stories say miles, feet and inches for it. */
  readonly isLoose?: true;
};

type Row = readonly [Unit['of'], readonly number[], string, string, ('metric' | 'loose')?];

/** A longer name comes before one that it begins with. */
const rows: readonly Row[] = [
  ['area', [1e6], '平方公里|平方千米', 'square kilomet(?:er|re)s?|sq\\.? ?km|km²|km2', 'metric'],
  ['area', [2.59e6], '平方英里|平方哩', 'square miles?|sq\\.? ?mi'],
  ['area', [1], '平方公尺|平方米|平米|㎡', 'square met(?:er|re)s?|sq\\.? ?m|m²|m2', 'metric'],
  ['area', [0.0929], '平方英尺|平方呎', 'square f(?:ee|oo)t|sq\\.? ?ft'],
  ['area', [1e4], '公頃|公顷', 'hectares?|ha', 'metric'],
  ['area', [4046.86], '英畝|英亩', 'acres?'],
  ['area', [666.67], '畝|亩', 'mu'],
  ['area', [3.3058], '坪', 'pings?'],
  ['length', [1000], '公里|千米', 'kilomet(?:er|re)s?|kms?|km/h|kph', 'metric'],
  ['length', [1609.344], '英里|哩', 'miles?|mph'],
  ['length', [1852], '海里|浬', 'nautical miles?'],
  ['length', [0.01], '公分|厘米|釐米', 'centimet(?:er|re)s?|cm', 'metric'],
  ['length', [0.001], '公釐|公厘|毫米', 'millimet(?:er|re)s?|mm', 'metric'],
  ['length', [1], '公尺|米(?![飯饭粉糕粒酒色線线])', 'met(?:er|re)s?|m', 'metric'],
  ['length', [0.3048], '英尺|英呎|呎', 'feet|foot|ft'],
  ['length', [0.0254], '英寸|英吋|吋', 'inch(?:es)?'],
  ['length', [0.9144], '碼(?!頭)|码(?!头)', 'yards?'],
  ['length', [500], '華里|华里|市里|里(?![面頭头邊边程])', 'li', 'loose'],
  ['length', [3.333, 3.03], '丈(?![夫量])', 'zhang', 'loose'],
  ['length', [0.3333, 0.303], '尺(?!寸)', 'chi', 'loose'],
  ['length', [0.0333, 0.0303], '寸', 'cun', 'loose'],
  ['mass', [1], '公斤|千克|kg', 'kilogram(?:me)?s?|kilos?|kgs?', 'metric'],
  ['mass', [1000], '公噸|公吨|噸|吨', 'tonnes?|tons?', 'metric'],
  ['mass', [0.5, 0.6], '市斤|台斤|臺斤|斤', 'catt(?:y|ies)|jin'],
  ['mass', [0.4536], '英磅|磅', 'pounds?|lbs?'],
  ['mass', [0.001], '公克|克', 'grams?|grammes?|g', 'metric'],
  ['mass', [0.02835], '盎司|安士', 'ounces?|oz'],
  ['volume', [1], '公升|升(?![起級级值旗學学])', 'lit(?:er|re)s?|l', 'metric'],
  ['volume', [3.785, 4.546], '加侖|加仑', 'gallons?'],
  ['temperature', [0], '攝氏|摄氏|℃|°C', '℃|° ?C|degrees? (?:Celsius|centigrade)|Celsius', 'metric'],
  ['temperature', [1], '華氏|华氏|℉|°F', '℉|° ?F|degrees? Fahrenheit|Fahrenheit'],
];

const named = rows.map(([of, sizes, chinese, english, kind]) => ({
  unit: {
    of,
    sizes,
    isMetric: kind === 'metric',
    ...(kind === 'loose' ? { isLoose: true as const } : {}),
  } satisfies Unit,
  behind: new RegExp(`^(?:\\s?[多餘余來来幾几]?(?:${chinese})|[\\s-]?(?:${english})(?![A-Za-z0-9]))`, 'u'),
  before: of === 'temperature' ? new RegExp(`(?:${chinese})(?:零下)?\\s?$`, 'u') : null,
}));

const anyUnit = new RegExp(
  `${rows.map(([, , chinese]) => chinese).join('|')}|(?:${rows.map(([, , , english]) => english).join('|')})(?![A-Za-z0-9])`,
  'u',
);

/** Whether a text may have measures. */
export const mayMeasure = (text: string): boolean => anyUnit.test(text);

const degreesOf = (behind: string): number => /^\s?[度°](?!\s?[CF])\s?/u.exec(behind)?.[0].length ?? 0;

/** The unit of a number between two texts; null where it has none. */
export const unitAt = (before: string, behind: string): Unit | null => {
  const rest = behind.slice(degreesOf(behind));
  return named.find((one) => one.before?.test(before) === true || one.behind.test(rest))?.unit ?? null;
};

/** How a unit is written that stands right behind a number, with the blank before it; empty where none stands there. */
export const unitWritten = (behind: string): string => {
  const degrees = degreesOf(behind);
  const rest = behind.slice(degrees);
  const unit = named.flatMap((one) => one.behind.exec(rest)?.[0] ?? [])[0];
  return unit === undefined ? behind.slice(0, degrees).trimEnd() : behind.slice(0, degrees + unit.length);
};

const celsius = (value: number, { sizes }: Unit): number => (sizes[0] === 0 ? value : ((value - 32) * 5) / 9);

/** Whether an amount in a unit is about as much as another in another one, as far as people round. */
export const isAsMuch = (value: number, unit: Unit, other: number, otherUnit: Unit): boolean => {
  if (unit.of !== otherUnit.of) return false;
  if (unit.of === 'temperature') {
    const [a, b] = [celsius(value, unit), celsius(other, otherUnit)];
    return Math.abs(a - b) <= 1.5 || Math.abs(-a - b) <= 1.5;
  }
  return unit.sizes.some((size) =>
    otherUnit.sizes.some((otherSize) => {
      const ratio = (value * size) / (other * otherSize);
      return ratio > 0.88 && ratio < 1.14;
    }),
  );
};

/** Whether the same number of one and of the other is not the same: three miles for three kilometres. */
export const areOtherUnits = (unit: Unit, other: Unit): boolean => {
  if (unit.of !== other.of) return false;
  if (unit.of === 'temperature') return unit.sizes[0] !== other.sizes[0];
  const isTold = (unit.isLoose === true && !other.isMetric) || (other.isLoose === true && !unit.isMetric);
  return (
    !isTold && unit.sizes.every((size) => other.sizes.every((own) => size / own < 0.85 || size / own > 1.18))
  );
};
