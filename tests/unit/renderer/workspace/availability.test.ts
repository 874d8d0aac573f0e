import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultSettings, type ProjectInfo, type Sequence } from '#core/model/index.ts';
import { features } from '#renderer/features.ts';
import { unavailabilities } from '#renderer/workspace/availability.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { allCommands, canRun, runCommand, tellUnavailable, whyNot } from '#renderer/workspace/commands.ts';
import { frameFeature } from '#renderer/workspace/frame-commands.ts';
import { nativeMenus } from '#renderer/workspace/native-menu.ts';
import { registerFeatures } from '#renderer/workspace/registry.ts';
import { endReviewing, setReviewing } from '#renderer/workspace/reviewing.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { languages, wordsOf } from '../../words.ts';

// No engine and no page: what is asked here is known without them.
vi.mock('#renderer/api.ts', () => ({
  client: {},
  shell: null,
  onEvent: () => () => undefined,
  onWire: () => () => undefined,
}));
vi.hoisted(() => {
  vi.stubGlobal('CSS', {});
  vi.stubGlobal('window', {});
});
vi.mock('#renderer/workspace/preferences.ts', () => ({
  setPreferences: () => Promise.resolve(),
  takePreferences: () => undefined,
}));

const project: ProjectInfo = {
  path: '/tmp/p.duizhao',
  name: 'p',
  readOnly: false,
  logSetAside: null,
  reviewer: null,
  settings: defaultSettings,
  documents: [],
  rows: 0,
  sequence: 0 as Sequence,
  canUndo: false,
  canRedo: false,
};

const start = useWorkspace.getState();
/** What a new feature says at the least. */
const ran: string[] = [];
const toy: Command = {
  id: 'toy',
  group: 'text',
  where: 'cell',
  keys: [],
  menu: 'edit.segment',
  run: () => void ran.push('toy'),
};

beforeAll(() => registerFeatures([frameFeature, ...features, { id: 'toy', commands: [toy] }]));
afterEach(() => {
  useWorkspace.setState(start, true);
  endReviewing();
});

describe('what can be done now', () => {
  it.each([
    ['in the library', null, false],
    ['in a project', project, false],
    ['in a read-only project', { ...project, readOnly: true }, false],
    ['in a finished review', project, true],
  ] as const)(
    'is said of every command that has a name, with the reason when it cannot be (%s)',
    (_, open, closed) => {
      useWorkspace.setState({ project: open });
      setReviewing({ closed, sides: closed ? ['en'] : [] });
      const named = allCommands().filter(({ quiet, id }) => quiet !== true && id !== 'palette');
      const unexplained = named.filter(({ id }) => !canRun(id) && whyNot(id) === null);
      expect(unexplained.map(({ id }) => id)).toEqual([]);
      // And what has a reason against it does nothing.
      const refused = named.filter(({ id }) => whyNot(id) !== null);
      expect(refused.filter(({ id }) => runCommand(id))).toEqual([]);
    },
  );

  it('depends on what is open', () => {
    const reasons = (...ids: Parameters<typeof whyNot>[0][]) => ids.map(whyNot);
    expect(reasons('open', 'undo', 'history', 'handBack')).toEqual([
      null,
      'no-project',
      'no-project',
      'no-project',
    ]);
    useWorkspace.setState({ project: { ...project, readOnly: true } });
    expect(reasons('undo', 'confirm', 'annotate', 'addDocument', 'acceptSegment')).toEqual(
      Array.from({ length: 5 }, () => 'read-only'),
    );
    expect(reasons('history', 'export', 'saveCopy', 'nextUnseen')).toEqual([
      null,
      null,
      null,
      'no-review-copy',
    ]);
    useWorkspace.setState({ project });
    setReviewing({ closed: true, sides: ['en'] });
    expect(reasons('undo', 'merge', 'decideSegment')).toEqual(['finished', 'finished', 'in-review-copy']);
  });

  it('is nothing for a command that does not say what it changes, unless texts may be changed', () => {
    const inMenu = (): boolean | undefined =>
      nativeMenus()
        .flatMap(({ items }) => items)
        .flatMap((item) => ('command' in item && item.command === 'toy' ? [item.enabled] : []))[0];
    const standing = () => [whyNot('toy'), canRun('toy'), inMenu()];
    const isRefused = (reason: string): void => {
      expect(standing()).toEqual([reason, false, false]);
      expect(runCommand('toy')).toBe(false);
    };
    isRefused('no-project');
    useWorkspace.setState({ project: { ...project, readOnly: true } });
    isRefused('read-only');
    useWorkspace.setState({ project });
    setReviewing({ closed: true, sides: ['en'] });
    isRefused('finished');
    expect(ran).toEqual([]);
    endReviewing();
    expect(standing()).toEqual([null, true, true]);
  });

  it.each(languages)('has a sentence for every reason (%s)', (language) => {
    const words = wordsOf(language);
    for (const reason of unavailabilities)
      expect(words.get(`commands:unavailable.${reason}`), reason).toBeTruthy();
  });

  it('is told with the way on, where there is one', () => {
    useWorkspace.setState({ project: { ...project, readOnly: true } });
    tellUnavailable('read-only');
    tellUnavailable('no-caret');
    expect(useWorkspace.getState().notices).toMatchObject([
      {
        key: 'failures:project.read-only',
        params: { path: project.path },
        actions: [{ key: 'commands:titles.saveCopy' }],
      },
      { key: 'commands:unavailable.no-caret' },
    ]);
  });
});
