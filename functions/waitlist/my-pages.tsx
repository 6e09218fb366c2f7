import { OptionAnswer } from '../../shared/domain/option/schema.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import { staffKey } from '../../shared/store/keys.ts';
import { optionsOf } from '../../shared/store/options.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { firstText, formBody } from '../../shared/web/form-body.ts';
import { mountDoors } from '../../shared/web/link-session.tsx';
import { nonceId } from '../../shared/web/nonce.ts';
import type { PageHandlerContext } from '../../shared/web/page-context.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { chooseOption } from './answer-option.ts';
import { mountMyFollowUp, staleForm } from './my-follow-up.tsx';
import { MyHome, OPTION_FORM } from './my-home.tsx';
import { MyReaders } from './my-readers.tsx';
import { MY, type MyVisit, withMyCase } from './my-visit.ts';
import { MyWithdraw, WITHDRAW_FORM } from './my-withdraw.tsx';
import { todayOf } from './round.ts';
import { withdrawCase } from './withdraw.ts';

/** `/my`: a family's own page, behind its signed link or its page number and code. */
export const mountMy = (app: PageApp, services: Services): void => {
  mountDoors(app, services, MY);
  app.get(
    '/my',
    withMyCase(services, (c, visit) => home(c, services, visit)),
  );
  mountMyFollowUp(app, services);
  mountOptions(app, services);
  app.get(
    '/my/readers',
    withMyCase(services, async (c, { page, kept }) => {
      const entries = await auditOf(services.store, kept.value.municipality, kept.value.caseId);
      return c.html(<MyReaders page={page} entries={entries} />);
    }),
  );
  mountWithdraw(app, services);
};

const DONE: Record<string, MessageKey> = {
  answered: 'my.doneAnswered',
  option: 'my.doneOption',
  withdrawn: 'my.doneWithdrawn',
  moved: 'my.faultMoved',
};

const home = async (c: PageHandlerContext, services: Services, visit: MyVisit) => {
  const { page, kept, nonceFor } = visit;
  const { municipality, caseId } = kept.value;
  const [rounds, options, consultant] = await Promise.all([
    followUpsOf(services.store, municipality, caseId),
    optionsOf(services.store, municipality, caseId),
    kept.value.status === 'taken'
      ? services.store.find(staffRecords, staffKey(municipality, kept.value.consultantId))
      : undefined,
  ]);
  const done = DONE[c.req.query('done') ?? ''];
  return c.html(
    <MyHome
      page={page}
      current={kept.value}
      consultant={consultant?.value}
      rounds={rounds.map((round) => round.value)}
      options={options.map((option) => option.value)}
      today={todayOf(services)}
      nonceFor={nonceFor}
      done={done && page.t(done)}
    />,
  );
};

const mountOptions = (app: PageApp, services: Services): void => {
  app.post(
    '/my/options/:optionId',
    withMyCase(services, async (c, visit) => {
      const body = await formBody(c);
      const onceKey = nonceId(firstText(body, 'nonce'), visit.secret, OPTION_FORM);
      const answer = OptionAnswer.safeParse(firstText(body, 'answer'));
      if (!onceKey || !answer.success) return staleForm(c, visit);
      const outcome = await chooseOption(services, {
        city: visit.page.municipality,
        current: visit.kept.value,
        optionId: c.req.param('optionId') ?? '',
        answer: answer.data,
        by: visit.by,
        onceKey,
      });
      if (!outcome.ok && outcome.refusal.kind === 'NoSuchOption') return c.notFound();
      return c.redirect(`/my?done=${outcome.ok ? 'option' : 'moved'}`, 303);
    }),
  );
};

const mountWithdraw = (app: PageApp, services: Services): void => {
  app.get(
    '/my/withdraw',
    withMyCase(services, (c, { page, nonceFor }) =>
      c.html(<MyWithdraw page={page} nonce={nonceFor(WITHDRAW_FORM)} step="ask" />),
    ),
  );
  app.post(
    '/my/withdraw',
    withMyCase(services, async (c, visit) => {
      const body = await formBody(c);
      if (!nonceId(firstText(body, 'nonce'), visit.secret, WITHDRAW_FORM)) return staleForm(c, visit);
      if (firstText(body, 'step') !== 'confirm') {
        const nonce = visit.nonceFor(WITHDRAW_FORM);
        return c.html(<MyWithdraw page={visit.page} nonce={nonce} step="confirm" />);
      }
      const outcome = await withdrawCase(services, visit.kept, visit.by);
      return c.redirect(`/my?done=${outcome.ok ? 'withdrawn' : 'moved'}`, 303);
    }),
  );
};
