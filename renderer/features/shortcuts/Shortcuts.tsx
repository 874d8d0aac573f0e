import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { keyCaps } from '../../ui/keys.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { allCommands, bindingsOf, runCommand, titleKey } from '../../workspace/commands.ts';
import styles from './Shortcuts.module.css';

type Line = { readonly id: string; readonly title: string; readonly keys: readonly string[] };
type Group = { readonly id: string; readonly title: string; readonly lines: readonly Line[] };

/** Keys that hold only inside a list of the side panel, where single letters are free. */
const listKeys = {
  list: [
    { id: 'accept', keys: ['A'] },
    { id: 'refuse', keys: ['R'] },
    { id: 'reopen', keys: ['U'] },
    { id: 'go', keys: ['Enter'] },
    { id: 'acceptKind', keys: ['Shift+A'] },
    { id: 'refuseKind', keys: ['Shift+R'] },
  ],
  issues: [
    { id: 'fix', keys: ['F'] },
    { id: 'here', keys: ['I'] },
    { id: 'everywhere', keys: ['Shift+I'] },
    { id: 'fixKind', keys: ['Shift+F'] },
    { id: 'restore', keys: ['S'] },
  ],
  suggestions: [
    { id: 'accept', keys: ['A'] },
    { id: 'reject', keys: ['R'] },
    { id: 'edit', keys: ['E'] },
    { id: 'go', keys: ['Enter'] },
    { id: 'unfold', keys: ['ArrowRight'] },
  ],
} as const;

/** What scrolls must be within reach of the keyboard (WCAG 2.1, 2.1.1), though there is nothing to press in it. */
const reachable = { tabIndex: 0 } as const;

const useShortcutGroups = (): readonly Group[] => {
  const { t } = useTranslation(['shortcuts', 'commands']);
  const ids = [...new Set(allCommands().map(({ group }) => group))];
  const own = ids.map((group) => ({
    id: group,
    title: t(`commands:groups.${group}`),
    lines: allCommands()
      .filter((command) => command.group === group)
      .map(({ id }) => ({ id, title: t(titleKey(id)), keys: bindingsOf(id) }))
      .filter(({ keys }) => keys.length > 0),
  }));
  const lists = (['list', 'issues', 'suggestions'] as const).map((list) => ({
    id: list,
    title: t(`${list}.title`),
    lines: listKeys[list].map(({ id, keys }) => ({ id, title: t(`${list}.${id}`), keys })),
  }));
  return [...own, ...lists];
};

const holds = (line: Line, typed: string): boolean => {
  const wanted = typed.trim().toLowerCase();
  const keys = line.keys.map((binding) => keyCaps(binding).join('+'));
  return wanted === '' || [line.title, ...keys].some((words) => words.toLowerCase().includes(wanted));
};

const Sheet = ({ onChange }: { readonly onChange: () => void }) => {
  const { t } = useTranslation(['shortcuts', 'commands']);
  const [typed, setTyped] = useState('');
  const groups = useShortcutGroups()
    .map((group) => ({ ...group, lines: group.lines.filter((line) => holds(line, typed)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      <div className={styles.search}>
        <TextInput
          ref={focusOnMount}
          type="search"
          value={typed}
          aria-label={t('search')}
          placeholder={t('search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button onClick={onChange}>{t('commands:titles.changeKeys')}</Button>
      </div>
      <section {...reachable} aria-label={t('title')} className={styles.sheet}>
        {groups.length === 0 ? <p className={styles.none}>{t('none')}</p> : null}
        {groups.map(({ id, title, lines }) => (
          <section key={id} className={styles.group} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            <dl className={styles.lines}>
              {lines.map((line) => (
                <div key={line.id} className={styles.line}>
                  <dt>{line.title}</dt>
                  <dd>
                    {line.keys.map((binding) => (
                      <Kbd key={binding} keys={binding} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </>
  );
};

/** All keys, by what they are for. */
export const Shortcuts = () => {
  const { t } = useTranslation('shortcuts');
  const open = useWorkspace((state) => state.overlay === 'shortcuts');
  const isChanging = useRef(false);
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay(null)}
      title={t('title')}
      closeLabel={t('close')}
      wide
      // Only now: the focus has gone back to where it was, and comes back there from the next dialog too.
      onClosed={() => {
        const wanted = isChanging.current;
        isChanging.current = false;
        if (wanted) runCommand('changeKeys');
      }}
    >
      <Sheet
        onChange={() => {
          isChanging.current = true;
          openOverlay(null);
        }}
      />
    </Dialog>
  );
};
