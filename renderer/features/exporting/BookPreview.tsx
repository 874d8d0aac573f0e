import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, EngineFailure, liveKey } from '../../workspace/queries.ts';
import { styleNonce } from '../../workspace/style-nonce.ts';
import type { BookChoice } from './book-choice.ts';
import { bookWish } from './use-book.ts';
import styles from './Book.module.css';

/** The font faces of this page, which the frame has not: machines without Chinese fonts show the preview with them. */
const ownFaces = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, href: sheet.href ?? location.href })))
    .filter(({ rule }) => rule instanceof CSSFontFaceRule)
    .map(({ rule, href }) =>
      rule.cssText.replaceAll(
        /url\("([^"]+)"\)/gu,
        (_, address: string) => `url("${new URL(address, href).href}")`,
      ),
    )
    .join('\n');

/**
 * Sheets of paper one below the other, as far as a page of the web has them: the printed ones are made when the file is. The text comes
 * first, since that is what the choices are about.
 */
const sheets =
  'html { background: #8a8780; } body { background: none; display: flex; flex-direction: column; } main { order: -1; width: 100%; box-sizing: border-box; } .title-page, nav, .chapter, .back-part { background: var(--paper); color: var(--ink); box-shadow: 0 1px 4px rgb(0 0 0 / .3); margin: 12px auto; padding: 2.4rem 2rem; max-width: 34rem; } .page { min-height: 20rem; border-bottom: 1px dashed var(--rule); padding: 1rem 0; } main { padding: 0 12px; } .title-page { padding: 5rem 2rem; } .layout-slides .chapter { padding: 0; max-width: none; } .layout-slides .slide { min-height: 60vh; }';

/** With the fonts of the app, on paper that is white at night too: readers who prefer the dark have it in their own programs. */
const framed = (html: string): string =>
  html
    .replaceAll('@media screen and (prefers-color-scheme: dark)', '@media not all')
    .replace('</style>', () => `${ownFaces()}\n${sheets}\n:root { color-scheme: light; }</style>`);

/** The first pages of the book, drawn by the engine as it will write them, in a frame that runs nothing. */
export const BookPreview = ({ choice }: { readonly choice: BookChoice }) => {
  const { t } = useTranslation('exporting');
  const wish = useDebounced(JSON.stringify(bookWish(choice)), 150);
  const { data, error, isFetching } = useQuery({
    queryKey: [liveKey, 'book-preview', wish],
    queryFn: () =>
      answerOf(
        client.books.preview({ ...(JSON.parse(wish) as ReturnType<typeof bookWish>), nonce: styleNonce() }),
      ),
    placeholderData: (before) => before,
  });
  const page = useMemo(() => (data === undefined ? null : framed(data.html)), [data]);
  if (error instanceof EngineFailure)
    return <FailureNotice failure={error.failure} title={t('books.preview')} />;
  return (
    <div className={styles.preview} aria-busy={isFetching}>
      {page === null ? (
        <p className={styles.waiting}>{t('books.previewing')}</p>
      ) : (
        // Without scripts. It counts as of this origin, so that it may use the app's fonts.
        <iframe
          className={styles.frame}
          sandbox="allow-same-origin"
          srcDoc={page}
          title={t('books.previewTitle')}
        />
      )}
    </div>
  );
};
