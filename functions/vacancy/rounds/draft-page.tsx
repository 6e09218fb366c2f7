import type { FC } from 'hono/jsx';
import { HOLD_MINUTES, openRound } from '../../../shared/domain/campaign/rules.ts';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { wardOf } from '../../../shared/domain/facility/facility-ward.ts';
import { outOfOperation } from '../../../shared/domain/facility/operation.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { LetterLink } from '../../../shared/mail/letter.ts';
import { surveyInvitationLetter } from '../../../shared/mail/vacancy/survey-invitation.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import type { Services } from '../../../shared/store/services.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { Fault } from '../../../shared/web/fault.tsx';
import { sayMonth } from '../../../shared/words/say-date.ts';
import { CountTable } from './count-table.tsx';
import type { DraftView } from './draft-view.ts';
import { ROUND_FORM } from './round-form.tsx';
import { mayApprove } from './run-round.ts';

type Props = {
  c: DeskContext;
  services: Services;
  view: DraftView;
  types: readonly FacilityType[];
  fault?: string | undefined;
};

/** Before anything is sent: how many, of which kind, where, what has changed, and three mails as they will be read. */
export const DraftPage: FC<Props> = ({ c, services, view, types, fault }) => {
  const { t, locale, municipality } = c.get('page');
  const { draft, invited, ways } = view;
  const month = sayMonth(draft.speaksOf, locale);
  return (
    <DeskLayout c={c} title={t('campaign.draftTitle', { month })}>
      <Fault words={fault} />
      <p class="big">{t('campaign.recipients', { count: invited.length })}</p>
      <p>{t('campaign.mails', { count: ways.mails })}</p>
      {ways.corporations > 0 ? (
        <p>
          {t('campaign.throughCorporation', { count: ways.throughCorporation, mails: ways.corporations })}
        </p>
      ) : null}
      {ways.fax > 0 ? <p>{t('campaign.byFax', { count: ways.fax })}</p> : null}
      {ways.phone > 0 ? <p class="warning">{t('campaign.withoutMail', { count: ways.phone })}</p> : null}
      <Difference c={c} services={services} view={view} />
      <CountTable
        counted={t('campaign.count')}
        caption={t('campaign.byType')}
        head={t('campaign.type')}
        rows={types
          .filter(({ type }) => draft.facilityTypes.includes(type))
          .map(({ type, label }) => [
            localText(label, locale),
            invited.filter((facility) => facility.type === type).length,
          ])}
      />
      <CountTable
        counted={t('campaign.count')}
        caption={t('campaign.byWard')}
        head={t('campaign.ward')}
        rows={municipality.wards.map(({ ward, name }) => [
          localText(name, locale),
          invited.filter((facility) => wardOf(facility, municipality) === ward).length,
        ])}
      />
      <h2>{t('campaign.samples')}</h2>
      {view.samples.map((facility) => (
        <Sample c={c} services={services} view={view} facility={facility} />
      ))}
      <Decision c={c} view={view} />
    </DeskLayout>
  );
};

const Decision: FC<{ c: DeskContext; view: DraftView }> = ({ c, view }) => {
  const { t } = c.get('page');
  const { draft, invited, print } = view;
  const nonce = c.get('nonceFor')(ROUND_FORM);
  const allowed = mayApprove(c.get('principal'), draft, invited.length).ok;
  return (
    <>
      <h2>{t('campaign.approveTitle')}</h2>
      {invited.length === 0 ? (
        <p>{t('campaign.noRecipients')}</p>
      ) : allowed ? (
        <form method="post" action={`/desk/campaigns/${draft.campaignId}/start`}>
          <input type="hidden" name="nonce" value={nonce} />
          <input type="hidden" name="seen" value={print} />
          <p>{t('campaign.hold', { minutes: HOLD_MINUTES })}</p>
          <button type="submit">{t('campaign.start')}</button>
        </form>
      ) : (
        <p class="notice">{t('campaign.needsSecondPerson')}</p>
      )}
      <form method="post" action={`/desk/campaigns/${draft.campaignId}/discard`}>
        <input type="hidden" name="nonce" value={nonce} />
        <p class="hint">{t('campaign.discardHint')}</p>
        <button type="submit" class="second">
          {t('campaign.discard')}
        </button>
      </form>
    </>
  );
};

type ViewProps = { c: DeskContext; services: Services; view: DraftView };

const Difference: FC<ViewProps> = ({ c, services, view: { difference, known, addresses } }) => {
  const { t } = c.get('page');
  if (!difference) return <p>{t('campaign.firstRound')}</p>;
  const today = tokyoDate(services.clock.now());
  const whyGone = (facility: Facility | undefined): string => {
    const status = facility && outOfOperation(facility, today);
    return t(status ? `campaign.operation-${status}` : 'campaign.notAskedNow');
  };
  const lists: [string, string[]][] = [
    [t('campaign.added', { count: difference.added.length }), difference.added.map(({ name }) => name)],
    [
      t('campaign.gone', { count: difference.gone.length }),
      difference.gone.map((id) => `${known.get(id)?.name ?? id}（${whyGone(known.get(id))}）`),
    ],
    [
      t('campaign.moved', { count: difference.moved.length }),
      difference.moved.map(({ id, name }) => `${name}（${addresses.get(id) ?? t('directory.noMail')}）`),
    ],
  ];
  return (
    <>
      <h2>{t('campaign.difference')}</h2>
      {lists.map(([label, names]) =>
        names.length === 0 ? (
          <p>{label}</p>
        ) : (
          <details open={names.length <= FEW}>
            <summary>{label}</summary>
            <ul>
              {names.map((name) => (
                <li>{name}</li>
              ))}
            </ul>
          </details>
        ),
      )}
    </>
  );
};

/** So many names are listed at once; a longer list unfolds. */
const FEW = 10;

/** The very letter that this facility would get now; facilities are written to in Japanese. */
const Sample: FC<ViewProps & { facility: Facility }> = ({ c, services, view, facility }) => {
  const { t, municipality } = c.get('page');
  const { draft } = view;
  const opened = openRound(draft, draft.preparedBy, services.clock.now(), municipality.closures);
  if (!opened.ok) return null;
  const letter = surveyInvitationLetter({
    municipality,
    locale: 'ja',
    campaign: opened.value,
    facilityName: facility.name,
    link: sampleLink(t('campaign.sampleLink'), opened.value.deadlineOn),
  });
  return (
    <>
      <h3>{t('campaign.sample', { facility: facility.name })}</h3>
      <div class="box sample" lang="ja">
        <p>
          {t('campaign.sampleTo')}: {view.addresses.get(facility.id)}
          <br />
          <strong>{letter.subject}</strong>
        </p>
        {letter.text.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
    </>
  );
};

/** Links are made when a mail leaves; here stands what will stand there. */
const sampleLink = (words: string, until: string): LetterLink => ({
  url: words,
  doorUrl: words,
  reference: '**** ****',
  code: '******',
  until,
});
