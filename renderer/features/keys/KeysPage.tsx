import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#api/preference-values.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { isMac, keysText } from '../../ui/keys.ts';
import { commandGroups, type Command } from '../../workspace/command.ts';
import { allCommands, titleKey } from '../../workspace/commands.ts';
import { keysOf } from '../../workspace/key-claims.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import { sharedKeys } from './key-changes.ts';
import { KeyRow } from './KeyRow.tsx';
import { freeForInputMethods, resetAll, resetPage, undoChange, usePage } from './page-state.ts';
import styles from './Keys.module.css';

type Line = { readonly command: Command; readonly keys: readonly string[] };
type Group = { readonly id: string; readonly title: string; readonly lines: readonly Line[] };

/** The commands that have what was typed in their title, in either language, or in their keys. */
const useGroups = (chosen: Preferences['keys'], typed: string): readonly Group[] => {
  const { t, i18n } = useTranslation('commands');
  return useMemo(() => {
    const english = i18n.getFixedT('en');
    const wanted = typed.trim().toLowerCase();
    const lines = allCommands().map((command) => ({ command, keys: keysOf(command, chosen, isMac()) }));
    const found = lines.filter(({ command: { id }, keys }) =>
      [t(titleKey(id)), english(titleKey(id)), ...keys.map((binding) => keysText(binding))].some((words) =>
        words.toLowerCase().includes(wanted),
      ),
    );
    return commandGroups
      .map((id) => ({
        id,
        title: t(`groups.${id}`),
        lines: found.filter(({ command: { group } }) => group === id),
      }))
      .filter((group) => group.lines.length > 0);
  }, [chosen, typed, t, i18n]);
};

/** What was done last, said aloud, and the way back. */
const Done = () => {
  const { t } = useTranslation(['keys', 'commands']);
  const done = usePage((state) => state.done);
  const id = done?.params['command'];
  return (
    <div className={styles.done}>
      <p aria-live="polite">
        {done === null
          ? t('help')
          : t(`done.${done.key}`, { title: id === undefined ? '' : t(titleKey(id)) })}
      </p>
      {done === null ? null : (
        <Button small look="quiet" onClick={undoChange}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
};

const Page = () => {
  const { t } = useTranslation('keys');
  const [typed, setTyped] = useState('');
  const chosen = useWorkspace((state) => state.preferences.keys);
  const groups = useGroups(chosen, typed);
  const shared = useMemo(() => sharedKeys(allCommands(), chosen, { mac: isMac() }), [chosen]);
  useEffect(() => resetPage, []);
  return (
    <>
      <div className={styles.head}>
        <TextInput
          ref={focusOnMount}
          type="search"
          value={typed}
          aria-label={t('search')}
          placeholder={t('search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.tools}>
          <Button small onClick={freeForInputMethods} title={t('freeHelp')}>
            {t('free')}
          </Button>
          <Button small disabled={Object.keys(chosen).length === 0} onClick={resetAll}>
            {t('resetAll')}
          </Button>
        </div>
        <Done />
      </div>
      <div className={styles.list}>
        {groups.length === 0 ? <p className={styles.nothing}>{t('nothing')}</p> : null}
        {groups.map(({ id, title, lines }) => (
          <section key={id} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            <ul className={styles.rows}>
              {lines.map(({ command, keys }) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  keys={keys}
                  shared={shared.get(command.id) ?? []}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
};

/** Every command with its keys, to be changed. */
export const KeysPage = () => {
  const { t } = useTranslation('keys');
  const open = useWorkspace((state) => state.overlay === 'keys');
  return (
    <Dialog open={open} onClose={() => openOverlay(null)} title={t('title')} closeLabel={t('close')} wide>
      <Page />
    </Dialog>
  );
};
