import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { acceptText } from '../review/host/accept.ts';
import { answerItems } from '../review/host/answer.ts';
import { decideSegment, listChoices } from '../review/host/decide.ts';
import { listDecisions, takeDecisions } from '../review/guest/decisions.ts';
import { listConflicts, settleConflict } from '../review/host/conflicts.ts';
import { readBook } from '../review/book/read-book.ts';
import { readDocx } from '../review/host/read-docx.ts';
import { writeDocx } from '../review/host/write-docx.ts';
import { guestReview, hostReview } from '../review/find.ts';
import { assessItem, finishCopy, frozenRows } from '../review/guest/guest.ts';
import { listItems } from '../review/host/items.ts';
import { mergePackage } from '../review/merge/merge-package.ts';
import { closeReview, freezeNextRound, openReview } from '../review/host/open.ts';
import { nextPlace } from '../review/host/next-place.ts';
import { overviewOf, reviewInfoOf } from '../review/host/overview.ts';
import { peekAt } from '../review/guest/peek.ts';
import { writeReport } from '../review/host/report.ts';
import { reviewScores } from '../review/host/score.ts';
import { measureScope } from '../review/host/scope.ts';
import { sendPackage } from '../review/host/send-package.ts';
import { takePackage } from '../review/guest/take-package.ts';

export const reviewHandlers: EngineHandlers<EngineContext>['review'] = {
  overview: (context) => withProject(context, (project) => ok(overviewOf(project))),
  measure: (context, { scope, sides }) =>
    withProject(context, (project) => measureScope(project, scope, sides)),
  open: (context, request) =>
    withProject(context, (project) => {
      const opened = openReview(project, request);
      return opened.ok ? reviewInfoOf(project, opened.value) : opened;
    }),
  close: (context, { review, closed }) =>
    withProject(context, (project) => {
      const done = closeReview(project, review, closed);
      return done.ok ? reviewInfoOf(project, review) : done;
    }),
  nextRound: (context, { review }) =>
    withProject(context, (project) => {
      const frozen = freezeNextRound(project, review);
      return frozen.ok ? reviewInfoOf(project, review) : frozen;
    }),
  package: (context, request) => context.jobs.run(request.job, (job) => sendPackage(context, request, job)),
  peek: (context, { from, passphrase }) => peekAt(context.paths, from, passphrase ?? null),
  merge: (context, request) => context.jobs.run(request.job, (job) => mergePackage(context, request, job)),
  items: (context, { review, filter, ...page }) =>
    withProject(context, (project) => {
      const found = hostReview(project, review);
      return found.ok ? ok(listItems(project, review, filter, page)) : found;
    }),
  answer: (context, { review, items, decision, reason, wording, confirmed }) =>
    withProject(context, (project) => {
      const actor = authorOf(context);
      const wish = { decision, reason, wording: wording ?? null, confirmed: confirmed ?? null, actor };
      return answerItems(project, review, items, wish);
    }),
  choices: (context, { review, segment, side }) =>
    withProject(context, (project) => listChoices(project, review, { segment, side })),
  decide: (context, { review, segment, side, ...wish }) =>
    withProject(context, (project) =>
      decideSegment(project, review, { segment, side }, { ...wish, actor: authorOf(context) }),
    ),
  conflicts: (context, { review }) => withProject(context, (project) => listConflicts(project, review)),
  settle: (context, { review, list, uid, key }) =>
    withProject(context, (project) => {
      const done = settleConflict(project, review, { list, uid }, key, authorOf(context));
      return done.ok ? ok({ sequence: done.value }) : done;
    }),
  score: (context, { review, profile }) =>
    withProject(context, (project) => reviewScores(project, review, profile ?? null)),
  report: (context, request) => context.jobs.run(request.job, (job) => writeReport(context, request, job)),
  writeDocx: (context, request) => context.jobs.run(request.job, (job) => writeDocx(context, request, job)),
  readDocx: (context, request) => context.jobs.run(request.job, (job) => readDocx(context, request, job)),
  readBook: (context, request) => context.jobs.run(request.job, (job) => readBook(context, request, job)),
  take: (context, request) => context.jobs.run(request.job, (job) => takePackage(context, request, job)),
  decisions: (context) => withProject(context, listDecisions),
  takeDecisions: (context, request) =>
    context.jobs.run(request.job, (job) => takeDecisions(context, request, job)),
  frozen: (context, { segments }) =>
    withProject(context, (project) => {
      const copy = guestReview(project);
      return copy.ok ? ok(frozenRows(project, copy.value, segments)) : copy;
    }),
  accept: (context, { segment, side }) =>
    withProject(context, (project) => {
      const copy = guestReview(project);
      return copy.ok ? acceptText(project, copy.value, segment, side) : copy;
    }),
  next: (context, wanted) =>
    withProject(context, (project) => {
      const copy = guestReview(project);
      return copy.ok ? ok(nextPlace(project, copy.value, wanted)) : copy;
    }),
  assess: (context, { item, segment, side, assessment }) =>
    withProject(context, (project) => {
      const done = assessItem(project, { item, segment, side }, assessment);
      return done.ok ? ok({ sequence: done.value }) : done;
    }),
  finish: (context, { finished }) => withProject(context, (project) => finishCopy(project, finished)),
};
