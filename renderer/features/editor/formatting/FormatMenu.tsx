import { useTranslation } from 'react-i18next';
import type { EditorView } from '@codemirror/view';
import { displayOf } from '#core/model/index.ts';
import type { SourceTag } from '#core/text/formatting/source-tags.ts';
import { shell } from '#renderer/api.ts';
import { keysText } from '#renderer/ui/keys.ts';
import { MenuHeading, MenuItem, MenuLine, PointMenu } from '#renderer/ui/Menu.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { canRun, runCommand, titleKey, useKey } from '#renderer/workspace/commands.ts';
import { notify } from '#renderer/workspace/store.ts';
import { oneLine } from '../code-mirror.ts';
import { openCell } from '../open-cell.ts';
import { insertRich, plainWords } from './clipboard.ts';
import { closeMenu, putTag, tagsOfOriginal, useFormatting, type OpenFormatMenu } from './format-store.ts';
import { isFormatted } from './format-view.ts';
import styles from './Formatting.module.css';

const Item = ({ id, checked }: { readonly id: string; readonly checked?: boolean }) => {
  const { t } = useTranslation('commands');
  const keys = useKey(id);
  return (
    <MenuItem
      keys={keys}
      disabled={!canRun(id)}
      onSelect={() => afterMenu(() => void runCommand(id))}
      {...(checked === undefined ? {} : { checked })}
    >
      {t(titleKey(id))}
    </MenuItem>
  );
};

/** What an item does waits until the menu has gone and the caret is back. */
let chosen: (() => void) | null = null;
const afterMenu = (run: () => void): void => {
  chosen = run;
};

const TagItem = ({ view, tag }: { readonly view: EditorView; readonly tag: SourceTag }) => {
  const { t } = useTranslation('editor');
  const { type, data, words, present } = tag;
  const own = type === 'link' ? data?.['href'] : type === 'image' ? data?.['alt'] : data?.['ruby'];
  const detail = displayOf(tag) || own;
  return (
    <MenuItem checked={present} onSelect={() => afterMenu(() => putTag(view, tag))}>
      <span className={styles.tag}>
        <span>{t(`format.types.${type}`)}</span>
        {words === '' ? null : (
          <span lang="zh" className={styles.words}>
            {words}
          </span>
        )}
        {detail === undefined || detail === '' ? null : <span className={styles.detail}>{detail}</span>}
        <VisuallyHidden>{t(present ? 'format.present' : 'format.missing')}</VisuallyHidden>
      </span>
    </MenuItem>
  );
};

const Tags = ({ view }: { readonly view: EditorView }) => {
  const { t } = useTranslation('editor');
  const tags = openCell()?.side === 'source' ? [] : tagsOfOriginal(view);
  if (tags.length === 0) return null;
  return (
    <>
      <MenuHeading>{t('format.tags')}</MenuHeading>
      {tags.map((tag) => (
        <TagItem key={tag.id} view={view} tag={tag} />
      ))}
    </>
  );
};

const paste = async (view: EditorView): Promise<void> => {
  if (shell !== null) {
    view.focus();
    shell.paste();
    return;
  }
  try {
    const text = await navigator.clipboard.readText();
    if (!view.dom.isConnected || view.state.readOnly) return;
    insertRich(view, { text: oneLine(text), tags: [] });
  } catch {
    // The browser asks the user, who may say no; the keys always work.
    notify({
      tone: 'info',
      key: 'editor:format.pasteByKeys',
      params: { keys: keysText('Mod+V') },
      topic: 'format',
    });
  }
};

const copy = (view: EditorView): void => {
  view.focus();
  if (!document.execCommand('copy')) void navigator.clipboard.writeText(plainWords(view));
};
const cut = (view: EditorView): void => {
  view.focus();
  document.execCommand('cut');
};

const Edits = ({ view }: { readonly view: EditorView }) => {
  const { t } = useTranslation('editor');
  const isEmpty = view.state.selection.main.empty;
  const locked = view.state.readOnly;
  return (
    <>
      <MenuItem keys="Mod+X" disabled={isEmpty || locked} onSelect={() => afterMenu(() => cut(view))}>
        {t('format.cut')}
      </MenuItem>
      <MenuItem keys="Mod+C" disabled={isEmpty} onSelect={() => afterMenu(() => copy(view))}>
        {t('format.copy')}
      </MenuItem>
      <MenuItem keys="Mod+V" disabled={locked} onSelect={() => afterMenu(() => void paste(view))}>
        {t('format.paste')}
      </MenuItem>
      <MenuLine />
    </>
  );
};

const Opened = ({ menu }: { readonly menu: OpenFormatMenu }) => {
  const { t } = useTranslation('editor');
  const { view, x, y, only } = menu;
  const locked = view.state.readOnly;
  return (
    <PointMenu
      x={x}
      y={y}
      label={t(only === 'tags' ? 'format.tags' : 'format.title')}
      onClose={closeMenu}
      onClosed={() => {
        view.focus();
        const run = chosen;
        chosen = null;
        if (view.dom.isConnected) run?.();
      }}
    >
      {only === 'tags' ? null : (
        <>
          <Edits view={view} />
          {locked ? null : (
            <>
              <Item id="formatStrong" checked={isFormatted(view, 'strong')} />
              <Item id="formatEmphasis" checked={isFormatted(view, 'emphasis')} />
              <Item id="formatLink" checked={isFormatted(view, 'link')} />
              <Item id="removeFormatting" />
              <MenuLine />
              <Item id="nextTag" />
            </>
          )}
        </>
      )}
      {locked ? null : <Tags view={view} />}
    </PointMenu>
  );
};

/** The menu of the cell with the caret, and what screen readers are told of formats. */
export const FormatMenu = () => {
  const { t } = useTranslation('editor');
  const menu = useFormatting((state) => state.menu);
  const said = useFormatting((state) => state.said);
  return (
    <>
      <VisuallyHidden>
        <span aria-live="polite" key={said?.n}>
          {said === null ? '' : t(`format.said.${said.key}.${said.on ? 'on' : 'off'}`)}
        </span>
      </VisuallyHidden>
      {menu === null ? null : <Opened menu={menu} />}
    </>
  );
};
