import type { ShellMenu, ShellMenuItem } from '#api/shell.ts';
import { shell } from '../api.ts';
import { i18n } from '../i18n.ts';
import { bindingsOf, canRun, titleKey, type CommandId } from './commands.ts';
import { useWorkspace } from './store.ts';

type MenuPlan = {
  readonly role: NonNullable<ShellMenu['role']>;
  /** Commands in groups, with a line between them. */
  readonly groups: readonly (readonly CommandId[])[];
};

const plans: readonly MenuPlan[] = [
  {
    role: 'file',
    groups: [
      ['open', 'addDocument'],
      ['export', 'backups'],
      ['handBack', 'finishReview'],
      ['settings'],
      ['closeProject'],
    ],
  },
  {
    role: 'edit',
    groups: [
      ['undo', 'redo'],
      ['find', 'replace'],
      ['confirmNext', 'confirm', 'review', 'approve', 'lock'],
      ['split', 'merge', 'copySource', 'reconvert', 'nextAlternative'],
      ['formatStrong', 'formatEmphasis', 'formatLink', 'removeFormatting', 'nextTag', 'sourceTags'],
      ['annotate', 'rowAnnotations', 'growSelection', 'shrinkSelection'],
      ['nextUnseen', 'previousUnseen', 'nextUnassessed', 'acceptSegment', 'decideSegment'],
      ['nextUntranslated', 'previousUntranslated', 'nextAnnotation', 'previousAnnotation', 'goToRow'],
    ],
  },
  {
    role: 'view',
    groups: [
      ['palette', 'shortcuts'],
      ['togglePanel', 'annotations', 'reviews', 'cleanup', 'history'],
      ['toggleColumn1', 'toggleColumn2', 'toggleColumn3', 'toggleHandedOver', 'reviewMarks'],
      ['fontLarger', 'fontSmaller', 'toggleTheme'],
    ],
  },
];

const itemOf = (id: CommandId): ShellMenuItem => {
  const keys = bindingsOf(id)[0];
  return {
    command: id,
    label: i18n.t(titleKey(id)),
    enabled: canRun(id),
    ...(keys === undefined ? {} : { keys }),
  };
};

const menus = (): readonly ShellMenu[] =>
  plans.map(({ role, groups }) => ({
    role,
    label: i18n.t(`menu:${role}`),
    items: groups.flatMap((group, at): readonly ShellMenuItem[] => [
      ...(at === 0 ? [] : [{ line: true } as const]),
      ...group.map(itemOf),
    ]),
  }));

const settleAfter = 150;

/** Keeps the native menu of the desktop app true to the commands, their words and whether they can run. */
export const keepNativeMenu = (): void => {
  if (shell === null) return;
  const { setMenu } = shell;
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (): void => {
    const now = menus();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    setMenu(now);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(send, settleAfter);
  };
  i18n.on('languageChanged', soon);
  useWorkspace.subscribe(soon);
  soon();
};
