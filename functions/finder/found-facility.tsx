import type { FC } from 'hono/jsx';
import { AGE_CLASSES, type AgeClass } from '../../shared/domain/calendar/age-class.ts';
import { facilityTypeOf } from '../../shared/domain/facility/known-types.ts';
import type { Found } from '../../shared/domain/finder/find-facilities.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { shownPlaces, signOf } from '../../shared/domain/vacancy/display.ts';
import type { Offers } from '../../shared/domain/vacancy/offers.ts';
import { freshnessOf, type LaterPlaces, type Places } from '../../shared/domain/vacancy/places.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { sayHours } from '../../shared/words/hours.ts';
import { sayDate, sayYearMonth } from '../../shared/words/say-date.ts';
import { sayOffers } from '../../shared/words/say-offers.ts';
import type { Search } from './search.ts';
import { sayDistance, saySource } from './words.ts';

type Props = { page: Page; search: Search; found: Found; ageClass: AgeClass | undefined };

/** One facility: its places with their date and source, and what a family needs to know of it. */
export const FoundFacility: FC<Props> = ({ page, search, found, ageClass }) => {
  const { t, locale } = page;
  const { facility, figures, distanceMetres, hours } = found;
  const type = facility.type && facilityTypeOf(facility.type, search.types)?.label;
  const name = locale === 'en' ? (facility.nameEnglish ?? facility.name) : facility.name;
  return (
    <li class="box" data-facility={facility.id}>
      <h3>{facility.web ? <a href={facility.web}>{name}</a> : name}</h3>
      <p class="hint">
        {[
          type && localText(type, locale),
          wardName(page, facility.ward),
          distanceMetres === undefined ? undefined : sayDistance(t, distanceMetres),
        ]
          .filter(Boolean)
          .join(' ／ ')}
      </p>
      {ageClass === undefined ? (
        <AllClasses page={page} search={search} found={found} />
      ) : (
        <OneClass page={page} search={search} places={found.places[ageClass] as Places} ageClass={ageClass} />
      )}
      {figures ? <Dated page={page} search={search} figures={figures} /> : null}
      {figures && sayOffers(t, locale, figures).length > 0 ? <Offered page={page} offers={figures} /> : null}
      <p>
        {t('finder.hours')}: {facility.hours ? sayHours(t, facility.hours) : t('finder.hoursUnknown')}
        {hours === 'unknown' && facility.hours ? `（${t('finder.hoursUnknown')}）` : ''}
        <br />
        {facility.address ? `${t('finder.address')}: ${facility.address.full}` : ''}
        {facility.phone ? (
          <>
            <br />
            {t('finder.phone')}: <PhoneLink phone={facility.phone} />
          </>
        ) : null}
      </p>
    </li>
  );
};

const wardName = ({ municipality, locale }: Page, ward: string | undefined): string | undefined => {
  const known = municipality.wards.find((one) => one.ward === ward);
  return known ? localText(known.name, locale) : ward;
};

type Shown = { page: Page; search: Search };

const OneClass: FC<Shown & { places: Places; ageClass: AgeClass }> = ({ page, search, places, ageClass }) => {
  const { t, locale } = page;
  const { sign, meaning } = shownPlaces(places, search.settings.display);
  const numbers = search.settings.display.mode === 'numbers';
  const isCount = places.kind === 'places';
  return (
    <p>
      {t('vacancy.class', { age: ageClass })} {isCount ? `${t('finder.places')} ` : ''}
      <strong class="big">{isCount && numbers ? t('finder.number', { count: places.count }) : sign}</strong>{' '}
      {isCount && numbers ? '' : `（${localText(meaning, locale)}）`}
      {places.kind === 'other fiscal year'
        ? ` ${t('finder.otherYear', { year: String(places.fiscalYear) })}`
        : ''}
      {places.kind === 'no figures' ? ` ${t('finder.noFigures')}` : ''}
      {isCount && places.later ? <strong>（{sayLater(page, search, places.later)}）</strong> : null}
      {isCount && places.together
        ? `（${t('finder.together', { classes: places.together.join('・') })}）`
        : ''}
      {isCount && numbers && places.waiting !== undefined && search.settings.publishes.includes('waiting')
        ? ` ${t('finder.waiting', { count: places.waiting })}`
        : ''}
    </p>
  );
};

/** `2027年1月から2人`, or the sign of a scale. */
const sayLater = ({ t, locale }: Page, { settings: { display } }: Search, { count, from }: LaterPlaces) => {
  const month = sayYearMonth(from, locale);
  return display.mode === 'numbers'
    ? t('finder.later', { month, count })
    : t('finder.laterSign', { month, sign: signOf(count, display) });
};

const AllClasses: FC<Shown & { found: Found }> = ({ page, search, found }) => {
  const { t, locale } = page;
  return (
    <table class="classes">
      <thead>
        <tr>
          {AGE_CLASSES.map((age) => (
            <th scope="col">{t('vacancy.class', { age })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {found.places.map((places) => {
            const { sign, meaning } = shownPlaces(places, search.settings.display);
            return (
              <td>
                <abbr title={localText(meaning, locale)}>{sign}</abbr>
                {places.kind === 'places' && places.later ? (
                  <small>
                    <br />
                    {sayLater(page, search, places.later)}
                  </small>
                ) : null}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
};

/** What the facility said beside places: 一時預かり by weekday, 延長保育, special care, a lack of staff. */
const Offered: FC<{ page: Page; offers: Offers }> = ({ page: { t, locale }, offers }) => (
  <ul class="plain">
    {sayOffers(t, locale, offers).map(([label, words]) => (
      <li>
        {label}: {words}
      </li>
    ))}
  </ul>
);

const Dated: FC<Shown & { figures: NonNullable<Found['figures']> }> = ({ page, search, figures }) => {
  const { t, locale } = page;
  const { ageDays, stale } = freshnessOf(figures.asOf, search.today, search.settings.staleAfterDays);
  return (
    <p class="hint">
      {t('finder.asOf', {
        date: sayDate(figures.asOf, locale, 'with year'),
        source: saySource(t, figures.given),
      })}
      {stale ? (
        <strong> {t('finder.stale', { days: ageDays })}</strong>
      ) : (
        ` ${t('finder.age', { days: ageDays })}`
      )}
    </p>
  );
};
