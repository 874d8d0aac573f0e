import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewPage } from '#api/books.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { FailureNotice, failureOf } from '../../workspace/FailureNotice.tsx';
import type { BookChoice } from './book-choice.ts';
import type { OpenPdf } from './pdf-pages.ts';
import { asError, usePages } from './use-pages.ts';
import styles from './Book.module.css';

/** One page, drawn as wide as there is room; its words stand in it for those who do not see it. */
const Page = ({
  file,
  page,
  name,
  onFault,
}: {
  readonly file: OpenPdf;
  readonly page: PreviewPage;
  readonly name: string;
  /** Called with why it could not be drawn. */
  readonly onFault: (fault: Error) => void;
}) => {
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const { at, kind } = page;
  useEffect(() => {
    const { current } = canvas;
    if (current === null) return undefined;
    const stopped = new AbortController();
    const draw = async (): Promise<void> => {
      const said = await file.draw(at, current, current.clientWidth, stopped.signal);
      if (!stopped.signal.aborted) setWords(said);
    };
    draw().catch((error: unknown) => {
      // What is broken off, or belongs to a file that was closed, is drawn no more.
      if (!stopped.signal.aborted) onFault(asError(error));
    });
    return () => stopped.abort();
  }, [file, at, onFault]);
  return (
    <figure className={styles.page} data-kind={kind} aria-labelledby={id}>
      <canvas ref={canvas} className={styles.canvas}>
        {words}
      </canvas>
      <figcaption id={id} className={styles.pageName}>
        {name}
      </figcaption>
    </figure>
  );
};

/** Pages of the book as they are printed, below each other. */
export const BookPages = ({ choice, row }: { readonly choice: BookChoice; readonly row: number | null }) => {
  const { t } = useTranslation('exporting');
  const { opened, isEmpty, error, isFetching, isStopped, stop, again, fail } = usePages(choice, row);
  const retry = (
    <Button small onClick={again}>
      {t('books.previewAgain')}
    </Button>
  );
  if (error !== null)
    return <FailureNotice failure={failureOf(error)} title={t('books.preview')} actions={retry} />;
  const total = opened?.pages.length ?? 0;
  return (
    <div className={styles.preview} aria-busy={isFetching}>
      {isFetching || isStopped ? (
        <div className={styles.drawing}>
          {isFetching ? <Progress value={null} label={t('books.previewing')} /> : null}
          <output>{t(isFetching ? 'books.previewing' : 'books.previewStopped')}</output>
          {isFetching ? (
            <Button small onClick={stop}>
              {t('books.previewStop')}
            </Button>
          ) : (
            retry
          )}
        </div>
      ) : null}
      {isEmpty ? (
        <p className={styles.waiting}>{t('books.previewEmpty')}</p>
      ) : opened === null ? null : (
        <section
          className={styles.pages}
          aria-label={t('books.previewTitle')}
          // Scrolled by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {opened.pages.map((page, n) => (
            <Page
              key={page.at}
              file={opened.file}
              page={page}
              name={t('books.pageName', { kind: t(`books.pageKinds.${page.kind}`), number: n + 1, total })}
              onFault={fail}
            />
          ))}
        </section>
      )}
    </div>
  );
};
