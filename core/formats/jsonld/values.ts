/** JSON that somebody else wrote: nothing in it is what it should be until it was looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that is the object's own: `__proto__` and its kind are names like any other. */
export const member = (object: JsonObject, ...names: readonly string[]): unknown => {
  const name = names.find((each) => Object.hasOwn(object, each));
  return name === undefined ? undefined : object[name];
};

/** JSON-LD writes one value or a list of them alike. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const textOf = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : isObject(value)
      ? textOf(member(value, '@value', 'value', 'name', 'label', 'id', '@id'))
      : null;

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => (typeof each === 'string' ? [each] : []));

/** The address of a thing that is named, or described with its address. */
export const addressOf = (value: unknown): string | null => {
  const address = isObject(value) ? member(value, 'id', '@id') : value;
  return typeof address === 'string' && address !== '' ? address : null;
};

export const wholeNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

export const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | null =>
  all.find((each) => each === value) ?? null;

/** Object without some members; null when nothing is left. */
export const without = (object: JsonObject, names: readonly string[]): JsonObject | null => {
  const left = Object.entries(object).filter(([name]) => !names.includes(name));
  return left.length === 0 ? null : Object.fromEntries(left);
};

const isoTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** ISO 8601 in UTC, or null when it is no time. Without a zone it is taken for UTC. */
export const timeOf = (value: unknown): string | null => {
  const text = textOf(value);
  const found = text === null ? null : isoTime.exec(text);
  if (text === null || found === null) return null;
  const time = Date.parse(found[1] === undefined && text.includes('T') ? `${text}Z` : text);
  if (Number.isNaN(time)) return null;
  return found[1] === 'Z' ? text : new Date(time).toISOString();
};

/** Whether objects and lists nest deeper than `limit`. Uses no stack of the machine. */
export const isDeeper = (value: unknown, limit: number): boolean => {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= limit) return true;
    for (const inner of Object.values(next.value)) stack.push({ value: inner, depth: next.depth + 1 });
  }
  return false;
};

/** How deep the brackets of a JSON text nest, how many there are, and how many commas: told before it is parsed. */
export const bracketsOf = (
  json: string,
): { readonly depth: number; readonly count: number; readonly commas: number } => {
  let depth = 0;
  let deepest = 0;
  let count = 0;
  let commas = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (char === '"') quoted = !quoted;
    else if (quoted) at += char === '\\' ? 1 : 0;
    else if (char === '[' || char === '{') {
      depth += 1;
      count += 1;
      deepest = Math.max(deepest, depth);
    } else if (char === ']' || char === '}') depth -= 1;
    else if (char === ',') commas += 1;
  }
  return { depth: deepest, count, commas };
};
