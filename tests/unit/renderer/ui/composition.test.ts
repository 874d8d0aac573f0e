import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { createCompositions } from '#renderer/ui/composition.ts';
import { root } from '../../words.ts';

const key = (
  timeStamp: number,
  given: { isComposing?: boolean; keyCode?: number; isTrusted?: boolean } = {},
) => ({ isComposing: false, keyCode: 27, isTrusted: true, timeStamp, ...given });

describe('whose a key is', () => {
  it('is the input method’s while it composes, by the standard and by the older sign', () => {
    const compositions = createCompositions();
    expect(compositions.owns(key(0, { isComposing: true }))).toBe(true);
    expect(compositions.owns(key(1, { keyCode: 229 }))).toBe(true);
    expect(compositions.owns(key(2))).toBe(false);
  });

  it('is the input method’s when it ends the composition before it is told of (Safari, some of Linux)', () => {
    const compositions = createCompositions();
    compositions.end(1000);
    expect(compositions.owns(key(1001))).toBe(true);
    // The next stroke is meant.
    expect(compositions.owns(key(1002))).toBe(false);
  });

  it('is the user’s right after a composition whose last key was seen (Chromium)', () => {
    const compositions = createCompositions();
    expect(compositions.owns(key(1000, { isComposing: true }))).toBe(true);
    compositions.end(1001);
    compositions.release();
    expect(compositions.owns(key(1040))).toBe(false);
  });

  it('is the user’s when its composition ended otherwise: by the pointer, or long ago', () => {
    const byPointer = createCompositions();
    byPointer.end(1000);
    byPointer.release();
    expect(byPointer.owns(key(1010))).toBe(false);
    const longAgo = createCompositions();
    longAgo.end(1000);
    expect(longAgo.owns(key(1100))).toBe(false);
  });

  it('is never the input method’s when the program repeats it', () => {
    const compositions = createCompositions();
    compositions.end(1000);
    expect(compositions.owns(key(1000, { isTrusted: false }))).toBe(false);
    // And the key that ended the composition is still known when it comes.
    expect(compositions.owns(key(1001))).toBe(true);
  });
});

type Found = { readonly file: string; readonly what: string };

/** What would go past the guard: key listeners on the window other than the two in order, and any for other key events. */
const bypasses = (file: string, source: string): readonly Found[] => {
  const found: Found[] = [];
  const note = (what: string): void => void found.push({ file, what });
  new Visitor({
    CallExpression: ({ callee, arguments: [name] }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (callee.property.name !== 'addEventListener' || name?.type !== 'Literal') return;
      const event = String(name.value);
      if (event === 'keyup' || event === 'keypress') note(event);
      const isWindow =
        callee.object.type === 'Identifier' && /^(?:window|globalThis|self)$/.test(callee.object.name);
      if (event === 'keydown' && isWindow) note('keydown on the window');
    },
    AssignmentExpression: ({ left }) => {
      if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') return;
      if (/^onkey(?:down|up|press)$/.test(left.property.name)) note(left.property.name);
    },
    JSXAttribute: ({ name }) => {
      if (name.type !== 'JSXIdentifier') return;
      if (/^onKey(?:Up|Press)(?:Capture)?$/.test(name.name)) note(name.name);
    },
    MemberExpression: ({ property }) => {
      if (property.type === 'Identifier' && property.name === 'isComposing') note('asks who composes');
    },
  }).visit(parseSync(file, source).program);
  return found;
};

describe('the keys of input methods', () => {
  it('reach no listener: whatever hears keys does so behind the guard', () => {
    const files = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).filter(
      // The guard itself; what waits for the cell to open asks about texts, not about keys.
      (file) => file !== 'renderer/ui/composition.ts' && !file.startsWith('renderer/workspace/input-hold/'),
    );
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((file) => bypasses(file, readFileSync(join(root, file), 'utf8')));
    expect(found).toEqual([{ file: 'renderer/workspace/commands.ts', what: 'keydown on the window' }]);
  });

  it('are kept before anything else begins to listen', () => {
    const main = readFileSync(join(root, 'renderer/main.tsx'), 'utf8');
    const calls = [...main.matchAll(/^(?:await )?(\w+)\(/gm)].map(([, name]) => name);
    expect(calls[0]).toBe('keepCompositionKeys');
  });

  it('are found by this test where a listener goes past', () => {
    const what = (source: string) => bypasses('x.tsx', source).map((found) => found.what);
    expect(what("window.addEventListener('keydown', hear, { capture: true });")).toHaveLength(1);
    expect(what("document.addEventListener('keyup', hear);")).toHaveLength(1);
    expect(what('document.onkeydown = hear;')).toHaveLength(1);
    expect(what('const a = <input onKeyUp={hear} />;')).toHaveLength(1);
    expect(what('const a = (event) => event.nativeEvent.isComposing;')).toHaveLength(1);
    expect(what('const a = <input onKeyDown={hear} />; box.addEventListener("keydown", hear);')).toEqual([]);
  });
});
