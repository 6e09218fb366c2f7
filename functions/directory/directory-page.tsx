import type { FC } from 'hono/jsx';
import type { Temporal } from 'temporal-polyfill';
import { plainDate } from '../../shared/domain/calendar/local-date.ts';
import type { FacilityType } from '../../shared/domain/facility/facility-type.ts';
import { namedWardOf } from '../../shared/domain/facility/facility-ward.ts';
import { facilityTypeOf } from '../../shared/domain/facility/known-types.ts';
import { outOfOperation } from '../../shared/domain/facility/operation.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { ListedFacility } from '../../shared/store/facilities.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayDate } from '../../shared/words/say-date.ts';
import { operationPath } from './operation-page.tsx';

type Props = {
  c: DeskContext;
  listed: readonly ListedFacility[];
  types: readonly FacilityType[];
  /** Ids of those that a running round waits for. */
  silent: ReadonlySet<string>;
  today: Temporal.PlainDate;
  mayImport: boolean;
};

/** Every facility: where and what it is, how to reach it, how old its figures are, and whether a round waits for it. */
export const DirectoryPage: FC<Props> = (props) => {
  const { c, listed, silent, mayImport } = props;
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('directory.title')}>
      <p>{t('directory.count', { count: listed.length })}</p>
      {silent.size > 0 ? <p>{t('directory.silentCount', { count: silent.size })}</p> : null}
      {mayImport ? (
        <p>
          <a href="/desk/facilities/import">{t('directory.importLink')}</a>{' '}
          <a href="/desk/corporations">{t('doors.corporationsTitle')}</a>{' '}
          <a href="/desk/campaigns/plans">{t('campaign.plans')}</a>
        </p>
      ) : null}
      {/* A table wider than the screen scrolls by itself, so a keyboard must reach it. */}
      <section class="scroll" tabindex={0} aria-label={t('directory.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('directory.name')}</th>
              <th scope="col">{t('directory.type')}</th>
              <th scope="col">{t('directory.ward')}</th>
              <th scope="col">{t('directory.contact')}</th>
              <th scope="col">{t('directory.figures')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(c, listed).map((one) => (
              <Row {...props} one={one} />
            ))}
          </tbody>
        </table>
      </section>
    </DeskLayout>
  );
};

const Row: FC<Props & { one: ListedFacility }> = ({ c, one, types, silent, today, mayImport }) => {
  const { facility, figures } = one;
  const closed = outOfOperation(facility, today);
  const { t, locale } = c.get('page');
  const type = facility.type === undefined ? undefined : facilityTypeOf(facility.type, types);
  return (
    <tr>
      <th scope="row">
        {mayImport ? (
          <a
            href={operationPath(facility.id)}
            aria-label={t('directory.operationTitle', { facility: facility.name })}
          >
            {facility.name}
          </a>
        ) : (
          facility.name
        )}
        {closed ? <div class="late">{t(`campaign.operation-${closed}`)}</div> : null}
      </th>
      <td>{type ? localText(type.label, locale) : (facility.type ?? facility.typeAsPublished ?? '')}</td>
      <td>{wardName(c, facility)}</td>
      <td>
        {facility.phone ? <div class="reference">{facility.phone}</div> : null}
        {facility.mail ?? t('directory.noMail')}
        {mayImport ? (
          <div>
            <a
              href={`/desk/facilities/${facility.id}/contacts`}
              aria-label={`${facility.name}: ${t('doors.contactsLink')}`}
            >
              {t('doors.contactsLink')}
            </a>
          </div>
        ) : null}
      </td>
      <td>
        {figures ? (
          <>
            {sayDate(figures.asOf, locale, 'with year')} {sayAge(c, figures.asOf, today)}
          </>
        ) : (
          t('directory.noFigures')
        )}{' '}
        <a
          href={`/desk/facilities/${facility.id}/figures`}
          aria-label={t('directory.historyOf', { name: facility.name })}
        >
          {t('directory.history')}
        </a>
        {silent.has(facility.id) ? <div class="late">{t('directory.silent')}</div> : null}
      </td>
    </tr>
  );
};

/** How old figures are; of today's nothing needs to be said. */
const sayAge = (c: DeskContext, asOf: string, today: Temporal.PlainDate): string => {
  const days = plainDate(asOf).until(today).total('days');
  return days > 0 ? c.get('page').t('directory.age', { days }) : '';
};

/** Ward by ward as the municipality lists them, then by name; those whose ward nobody knows come first. */
const inOrder = (c: DeskContext, listed: readonly ListedFacility[]): ListedFacility[] => {
  const { municipality } = c.get('page');
  const placeOf = ({ facility }: ListedFacility): number => {
    const named = namedWardOf(facility, municipality);
    return municipality.wards.findIndex(({ ward }) => ward === named);
  };
  return [...listed].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) || one.facility.name.localeCompare(other.facility.name, 'ja'),
  );
};

const wardName = (c: DeskContext, facility: Facility): string => {
  const { municipality, locale } = c.get('page');
  const ward = namedWardOf(facility, municipality);
  const named = municipality.wards.find((one) => one.ward === ward);
  return named ? localText(named.name, locale) : (facility.ward ?? '');
};
