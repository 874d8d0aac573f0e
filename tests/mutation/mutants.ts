import { parseSync, visitorKeys, type Node } from 'oxc-parser';

/**
 * One small fault that can be put into a file: what stands from `start` to `end` (UTF-16), which is the whole of an expression, of a
 * statement or of the access to a member (`.some`), is replaced.
 */
export type Mutant = {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly on: 'expression' | 'statement' | 'member';
  /** What it does to the program, such as `=== to !==`. */
  readonly fault: string;
};

/** Operators and what stands for each: the nearest mistake, as the survey of Jia and Harman (2011) lists them. */
const operators: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '&': ['|'],
  '|': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
};

/** Calls that are swapped for their opposite, or left out so that what they are called on stays. */
const swapped: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
};
const leftOut = new Set([
  'filter',
  'slice',
  'trim',
  'reverse',
  'toReversed',
  'sort',
  'toSorted',
  'normalize',
]);

type Place = { readonly start: number; readonly end: number };
type Found = (place: Place, replacement: string, fault: string, on?: Mutant['on']) => void;

/** An operand as it stands with another operator, which may bind more loosely. */
const operand = (text: string, { start, end, type }: Node): string => {
  const words = text.slice(start, end);
  return type === 'BinaryExpression' || type === 'LogicalExpression' ? `(${words})` : words;
};

const ofOperator = (
  text: string,
  node: Place & { readonly left: Node; readonly right: Node; readonly operator: string },
  found: Found,
): void => {
  const isText = (each: Node): boolean =>
    each.type === 'TemplateLiteral' || (each.type === 'Literal' && typeof each.value === 'string');
  // Of texts there is no difference.
  if (node.operator.startsWith('+') && (isText(node.left) || isText(node.right))) return;
  for (const other of operators[node.operator] ?? [])
    found(
      node,
      `${operand(text, node.left)} ${other} ${operand(text, node.right)}`,
      `${node.operator} to ${other}`,
    );
};

const ofCondition = (test: Node, found: Found): void => {
  if (test.type === 'Literal') return;
  for (const value of ['true', 'false']) found(test, value, `condition to ${value}`);
};

const ofLiteral = (node: Extract<Node, { type: 'Literal' }>, found: Found): void => {
  const { value } = node;
  if (typeof value === 'boolean') found(node, String(!value), `${value} to ${!value}`);
  else if (typeof value === 'number') found(node, String(value + 1), `${value} to ${value + 1}`);
  else if (typeof value === 'string') {
    if (value === '') found(node, `'mutant'`, 'text where there was none');
    else found(node, `''`, 'no text');
  }
};

const ofCall = (node: Extract<Node, { type: 'CallExpression' }>, found: Found): void => {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  const { name } = callee.property;
  const place = { start: callee.object.end, end: callee.end };
  const dot = callee.optional ? '?.' : '.';
  const other = swapped[name];
  if (other !== undefined) found(place, dot + other, `${name} to ${other}`, 'member');
  // What it is called on is its own value.
  if (leftOut.has(name)) found(place, `${dot}valueOf`, `without ${name}`, 'member');
};

const ofUpdate = (text: string, node: Extract<Node, { type: 'UpdateExpression' }>, found: Found): void => {
  const words = text.slice(node.argument.start, node.argument.end);
  for (const other of operators[node.operator] ?? [])
    found(node, node.prefix ? other + words : words + other, `${node.operator} to ${other}`);
};

/** The faults of one node itself, without those of its parts. */
const ofNode = (text: string, node: Node, found: Found): void => {
  const { type } = node;
  if (type === 'BinaryExpression' || type === 'LogicalExpression' || type === 'AssignmentExpression')
    ofOperator(text, node, found);
  else if (type === 'UpdateExpression') ofUpdate(text, node, found);
  else if (type === 'IfStatement' || type === 'ConditionalExpression') ofCondition(node.test, found);
  else if (type === 'UnaryExpression' && node.operator === '!')
    found(node, text.slice(node.argument.start, node.argument.end), 'without !');
  else if (type === 'Literal') ofLiteral(node, found);
  else if (type === 'CallExpression') ofCall(node, found);
  else if (type === 'ExpressionStatement') found(node, ';', 'statement left out', 'statement');
  else if (type === 'ArrayExpression' && node.elements.length > 0) found(node, '[]', 'empty list');
  else if (type === 'SpreadElement' && node.argument.type !== 'ArrayExpression')
    found(node.argument, '[]', 'spread of nothing');
};

/** Types, and names by which files and fields are found: a fault there does not load, or is none. */
const isPassedOver = (node: Node): boolean =>
  (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) ||
  node.type === 'ImportDeclaration' ||
  node.type === 'ExportAllDeclaration' ||
  node.type === 'ImportExpression' ||
  (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'URL');

/** The parts of a node that are programs. */
const partsOf = (node: Node): readonly Node[] => {
  const isNamed = (node.type === 'Property' || node.type === 'MemberExpression') && !node.computed;
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    if (isNamed && (key === 'key' || key === 'property')) return [];
    if (key === 'typeAnnotation' || key === 'source') return [];
    const part: unknown = Reflect.get(node, key);
    return (Array.isArray(part) ? part : [part]).filter(
      (each): each is Node => typeof each === 'object' && each !== null && 'type' in each,
    );
  });
};

/** Every fault that can be put into a file of TypeScript, in the order of the text. Most do not change its types. */
export const mutantsOf = (path: string, text: string): readonly Mutant[] => {
  const mutants: Mutant[] = [];
  const walk = (node: Node): void => {
    if (isPassedOver(node)) return;
    ofNode(text, node, ({ start, end }, replacement, fault, on = 'expression') => {
      if (text.slice(start, end) !== replacement) mutants.push({ start, end, replacement, fault, on });
    });
    for (const part of partsOf(node)) walk(part);
  };
  walk(parseSync(path, text).program);
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end);
};

/** A mutant with the number it is switched on by. */
export type Numbered = { readonly mutant: Mutant; readonly number: number };

/** The name of the global function that says whether a fault is switched on (`fault.mjs`). */
const switchName = 'duizhaoFault';

const switched = ({ mutant, number }: Numbered, sound: string): string => {
  const isOn = `globalThis.${switchName}?.(${number})`;
  if (mutant.on === 'statement') return `{if(!${isOn}){${sound}}}`;
  if (mutant.on === 'expression') return `(${isOn}?(${mutant.replacement}):(${sound}))`;
  const name = (member: string): string => member.replace(/^\s*\??\.\s*/, '');
  const access = sound.trimStart().startsWith('?.') ? '?.' : '';
  return `${access}[${isOn}?'${name(mutant.replacement)}':'${name(sound)}']`;
};

/** The file with all these faults in it, each switched on by its number while it runs: it is compiled and built once for all. */
export const withSwitches = (text: string, mutants: readonly Numbered[]): string => {
  const render = (start: number, end: number, within: readonly Numbered[]): string => {
    const [outer, ...rest] = within.toSorted(
      (a, b) => a.mutant.start - b.mutant.start || b.mutant.end - a.mutant.end,
    );
    if (outer === undefined) return text.slice(start, end);
    const { mutant } = outer;
    const inner = rest.filter((each) => each.mutant.start < mutant.end);
    const after = rest.filter((each) => each.mutant.start >= mutant.end);
    return (
      text.slice(start, mutant.start) +
      switched(outer, render(mutant.start, mutant.end, inner)) +
      render(mutant.end, end, after)
    );
  };
  return render(0, text.length, mutants);
};
