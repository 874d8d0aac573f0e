import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceParams, type Failure } from '#core/model/index.ts';
import { Notice } from '../ui/Notice.tsx';
import { EngineFailure } from './queries.ts';

/** The failure behind an error of a query; anything else is a bug of ours, and said so. */
export const failureOf = (error: Error): Failure =>
  error instanceof EngineFailure ? error.failure : { code: 'internal', params: { detail: error.message } };

/** A failure in place, in its own sentence: what happened, what is safe, what to do. */
export const FailureNotice = ({
  failure,
  title,
  actions,
}: {
  readonly failure: Failure;
  readonly title?: string;
  readonly actions?: ReactNode;
}) => {
  const { t } = useTranslation('failures');
  const sentence = t(failure.code, sentenceParams(failure));
  return title === undefined ? (
    <Notice tone="danger" title={sentence} actions={actions} />
  ) : (
    <Notice tone="danger" title={title} actions={actions}>
      {sentence}
    </Notice>
  );
};
