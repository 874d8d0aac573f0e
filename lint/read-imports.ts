import { parseSync, Visitor, type Argument, type Expression } from 'oxc-parser';

/** A file of the project: its path from the root, with `/`, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** What a file asks for: the specifier as it is written, or null where it is computed. */
export type ImportSite = {
  readonly specifier: string | null;
  readonly line: number;
  /** The place of a file beside this one, which no name from the root can say. */
  readonly isPlace?: true;
};

/** A use of what differs from call to call: time, chance, the machine. */
export type AmbientUse = { readonly name: string; readonly line: number };

const isParsed = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path);

/** Lines counted from 1. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The text of a string or of a template without places to fill in; null for everything else. */
const literalText = (node: Argument | Expression | undefined): string | null => {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
};

const isImportMeta = (node: Argument | Expression | undefined, member: string): boolean =>
  node?.type === 'MemberExpression' &&
  node.object.type === 'MetaProperty' &&
  node.property.type === 'Identifier' &&
  node.property.name === member;

/** Worth a walk through the syntax tree: what the parser does not list as an import by itself. */
const hidesImports = /\bimport\s*\(|\bimport\.meta\.glob\b|\brequire\b|\bnew\s+URL\s*\(/;

/**
 * Everything a file imports, as types or as values: imports, re-exports, `import()`, `import('…')` in types, `require`, `import.meta.glob`
 * and files by `new URL('…', import.meta.url)`; of a style sheet, its `@import` and what it composes from. Other files import nothing.
 */
export const importsOf = ({ path, text }: SourceFile): readonly ImportSite[] => {
  if (path.endsWith('.css')) {
    return Array.from(
      text.matchAll(/(?:@import\s+(?:url\()?|\bcomposes:[^;'"]*\bfrom\s+)['"]([^'"]+)['"]/g),
      ({ 1: specifier = '', index }) => ({
        specifier,
        line: lineAt(text, index),
      }),
    );
  }
  if (!isParsed(path)) return [];
  const { program, module } = parseSync(path, text);
  const sites: ImportSite[] = [];
  const note = (specifier: string | null, offset: number): void => {
    sites.push({ specifier, line: lineAt(text, offset) });
  };
  for (const { moduleRequest, start } of module.staticImports) note(moduleRequest.value, start);
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, start } of entries)
      if (moduleRequest !== null) note(moduleRequest.value, start);
  if (!hidesImports.test(text)) return sites;
  const notePlace = (file: string, offset: number): void => {
    const specifier = file.startsWith('.') ? file : `./${file}`;
    sites.push({ specifier, line: lineAt(text, offset), isPlace: true });
  };
  new Visitor({
    ImportExpression: ({ source, start }) => note(literalText(source), start),
    TSImportType: ({ source, start }) => note(source.value, start),
    TSExternalModuleReference: ({ expression, start }) => note(expression.value, start),
    CallExpression: ({ callee, arguments: [asked], start }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') note(literalText(asked), start);
      if (!isImportMeta(callee, 'glob')) return;
      for (const pattern of asked?.type === 'ArrayExpression' ? asked.elements : [asked]) {
        const files = literalText(pattern?.type === 'SpreadElement' ? undefined : (pattern ?? undefined));
        if (files !== null && !files.startsWith('!')) notePlace(files, start);
      }
    },
    NewExpression: ({ callee, arguments: [asked, base], start }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'URL' || !isImportMeta(base, 'url')) return;
      const file = literalText(asked);
      if (file !== null && /\.[a-z]+$/.test(file)) notePlace(file, start);
    },
  }).visit(program);
  return sites;
};

/** Names that stand for the machine and its clock wherever they stand. */
const ambientNames: ReadonlySet<string> = new Set([
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'Temporal',
]);
const mayBeAmbient = new RegExp(`\\b(?:Date|Math|${[...ambientNames].join('|')})\\b`);
const pureDateFunctions: ReadonlySet<string> = new Set(['parse', 'UTC', 'prototype']);

/** The name of a member that is written out: `a.b`, `a['b']`. */
const memberName = (node: Expression, computed: boolean): string | null =>
  !computed && node.type === 'Identifier' ? node.name : literalText(node);

/**
 * Where a file asks for the time, for chance or for the machine. `new Date(value)`, `Date.parse`, `Date.UTC` and all of `Math` but
 * `random` are pure; any other use of `Date` and `Math`, such as giving them another name, may hide the rest and counts.
 */
export const ambientUses = ({ path, text }: SourceFile): readonly AmbientUse[] => {
  if (!isParsed(path) || !mayBeAmbient.test(text)) return [];
  const pure = new Set<unknown>();
  /** Identifiers that are names of members, parameters' keys and the like, not references. */
  const names = new Set<unknown>();
  const uses: AmbientUse[] = [];
  new Visitor({
    MemberExpression: (node) => {
      const { object, property, computed } = node;
      if (!computed) names.add(property);
      if (object.type !== 'Identifier') return;
      const member = memberName(property as Expression, computed);
      if (object.name === 'Date' && member !== null && pureDateFunctions.has(member)) pure.add(object);
      if (object.name === 'Math' && member !== null && member !== 'random') pure.add(object);
    },
    NewExpression: ({ callee, arguments: given }) => {
      const [first] = given;
      if (first !== undefined && first.type !== 'SpreadElement') pure.add(callee);
    },
    BinaryExpression: ({ operator, right }) => {
      if (operator === 'instanceof') pure.add(right);
    },
    Property: ({ key, computed, shorthand }) => {
      if (!computed && !shorthand) names.add(key);
    },
    TSPropertySignature: ({ key }) => void names.add(key),
    TSMethodSignature: ({ key }) => void names.add(key),
    TSTypeReference: ({ typeName }) => void names.add(typeName),
    Identifier: (node) => {
      const { name, start } = node;
      if (names.has(node) || pure.has(node)) return;
      if (name !== 'Date' && name !== 'Math' && !ambientNames.has(name)) return;
      uses.push({ name, line: lineAt(text, start) });
    },
  }).visit(parseSync(path, text).program);
  return uses;
};
