import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import {
  allCommands,
  bindingsOf,
  runCommand,
  tellUnavailable,
  titleKey,
  whyNot,
} from '../../workspace/commands.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { holdInput } from '../../workspace/input-hold/input-hold.ts';
import { answerOf } from '../../workspace/queries.ts';
import { openPath } from '../../workspace/session.ts';
import { goTo, openOverlay, useWorkspace } from '../../workspace/store.ts';
import { keywordsOf, rowTyped, useInitials } from './keywords.ts';
import styles from './Palette.module.css';

/** Called with what is to be done once the palette has closed and the focus is back where it was. */
type Choose = (deed: () => void) => void;

const Commands = ({ choose }: { readonly choose: Choose }) => {
  const { t, i18n } = useTranslation(['palette', 'commands']);
  const initials = useInitials(i18n.language);
  const named = allCommands().filter(({ id, quiet }) => quiet !== true && id !== 'palette');
  const listed = named.map(({ id }) => ({ id, reason: whyNot(id) }));
  return (
    <Command.Group heading={t('commands')} className={styles.group}>
      {listed.map(({ id, reason }) => {
        const title = t(titleKey(id));
        const keys = bindingsOf(id)[0];
        const why = reason === null ? undefined : t(`commands:unavailable.${reason}`);
        return (
          <Command.Item
            // The list reads an item's other words when the item is made.
            key={`${id}:${initials === null ? 'plain' : 'initials'}:${reason ?? ''}`}
            ref={reason === null ? undefined : markUnavailable}
            value={id}
            keywords={keywordsOf(id, title, initials)}
            className={styles.item}
            aria-description={why}
            onSelect={() => {
              if (reason === null) choose(() => void runCommand(id));
              else tellUnavailable(reason);
            }}
          >
            <span className={styles.title}>{title}</span>
            {why === undefined ? null : (
              <span className={styles.why} aria-hidden>
                {why}
              </span>
            )}
            {keys === undefined ? null : <Kbd keys={keys} />}
          </Command.Item>
        );
      })}
    </Command.Group>
  );
};

/** Says that an item does nothing now. The list would not let anybody come to one that it was told of, nor read why. */
const markUnavailable = (item: HTMLElement | null): void => item?.setAttribute('aria-disabled', 'true');

/** The items on the screen, also those that do nothing now, in which the list by itself would not step. */
const stepItems = (event: KeyboardEvent<HTMLElement>): void => {
  const { key, altKey, metaKey, ctrlKey, currentTarget } = event;
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key) || altKey || metaKey || ctrlKey) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[cmdk-item]')];
  const last = items.length - 1;
  if (last < 0) return;
  event.preventDefault();
  const at = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const item = items[steps[key] ?? 0];
  // The list selects what the pointer moves over, whatever it is.
  item?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  item?.scrollIntoView({ block: 'nearest' });
};

const Documents = ({ project, choose }: { readonly project: ProjectInfo; readonly choose: Choose }) => {
  const { t } = useTranslation('palette');
  if (project.documents.length < 2) return null;
  return (
    <Command.Group heading={t('documents')} className={styles.group}>
      {project.documents.map(({ id, name, firstRow, language }) => (
        <Command.Item
          key={id}
          value={`document:${id}`}
          keywords={[name]}
          className={styles.item}
          onSelect={() => choose(() => goTo({ row: firstRow, mode: 'grid' }))}
        >
          <span className={styles.title} lang={language}>
            {name}
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
};

const openProject = async (path: string): Promise<void> => {
  if (!(await settleDrafts())) return;
  await openPath(path);
};

const Projects = ({ open, choose }: { readonly open: string | null; readonly choose: Choose }) => {
  const { t } = useTranslation('palette');
  const { data = [] } = useQuery({
    queryKey: ['library', 'recent'],
    queryFn: () => answerOf(client.library.recent({})),
    staleTime: 0,
  });
  const others = data.filter(({ path, missing }) => path !== open && !missing).slice(0, 8);
  if (others.length === 0) return null;
  return (
    <Command.Group heading={t('projects')} className={styles.group}>
      {others.map(({ path, name }) => (
        <Command.Item
          key={path}
          value={`project:${path}`}
          keywords={[name]}
          className={styles.item}
          onSelect={() => choose(() => void openProject(path))}
        >
          <span className={styles.title}>{name}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
};

const Rows = ({
  typed,
  project,
  choose,
}: {
  readonly typed: string;
  readonly project: ProjectInfo | null;
  readonly choose: Choose;
}) => {
  const { t } = useTranslation('palette');
  const row = rowTyped(typed);
  if (row === null || project === null) return null;
  if (row < 1 || row > project.rows)
    return <p className={styles.none}>{t('noRow', { rows: project.rows })}</p>;
  return (
    <Command.Item
      forceMount
      value={`row:${row}`}
      className={styles.item}
      onSelect={() => choose(() => goTo({ row, mode: 'grid' }))}
    >
      <span className={styles.title}>{t('goToRow', { row })}</span>
    </Command.Item>
  );
};

const Content = ({ asksRow, choose }: { readonly asksRow: boolean; readonly choose: Choose }) => {
  const { t } = useTranslation('palette');
  const project = useWorkspace((state) => state.project);
  const [typed, setTyped] = useState('');
  const askForRow = asksRow && project !== null;
  return (
    <Command label={t('title')} loop className={styles.palette} onKeyDown={stepItems}>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        className={styles.input}
        placeholder={askForRow ? t('rowPlaceholder', { rows: project.rows }) : t('placeholder')}
      />
      <Command.List className={styles.list} label={t('title')}>
        {rowTyped(typed) === null ? <Command.Empty className={styles.none}>{t('none')}</Command.Empty> : null}
        <Rows typed={typed} project={project} choose={choose} />
        {askForRow ? null : (
          <>
            {/* A number is that of a row; commands with one in their title are found by their other words. */}
            {rowTyped(typed) === null ? <Commands choose={choose} /> : null}
            {project === null ? null : <Documents project={project} choose={choose} />}
            <Projects open={project?.path ?? null} choose={choose} />
          </>
        )}
      </Command.List>
    </Command>
  );
};

/** Everything that can be done, by name; or, asked for a row, the way to it by its number. */
export const Palette = () => {
  const { t } = useTranslation('palette');
  const overlay = useWorkspace((state) => state.overlay);
  const chosen = useRef<(() => void) | null>(null);
  const choose: Choose = (deed) => {
    // The focus comes back a moment after the palette has closed: what is typed by then is for where the deed leads.
    const end = holdInput('elsewhere');
    chosen.current = () => {
      deed();
      end();
    };
    openOverlay(null);
  };
  return (
    <Dialog
      open={overlay === 'palette' || overlay === 'goToRow'}
      onClose={() => openOverlay(null)}
      title={t('title')}
      hideTitle
      closeLabel={t('close')}
      // Only now, with the focus back: many commands are about the cell that has it.
      onClosed={() => {
        const deed = chosen.current;
        chosen.current = null;
        deed?.();
      }}
    >
      <Content asksRow={overlay === 'goToRow'} choose={choose} />
    </Dialog>
  );
};
