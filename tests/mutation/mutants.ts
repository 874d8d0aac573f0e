import { parseSync, visitorKeys, type Node } from 'oxc-parser';

/** One small fault put into a file: the words from `start` to `end` (UTF-16) are replaced. */
export type Mutant = {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
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

type Found = (start: number, end: number, replacement: string, fault: string) => void;

const between = (text: string, from: number, to: number, operator: string): number =>
  from + text.slice(from, to).indexOf(operator);

const ofOperator = (
  text: string,
  node: { readonly left: Node; readonly right: Node; readonly operator: string },
  found: Found,
): void => {
  const isText = (side: Node): boolean =>
    side.type === 'TemplateLiteral' || (side.type === 'Literal' && typeof side.value === 'string');
  // Of texts there is no difference.
  if (node.operator.startsWith('+') && (isText(node.left) || isText(node.right))) return;
  const at = between(text, node.left.end, node.right.start, node.operator);
  for (const other of operators[node.operator] ?? [])
    found(at, at + node.operator.length, other, `${node.operator} to ${other}`);
};

const ofCondition = (test: Node, found: Found): void => {
  if (test.type === 'Literal') return;
  for (const value of ['true', 'false']) found(test.start, test.end, value, `condition to ${value}`);
};

const ofLiteral = (node: Extract<Node, { type: 'Literal' }>, found: Found): void => {
  const { value, start, end } = node;
  if (typeof value === 'boolean') found(start, end, String(!value), `${value} to ${!value}`);
  else if (typeof value === 'number') found(start, end, String(value + 1), `${value} to ${value + 1}`);
  else if (typeof value === 'string') {
    if (value === '') found(start, end, `'mutant'`, 'text where there was none');
    else found(start, end, `''`, 'no text');
  }
};

const ofCall = (text: string, node: Extract<Node, { type: 'CallExpression' }>, found: Found): void => {
  const { callee, start, end } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  const { name } = callee.property;
  const other = swapped[name];
  if (other !== undefined) found(callee.property.start, callee.property.end, other, `${name} to ${other}`);
  if (leftOut.has(name))
    found(start, end, text.slice(callee.object.start, callee.object.end), `without ${name}`);
};

const ofUpdate = (node: Extract<Node, { type: 'UpdateExpression' }>, found: Found): void => {
  const at = node.prefix ? node.start : node.end - 2;
  for (const other of operators[node.operator] ?? [])
    found(at, at + 2, other, `${node.operator} to ${other}`);
};

/** The faults of one node itself, without those of its parts. */
const ofNode = (text: string, node: Node, found: Found): void => {
  const { type, start, end } = node;
  if (type === 'BinaryExpression' || type === 'LogicalExpression' || type === 'AssignmentExpression')
    ofOperator(text, node, found);
  else if (type === 'UpdateExpression') ofUpdate(node, found);
  else if (type === 'IfStatement' || type === 'ConditionalExpression') ofCondition(node.test, found);
  else if (type === 'UnaryExpression' && node.operator === '!') found(start, start + 1, '', 'without !');
  else if (type === 'Literal') ofLiteral(node, found);
  else if (type === 'CallExpression') ofCall(text, node, found);
  else if (type === 'ExpressionStatement') found(start, end, ';', 'statement left out');
  else if (type === 'ArrayExpression' && node.elements.length > 0) found(start, end, '[]', 'empty list');
  else if (type === 'SpreadElement')
    found(start, end, node.argument.type === 'ArrayExpression' ? '' : '...[]', 'spread of nothing');
};

/** Types, and names by which files and fields are found: a fault there does not load, or is none. */
const isPassedOver = (type: string): boolean =>
  (type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(type)) ||
  type === 'ImportDeclaration' ||
  type === 'ExportAllDeclaration' ||
  type === 'ImportExpression';

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
    if (isPassedOver(node.type)) return;
    ofNode(text, node, (start, end, replacement, fault) => {
      if (text.slice(start, end) !== replacement) mutants.push({ start, end, replacement, fault });
    });
    for (const part of partsOf(node)) walk(part);
  };
  walk(parseSync(path, text).program);
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end);
};

/** The file with the fault in it. */
export const withMutant = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);
