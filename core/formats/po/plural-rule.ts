/** How many forms a language has, and which of them a number takes. */
export type PluralRule = { readonly forms: number; readonly formOf: ((n: number) => number) | null };

/** A header asks for more forms only by mistake: Arabic has six. */
const mostForms = 20;

const tokenPattern = /\s*(\d{1,9}|n|\|\||&&|[!=<>]=|[<>?:%*/+\-()!])/y;

const tokensOf = (expression: string): readonly string[] | null => {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  const text = expression.trimEnd();
  while (tokenPattern.lastIndex < text.length) {
    const found = tokenPattern.exec(text);
    if (found === null || tokens.length > 500) return null;
    tokens.push(found[1] ?? '');
  }
  return tokens;
};

type Evaluate = (n: number) => number;

/** Operators of C by precedence, the loosest first. */
const operators: readonly Readonly<Record<string, (a: number, b: number) => number>>[] = [
  { '||': (a, b) => Number(a !== 0 || b !== 0) },
  { '&&': (a, b) => Number(a !== 0 && b !== 0) },
  { '==': (a, b) => Number(a === b), '!=': (a, b) => Number(a !== b) },
  {
    '<': (a, b) => Number(a < b),
    '>': (a, b) => Number(a > b),
    '<=': (a, b) => Number(a <= b),
    '>=': (a, b) => Number(a >= b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => Math.trunc(a / b), '%': (a, b) => a % b },
];

class NoExpression extends Error {}

/** Parses the C expression of a header (GNU gettext manual, 11.2.6). Throws `NoExpression`. */
const parse = (tokens: readonly string[]): Evaluate => {
  let at = 0;
  let depth = 0;
  const expect = (token: string): void => {
    if (tokens[at] !== token) throw new NoExpression();
    at += 1;
  };
  const primary = (): Evaluate => {
    depth += 1;
    if (depth > 100) throw new NoExpression();
    const token = tokens[at] ?? '';
    at += 1;
    let value: Evaluate;
    if (token === 'n') value = (n) => n;
    else if (/^\d/.test(token)) value = () => Number(token);
    else if (token === '!') {
      const operand = primary();
      value = (n) => Number(operand(n) === 0);
    } else if (token === '(') {
      value = choice();
      expect(')');
    } else throw new NoExpression();
    depth -= 1;
    return value;
  };
  const binary = (level: number): Evaluate => {
    const here = operators[level];
    if (here === undefined) return primary();
    let left = binary(level + 1);
    for (let apply = here[tokens[at] ?? '']; apply !== undefined; apply = here[tokens[at] ?? '']) {
      at += 1;
      const [before, right, operate] = [left, binary(level + 1), apply];
      left = (n) => operate(before(n), right(n));
    }
    return left;
  };
  const choice = (): Evaluate => {
    const condition = binary(0);
    if (tokens[at] !== '?') return condition;
    at += 1;
    depth += 1;
    if (depth > 100) throw new NoExpression();
    const then = choice();
    expect(':');
    const otherwise = choice();
    depth -= 1;
    return (n) => (condition(n) === 0 ? otherwise(n) : then(n));
  };
  const whole = choice();
  if (at !== tokens.length) throw new NoExpression();
  return whole;
};

/** Of the field `Plural-Forms` of a header; null where it says nothing that can be used, as in a template. */
export const pluralRule = (field: string): PluralRule | null => {
  const forms = Number(/nplurals\s*=\s*(\d{1,3})/.exec(field)?.[1] ?? 0);
  if (forms < 1 || forms > mostForms) return null;
  const expression = /plural\s*=\s*([^;]+)/.exec(field.replace(/nplurals\s*=/, ''))?.[1] ?? '';
  const tokens = tokensOf(expression);
  if (tokens === null) return { forms, formOf: null };
  try {
    return { forms, formOf: parse(tokens) };
  } catch (error) {
    if (error instanceof NoExpression) return { forms, formOf: null };
    throw error;
  }
};

/** The first numbers that take a form: what is shown of it. */
export const numbersOf = ({ formOf }: PluralRule, form: number): readonly number[] =>
  formOf === null ? [] : Array.from({ length: 200 }, (_, n) => n).filter((n) => formOf(n) === form);

const oneForm = 'nplurals=1; plural=0;';
const one = 'nplurals=2; plural=(n != 1);';
const oneAndZero = 'nplurals=2; plural=(n > 1);';
const slavic =
  'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);';

/** What gettext's own tools write for a language (GNU gettext, plural-table.c). */
const usual: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['zh', 'yue', 'ja', 'ko', 'vi', 'th', 'id', 'ms', 'lo'].map((each) => [each, oneForm]),
  ),
  ...Object.fromEntries(['fr', 'pt-BR', 'oc'].map((each) => [each, oneAndZero])),
  ...Object.fromEntries(['ru', 'uk', 'be', 'sr', 'hr', 'bs'].map((each) => [each, slavic])),
  cs: 'nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;',
  sk: 'nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;',
  pl: 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
};

/** The usual `Plural-Forms` of a language: those of English where it is not known. */
export const usualPluralForms = (language: string): string =>
  usual[language] ?? usual[language.split('-')[0] ?? ''] ?? one;
