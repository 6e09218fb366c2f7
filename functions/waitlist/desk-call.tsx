import type { FC } from 'hono/jsx';
import type { Case } from '../../shared/domain/case/schema.ts';
import { standingOf } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { type Option, OptionAnswer } from '../../shared/domain/option/schema.ts';
import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import { optionsOf } from '../../shared/store/options.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { behindCaseDoor, notYours, onMyCase } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary, type FormState } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { AnswerFields, answerLabels } from './answer-fields.tsx';
import { answerFollowUp } from './answer-follow-up.ts';
import { bodyOf, readAnswer, refusalInWords } from './answer-form.ts';
import { chooseOption } from './answer-option.ts';
import { childTitle } from './my-home.tsx';
import { recordNotReached } from './not-reached.ts';
import { OptionAnswers, OptionCard } from './option-card.tsx';
import { todayOf } from './round.ts';
import { sayStandingAtDesk } from './standing-words.ts';

const CALL = '/desk/cases/:caseId/call';
const FORM = 'call-guardian';

/** The consultant phones: what the family says is typed in, child by child, with the family's own questions. */
export const mountCallDesk = (app: DeskApp, services: Services): void => {
  app.get(
    CALL,
    behindCaseDoor(services, (c, { kept }) => callPage(c, services, kept.value)),
  );
  app.post(
    `${CALL}/not-reached`,
    onMyCase(services, async (c, kept) => {
      if (!pressed(c, await formBody(c))) return notYours(c);
      await recordNotReached(services, kept.value, c.get('principal'));
      return c.redirect('/desk', 303);
    }),
  );
  app.post(
    `${CALL}/options/:optionId`,
    onMyCase(services, async (c, kept) => {
      const body = await formBody(c);
      const onceKey = pressed(c, body);
      const answer = OptionAnswer.safeParse(firstText(body, 'answer'));
      if (!onceKey || !answer.success) return notYours(c);
      await chooseOption(services, {
        city: c.get('page').municipality,
        current: kept.value,
        optionId: c.req.param('optionId') ?? '',
        answer: answer.data,
        by: c.get('principal'),
        onceKey,
      });
      return c.redirect(`/desk/cases/${kept.value.caseId}/call`, 303);
    }),
  );
  app.get(
    `${CALL}/:childId`,
    behindCaseDoor(services, async (c, { kept }) => {
      const round = await roundOf(c, services, kept.value);
      return round ? answerPage(c, kept.value, bodyOf(round.value.answer), {}) : notYours(c);
    }),
  );
  app.post(
    `${CALL}/:childId`,
    behindCaseDoor(services, (c, { kept }) => typeIn(c, services, kept.value)),
  );
};

const pressed = (c: DeskContext, body: FormBody): string | undefined =>
  nonceId(firstText(body, 'nonce'), c.get('secret'), FORM);

const roundOf = async (c: DeskContext, services: Services, { municipality, caseId }: Case) =>
  newestRounds(await followUpsOf(services.store, municipality, caseId)).find(
    (kept) => kept.value.childId === c.req.param('childId'),
  );

const typeIn = async (c: DeskContext, services: Services, current: Case): Promise<Response> => {
  const round = await roundOf(c, services, current);
  if (!round) return notYours(c);
  const body = await formBody(c);
  const { t } = c.get('page');
  const onceKey = pressed(c, body);
  if (!onceKey) return answerPage(c, current, body, { intention: t('layout.staleFormText') });
  const read = readAnswer(body, t);
  if (!read.ok) return answerPage(c, current, body, read.faults);
  const answering = { current, round, answer: read.answer, by: c.get('principal'), onceKey };
  const outcome = await answerFollowUp(services, answering);
  if (!outcome.ok) return answerPage(c, current, body, refusalInWords(outcome.refusal.kind, t));
  return c.redirect(`/desk/cases/${current.caseId}/call`, 303);
};

const answerPage = (c: DeskContext, current: Case, body: FormBody, faults: FieldFaults) => {
  const page = c.get('page');
  const form: FormState = { page, body, faults };
  const index = current.family.children.findIndex((one) => one.childId === c.req.param('childId'));
  const child = current.family.children[index];
  return c.html(
    <DeskLayout
      c={c}
      title={page.t('my.questionsTitle', { child: child ? childTitle(page, child, index) : '' })}
    >
      <ErrorSummary form={form} labels={answerLabels(page.t)} />
      <form method="post" action={c.req.path}>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <AnswerFields form={form} />
        <div class="actions">
          <button type="submit">{page.t('waitlist.saveAnswer')}</button>
        </div>
      </form>
    </DeskLayout>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const callPage = async (c: DeskContext, services: Services, current: Case): Promise<Response> => {
  const { municipality, caseId } = current;
  const [rounds, options] = await Promise.all([
    followUpsOf(services.store, municipality, caseId),
    optionsOf(services.store, municipality, caseId),
  ]);
  return c.html(
    <CallPage c={c} services={services} current={current} rounds={newestRounds(rounds)} options={options} />,
  );
};

type CallProps = {
  c: DeskContext;
  services: Services;
  current: Case;
  rounds: readonly Kept<FollowUp>[];
  options: readonly Kept<Option>[];
};

const CallPage: FC<CallProps> = ({ c, services, current, rounds, options }) => {
  const page = c.get('page');
  const { t } = page;
  const { family } = current;
  const nonce = c.get('nonceFor')(FORM);
  const asksByPhone = rounds.some(({ value }) => standingOf(value) === 'phone');
  return (
    <DeskLayout c={c} title={t('waitlist.callTitle', { reference: current.reference })}>
      <dl class="answers">
        <dt>{t('case.guardian')}</dt>
        <dd>{family.guardianName}</dd>
        <dt>{t('case.phone')}</dt>
        <dd>{family.phone ? <PhoneLink phone={family.phone} /> : t('case.none')}</dd>
      </dl>
      <p>{t('waitlist.callLead')}</p>
      {family.children.map((child, index) => {
        const round = rounds.find(({ value }) => value.childId === child.childId)?.value;
        if (!round) return null;
        const mine = options
          .map((kept) => kept.value)
          .filter((one) => one.childId === child.childId && one.round === round.round)
          .sort((left, right) => left.position - right.position);
        return (
          <>
            <h2>{childTitle(page, child, index)}</h2>
            <p>{sayStandingAtDesk(page, round)}</p>
            <p>
              <a class="button" href={`/desk/cases/${current.caseId}/call/${child.childId}`}>
                {t('waitlist.typeAnswer')}
              </a>
            </p>
            {mine.map((option) => (
              <OptionCard page={page} option={option} today={todayOf(services)}>
                <OptionAnswers
                  page={page}
                  option={option}
                  action={`/desk/cases/${current.caseId}/call/options/${option.optionId}`}
                  nonce={c.get('nonceFor')(FORM)}
                />
              </OptionCard>
            ))}
          </>
        );
      })}
      {asksByPhone ? (
        <form method="post" action={`/desk/cases/${current.caseId}/call/not-reached`}>
          <input type="hidden" name="nonce" value={nonce} />
          <p>{t('waitlist.notReachedLead')}</p>
          <div class="actions">
            <button type="submit" class="second">
              {t('waitlist.notReached')}
            </button>
          </div>
        </form>
      ) : null}
    </DeskLayout>
  );
};
