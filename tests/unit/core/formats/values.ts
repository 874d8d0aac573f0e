/** Each value within another with the way to it, a line each: what differs between two of them can be told line by line. */
export const valueLines = (value: unknown, path = ''): readonly string[] => {
  if (value instanceof Map)
    return [...value].flatMap(([key, one]) => valueLines(one, `${path}<${String(key)}>`));
  if (value instanceof RegExp) return [`${path} = ${String(value)}`];
  if (value instanceof Set) return [...value].map((one) => `${path}<${String(one)}>`);
  if (Array.isArray(value))
    return value.length === 0
      ? [`${path} = []`]
      : value.flatMap((one: unknown, n) => valueLines(one, `${path}[${n}]`));
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    return members.length === 0
      ? [`${path} = {}`]
      : members.flatMap(([name, one]) => valueLines(one, path === '' ? name : `${path}.${name}`));
  }
  return [`${path} = ${typeof value === 'function' ? 'function' : JSON.stringify(value)}`];
};
