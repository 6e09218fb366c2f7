import type { FC } from 'hono/jsx';
import type { Case, Child } from '../../shared/domain/case/schema.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { Actions } from '../../shared/web/actions.tsx';
import { behindCaseDoor, notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { Fault } from '../../shared/web/fault.tsx';
import { Carried } from '../../shared/web/fields.tsx';
import { type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { sayDate } from '../../shared/words/say-date.ts';
import { isLocale, type MessageKey } from '../../shared/words/translate.ts';
import { type FoundOptions, findOptions } from './find-options.ts';
import { childTitle } from './my-home.tsx';
import { MOST_OPTIONS, offerOptions, type Picked } from './offer-options.ts';
import { OptionCard } from './option-card.tsx';
import { todayOf } from './round.ts';
import { sayStandingAtDesk } from './standing-words.ts';

const PATH = '/desk/cases/:caseId/options/:childId';
const FORM = 'offer-options';
/** More of one list than anybody reads. */
const SHOWN = 20;

/** Choosing options for a child: matches with why and why not, unknown ones apart; choose, review, send. */
export const mountOfferDesk = (app: DeskApp, services: Services): void => {
  app.get(
    PATH,
    behindCaseDoor(services, (c, { kept }) => show(c, services, kept.value, {})),
  );
  app.post(
    PATH,
    behindCaseDoor(services, async (c, { kept }) => {
      const body = await formBody(c);
      const onceKey = nonceId(firstText(body, 'nonce'), c.get('secret'), FORM);
      if (!onceKey) return show(c, services, kept.value, body, 'layout.staleFormText');
      const scene = await sceneOf(c, services, kept.value);
      if (!scene) return notYours(c);
      const chosen = chosenFrom(body, scene.found);
      const action = firstText(body, 'action');
      if (action === 'edit') return show(c, services, kept.value, body);
      if (action !== 'none' && chosen.length === 0)
        return show(c, services, kept.value, body, 'waitlist.faultNoneChosen');
      if (chosen.length > MOST_OPTIONS) return show(c, services, kept.value, body, 'waitlist.faultTooMany');
      if (action === 'review')
        return c.html(<ReviewPage c={c} services={services} body={body} chosen={chosen} />);
      const outcome = await offerOptions(services, {
        current: kept.value,
        round: scene.round,
        picked: action === 'none' ? [] : chosen,
        by: c.get('principal'),
        onceKey,
      });
      if (!outcome.ok)
        return show(c, services, kept.value, body, FAULTS[outcome.refusal.kind] ?? 'my.faultMoved');
      return c.redirect('/desk', 303);
    }),
  );
};

const FAULTS: Record<string, MessageKey> = {
  NoOptionsWanted: 'waitlist.faultNotWanted',
  CaseIsClosed: 'waitlist.faultNotWanted',
};

type Scene = {
  child: Child;
  index: number;
  round: Kept<FollowUp>;
  found: FoundOptions;
  /** Ids of facilities that got places since somebody last looked. */
  newlyFree: ReadonlySet<string>;
};

const sceneOf = async (c: DeskContext, services: Services, current: Case): Promise<Scene | undefined> => {
  const { children } = current.family;
  const index = children.findIndex((one) => one.childId === c.req.param('childId'));
  const child = children[index];
  const rounds = newestRounds(await followUpsOf(services.store, current.municipality, current.caseId));
  const round = rounds.find((one) => one.value.childId === child?.childId);
  if (!child || !round) return undefined;
  const matched = await findOptions(
    services,
    current,
    child,
    isLocale(current.locale) ? current.locale : 'ja',
  );
  const found = matched.ok ? matched.value : undefined;
  if (!found) return undefined;
  const open = await openTasksAbout(services.store, current.municipality, current.caseId);
  const noted = open.flatMap(({ value }) => value.newPlaces ?? []);
  const mine = noted.filter(({ childId }) => childId === child.childId);
  return { child, index, round, found, newlyFree: new Set(mine.map(({ facilityId }) => facilityId)) };
};

/** What was ticked and may still be offered: a place that went meanwhile is not offered. */
const chosenFrom = (body: FormBody, found: FoundOptions): Picked[] =>
  found.offerable.filter(({ facility }) => (body.option ?? []).includes(facility.facilityId));

const show = async (
  c: DeskContext,
  services: Services,
  current: Case,
  body: FormBody,
  fault?: MessageKey,
): Promise<Response> => {
  const scene = await sceneOf(c, services, current);
  if (!scene) return notYours(c);
  return c.html(
    <ChoosePage c={c} services={services} scene={scene} body={body} fault={fault} current={current} />,
    fault ? 422 : 200,
  );
};

type ChooseProps = {
  c: DeskContext;
  services: Services;
  scene: Scene;
  body: FormBody;
  fault: MessageKey | undefined;
  current: Case;
};

const ChoosePage: FC<ChooseProps> = ({ c, services, scene, body, fault, current }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const { found, round } = scene;
  const { answer } = round.value;
  return (
    <DeskLayout c={c} title={t('waitlist.offerTitle', { reference: current.reference })}>
      <p>
        {childTitle(page, scene.child, scene.index)}: {sayStandingAtDesk(page, round.value)}{' '}
        {t('waitlist.wishedFrom', { date: sayDate(found.need.wishedFrom, locale, 'with year') })}
      </p>
      {answer?.words ? <p class="box">{answer.words}</p> : null}
      <Fault words={fault && t(fault)} />
      <p>{t('waitlist.offerLead', { most: MOST_OPTIONS })}</p>
      <form method="post" action={c.req.path}>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <h2>{t('waitlist.offerable', { count: found.offerable.length })}</h2>
        {scene.newlyFree.size > 0 ? (
          <p class="notice">{t('waitlist.newlyFreeLead', { count: scene.newlyFree.size })}</p>
        ) : null}
        {shownOf(scene).map((option) => (
          <OptionCard page={page} option={option} today={todayOf(services)}>
            {scene.newlyFree.has(option.facility.facilityId) ? (
              <p>
                <strong>{t('waitlist.newlyFree')}</strong>
              </p>
            ) : null}
            <label class="choice">
              <input
                type="checkbox"
                name="option"
                value={option.facility.facilityId}
                checked={(body.option ?? []).includes(option.facility.facilityId)}
              />
              <span>{t('waitlist.offerThis', { name: option.facility.name })}</span>
            </label>
          </OptionCard>
        ))}
        <Actions
          ways={[
            { action: 'review', words: t('waitlist.toReview') },
            { action: 'none', words: t('waitlist.noOptions') },
          ]}
        />
      </form>
      <Others
        c={c}
        services={services}
        title={t('waitlist.unknown', { count: found.unknown.length })}
        options={found.unknown}
      />
      <Others
        c={c}
        services={services}
        title={t('waitlist.excluded', { count: found.excluded.length })}
        options={found.excluded}
      />
    </DeskLayout>
  );
};

/** What became free since somebody last looked is never cut off by the length of the list; the order stays the matching's. */
const shownOf = ({ found, newlyFree }: Scene): readonly Picked[] =>
  found.offerable.filter(({ facility }, index) => index < SHOWN || newlyFree.has(facility.facilityId));

const Others: FC<{ c: DeskContext; services: Services; title: string; options: readonly Picked[] }> = ({
  c,
  services,
  title,
  options,
}) => (
  <details>
    <summary>
      <strong>{title}</strong>
    </summary>
    {options.slice(0, SHOWN).map((option) => (
      <OptionCard page={c.get('page')} option={option} today={todayOf(services)} />
    ))}
  </details>
);

/** Each option once more, as the family will see it. Nothing has been sent yet. */
const ReviewPage: FC<{ c: DeskContext; services: Services; body: FormBody; chosen: readonly Picked[] }> = ({
  c,
  services,
  body,
  chosen,
}) => {
  const page = c.get('page');
  const { t } = page;
  return (
    <DeskLayout c={c} title={t('waitlist.reviewTitle')}>
      <p>{t('waitlist.reviewLead')}</p>
      {chosen.map((option) => (
        <OptionCard page={page} option={option} today={todayOf(services)} />
      ))}
      <form method="post" action={c.req.path}>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <Carried body={body} names={['option']} />
        <Actions
          ways={[
            { action: 'send', words: t('waitlist.send') },
            { action: 'edit', words: t('waitlist.back') },
          ]}
        />
      </form>
    </DeskLayout>
  );
};
