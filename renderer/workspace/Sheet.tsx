import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { useLastOutside } from '../ui/last-outside.ts';
import { focusText } from './annotations.ts';
import type { Feature } from './feature.ts';
import { wasLeftForText } from './sheet-focus.ts';
import { useFocusOfList } from './sheet-lost-focus.ts';
import { SheetTitle } from './sheet-title.ts';
import { closeSheet, openOverlay, useWorkspace } from './store.ts';
import styles from './Sheet.module.css';

/** Where the focus does not go back to: other things laid over the page, and the way to them. */
const laidOver = '[data-sheet], [role="dialog"], [role="menu"], [aria-haspopup="menu"]';

/** Hears Escape in the sheet, unless something in it took it. */
const useEscape = (sheet: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const element = sheet.current;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      // What was opened over the sheet and has not taken the focus yet goes first.
      if (useWorkspace.getState().overlay === null) closeSheet();
      else openOverlay(null);
    };
    element?.addEventListener('keydown', hear);
    return () => element?.removeEventListener('keydown', hear);
  }, [sheet]);

const Sheet = ({ sheet }: { readonly sheet: NonNullable<Feature['sheet']> }) => {
  const { t } = useTranslation();
  const page = useRef<HTMLDialogElement>(null);
  const { titleKey, Content } = sheet;
  const [placeKey, setPlaceKey] = useState<string | null>(null);
  useEscape(page);
  useFocusOfList(page);
  useLayoutEffect(() => {
    // What in it asks for the focus as it comes has it by now.
    if (page.current?.contains(document.activeElement) === false) page.current.focus({ preventScroll: true });
  }, []);
  return (
    <dialog
      open
      ref={page}
      aria-modal
      aria-labelledby="sheet-title"
      tabIndex={-1}
      data-sheet
      data-keeps-focus
      className={styles.sheet}
    >
      <header className={styles.head}>
        <h1 id="sheet-title" className={styles.title}>
          {t(placeKey ?? titleKey)}
        </h1>
        {/* The tooltip would take an Escape. */}
        <IconButton label={t('common:close')} withoutTooltip onClick={closeSheet}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className={styles.body}>
        <SheetTitle value={setPlaceKey}>
          <Content />
        </SheetTitle>
      </div>
    </dialog>
  );
};

/** Gives the focus back when the sheet has gone: to where it was, or to the text if it was left for that. */
const useFocusBack = (isOpen: boolean): void => {
  const lastOutside = useLastOutside(laidOver);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) {
      const isForText = wasLeftForText();
      if (!isForText) lastOutside.current?.focus({ preventScroll: true });
      if (isForText || document.activeElement === document.body) focusText();
    }
    wasOpen.current = isOpen;
  }, [isOpen, lastOutside]);
};

/** The full page that is open over what is shown otherwise, which is out of reach then. */
export const Sheets = ({
  features,
  children,
}: {
  readonly features: readonly Feature[];
  readonly children: ReactNode;
}) => {
  const id = useWorkspace((state) => state.sheet);
  const sheet = features.find((feature) => feature.sheet?.id === id)?.sheet;
  useFocusBack(sheet !== undefined);
  return (
    <>
      <div className={styles.under} inert={sheet !== undefined}>
        {children}
      </div>
      {sheet === undefined ? null : <Sheet key={sheet.id} sheet={sheet} />}
    </>
  );
};
