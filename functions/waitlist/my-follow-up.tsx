import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { ErrorSummary } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { nonceId } from '../../shared/web/nonce.ts';
import { Notice } from '../../shared/web/notices.tsx';
import type { PageHandlerContext } from '../../shared/web/page-context.ts';
import { AnswerFields, answerLabels } from './answer-fields.tsx';
import { answerFollowUp } from './answer-follow-up.ts';
import { bodyOf, readAnswer, refusalInWords } from './answer-form.ts';
import { childTitle } from './my-home.tsx';
import { type MyVisit, withMyCase } from './my-visit.ts';

const FORM = 'my-follow-up';

/** `/my/follow-up/<child>`: the questions of a round, and changing one's mind as long as another round may come. */
export const mountMyFollowUp = (app: PageApp, services: Services): void => {
  app.get(
    '/my/follow-up/:childId',
    withMyCase(services, async (c, visit) => {
      const round = await roundOf(services, visit, c);
      if (!round) return c.notFound();
      return show(c, visit, bodyOf(round.value.answer), {});
    }),
  );

  app.post(
    '/my/follow-up/:childId',
    withMyCase(services, async (c, visit) => {
      const round = await roundOf(services, visit, c);
      if (!round) return c.notFound();
      const body = await formBody(c);
      const onceKey = nonceId(firstText(body, 'nonce'), visit.secret, FORM);
      if (!onceKey) return staleForm(c, visit);
      const { t } = visit.page;
      const read = readAnswer(body, t);
      if (!read.ok) return show(c, visit, body, read.faults);
      const outcome = await answerFollowUp(services, {
        current: visit.kept.value,
        round,
        answer: read.answer,
        by: visit.by,
        onceKey,
      });
      if (!outcome.ok) return show(c, visit, body, refusalInWords(outcome.refusal.kind, t));
      return c.redirect('/my?done=answered', 303);
    }),
  );
};

/** A form that this link did not give out, or not today. */
export const staleForm = (c: PageHandlerContext, { page }: MyVisit) =>
  c.html(<Notice page={page} title="layout.staleFormTitle" text="layout.staleFormText" />, 403);

const roundOf = async (services: Services, { kept }: MyVisit, c: PageHandlerContext) => {
  const { municipality, caseId } = kept.value;
  const all = newestRounds(await followUpsOf(services.store, municipality, caseId));
  return all.find((round) => round.value.childId === c.req.param('childId'));
};

const show = (c: PageHandlerContext, visit: MyVisit, body: FormBody, faults: FieldFaults) => {
  const { page, kept } = visit;
  const { t } = page;
  const form = { page, body, faults };
  const { children } = kept.value.family;
  const index = children.findIndex((child) => child.childId === c.req.param('childId'));
  const child = children[index];
  return c.html(
    <Layout
      page={page}
      title={t('my.questionsTitle', { child: child ? childTitle(page, child, index) : '' })}
    >
      <p>{t('my.questionsLead')}</p>
      <ErrorSummary form={form} labels={answerLabels(t)} />
      <form method="post" action={`/my/follow-up/${c.req.param('childId')}`}>
        <input type="hidden" name="nonce" value={visit.nonceFor(FORM)} />
        <AnswerFields form={form} />
        <div class="actions">
          <button type="submit">{t('my.send')}</button>
          <a class="button second" href="/my">
            {t('my.back')}
          </a>
        </div>
      </form>
    </Layout>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};
