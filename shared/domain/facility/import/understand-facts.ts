import type { FacilityType } from '../facility-type.ts';
import { facilityTypeOf } from '../known-types.ts';
import type { OpeningPattern } from '../opening-hours.ts';
import { type FacilityFacts, FacilityId, type Location, type SpecialCare } from '../schema.ts';
import { emptyCell, readingOf, readText } from './cell.ts';
import { addressFrom, postalCodeBefore, wardIn } from './read-address.ts';
import { readAgeFrom, readAges, readAgeUntil } from './read-ages.ts';
import { readMailCell, readPhoneCell, readPostalCell, readWebCell } from './read-contact.ts';
import { readDays } from './read-days.ts';
import { readExtension, readFlag } from './read-flag.ts';
import { readHours, readHoursFromEnds } from './read-hours.ts';
import { placed } from './read-location.ts';
import { readCount, readDegrees } from './read-number.ts';
import { readCorporateNumber, readDateCell, readKanaCell, readOwnership, readTypeWith } from './read-word.ts';
import type { RowReader } from './row-reader.ts';
import type { ImportSettings } from './settings.ts';

type Facts = { [Key in keyof FacilityFacts]?: FacilityFacts[Key] | undefined };

const text = readText(300);
const longText = readText(2000);

const nameFacts = (row: RowReader): Facts => ({
  name: row.read('name', readText(200)),
  kana: row.read('kana', readKanaCell),
  nameEnglish: row.read('nameEnglish', text),
  externalNumber: row.read('externalNumber', readExternalNumber),
});

/** 施設番号. An id of our own in its place (we publish one where there is no number) is not a number of the city's. */
const readExternalNumber = readingOf<string>((tidy) =>
  FacilityId.safeParse(tidy).success ? emptyCell : readText(40)(tidy),
);

/** The id of ours that a file carries in place of a number. */
export const idIn = (row: RowReader): FacilityId | undefined =>
  FacilityId.safeParse(row.textOf('externalNumber').trim()).data;

/** 所在地_市区町村 of a designated city holds the ward too: 横浜市港北区. */
const cityAndWard = (city: string | undefined): readonly [string | undefined, string | undefined] => {
  const parts = /^(.+?市)([^市]+区)$/.exec(city ?? '');
  return parts ? [parts[1], parts[2]] : [city, undefined];
};

const addressFacts = (row: RowReader, cityOfFile: string | undefined): Facts => {
  const [city, wardOfCity] = cityAndWard(row.read('city', text) ?? cityOfFile);
  const prefecture = row.read('prefecture', text);
  const building = row.read('building', text);
  const full = row.read('address', text);
  const parts = [row.read('address1', text), row.read('address2', text)].filter((part) => part !== undefined);
  const address = addressFrom({
    rest: parts,
    ...(full ? { full } : {}),
    ...(prefecture ? { prefecture } : {}),
    ...(city ? { city } : {}),
    ...(building ? { building } : {}),
  });
  const wardOfAddress = address && wardIn(address.full);
  const ward = row.read('ward', text) ?? wardOfCity ?? wardOfAddress;
  if (ward && ward === wardOfAddress) row.keep('ward', ward, { column: '', text: address?.full ?? '' });
  const before = full === undefined ? undefined : postalCodeBefore(full);
  const beforeRead = before === undefined ? undefined : readPostalCell(before);
  const postalCode = row.read('postalCode', readPostalCell);
  return {
    address,
    ward,
    postalCode: postalCode ?? (beforeRead?.kind === 'value' ? beforeRead.value : undefined),
  };
};

const placeFacts = (row: RowReader): Facts => {
  const columns = {
    latitude: row.read('latitude', readDegrees),
    longitude: row.read('longitude', readDegrees),
  };
  const geometry = {
    latitude: row.read('geometrySecond', readDegrees),
    longitude: row.read('geometryFirst', readDegrees),
  };
  const location = row.readTogether<Location>(
    'location',
    ['latitude', 'longitude', 'geometryFirst', 'geometrySecond'],
    placed(geometry, columns),
  );
  return { location, access: row.read('access', text), parking: row.read('parking', text) };
};

const contactFacts = (row: RowReader): Facts => {
  const phone = row.read('phone', readPhoneCell);
  return {
    phone: phone?.phone,
    phoneExtension: row.read('phoneExtension', readText(20)) ?? phone?.extension,
    fax: row.read('fax', readPhoneCell)?.phone,
    mail: row.read('mail', readMailCell),
    web: row.read('web', readWebCell),
    contactForm: row.read('contactForm', readWebCell),
  };
};

const typeFacts = (row: RowReader, types: readonly FacilityType[], typeOfFile: string | undefined): Facts => {
  const published = row.textOf('type').trim() || undefined;
  const named = row.read('type', readTypeWith(types)) ?? (published === undefined ? typeOfFile : undefined);
  if (published === undefined && typeOfFile) row.keep('type', typeOfFile, { column: '', text: '' });
  const isKodomoen = row.read('kodomoen', readFlag) === true;
  const isWorkplace = row.read('workplace', readFlag) === true;
  row.read('typeDetail', text);
  const already = named !== undefined && /kodomoen|workplace/.test(named);
  const flagged = isKodomoen ? 'kodomoen' : isWorkplace && named === 'unlicensed' ? 'workplace' : undefined;
  return {
    type: already ? named : ((flagged && facilityTypeOf(flagged, types)?.type) ?? named),
    typeAsPublished: published,
    ownership: row.read('ownership', readOwnership),
    owner: row.read('owner', text),
    corporateNumber: row.read('corporateNumber', readCorporateNumber),
    approvedOn: row.read('approvedOn', readDateCell),
    meetsStandards: row.read('meetsStandards', readFlag),
  };
};

const agesFacts = (row: RowReader): Facts => {
  const both = row.read('ages', readAges);
  const from = row.read('ageFrom', readAgeFrom) ?? both?.from;
  const until = row.read('ageUntil', readAgeUntil) ?? both?.until;
  return { ages: from || until ? { ...(from ? { from } : {}), ...(until ? { until } : {}) } : undefined };
};

/** A note that begins with hours by day (曜日別: 土 08:00~17:00。), as our own export writes them, and what follows. */
const hoursByDay = (
  note: string | undefined,
): { hours: readonly OpeningPattern[]; note: string | undefined } => {
  const [, text, rest] = /^曜日別[::]\s*([^。]+)。?\s*(.*)$/.exec(note ?? '') ?? [];
  const reading = text === undefined ? emptyCell : readHours(text);
  return reading.kind === 'value' && !reading.doubt
    ? { hours: reading.value, note: rest || undefined }
    : { hours: [], note };
};

const hoursFacts = (row: RowReader): Facts => {
  const days = row.read('days', readDays) ?? 'unstated';
  const roundTheClock = row.read('roundTheClock', readFlag);
  const nightCare = row.read('nightCare', readFlag);
  const fromEnds = row.readTogether(
    'hours',
    ['open', 'close'],
    readHoursFromEnds(
      row.textOf('open'),
      row.textOf('close'),
      days,
      roundTheClock === true || nightCare === true,
    ),
  );
  const whole = row.read('hours', readHours);
  const saturday = row
    .read('saturdayHours', readHours)
    ?.map(({ open, close }): OpeningPattern => ({ days: ['sat'], open, close }));
  const weekly =
    fromEnds ?? whole?.map((pattern) => (pattern.days === 'unstated' ? { ...pattern, days } : pattern));
  const note = row.read('hoursNote', longText);
  const byDay = hoursByDay(note);
  const hours = [...(weekly ?? []), ...(saturday ?? []), ...byDay.hours];
  return {
    hours: hours.length > 0 ? hours : undefined,
    hoursNote: byDay.note,
    roundTheClock,
    nightCare,
    extendedHours: row.read('extendedHours', readExtension),
    holidayCare: row.read('holidayCare', readFlag),
  };
};

const careFacts = (row: RowReader): Facts => {
  const declared: SpecialCare = {};
  const disability = row.read('disabilityCare', readFlag);
  const medical = row.read('medicalCare', readFlag);
  const allergy = row.read('allergyCare', readFlag);
  if (disability !== undefined) declared.disability = disability;
  if (medical !== undefined) declared['medical care'] = medical;
  if (allergy !== undefined) declared.allergy = allergy;
  const partner = row.read('partner', text);
  return {
    temporaryCare: row.read('temporaryCare', readFlag),
    sickChildCare: row.read('sickChildCare', readFlag),
    specialCare: Object.keys(declared).length > 0 ? declared : undefined,
    partnerFacilities: partner?.split(/[、,;／/]\s*/).filter((name) => name !== ''),
  };
};

/** A note may say what a flag cannot (18:30～19:30); it is kept as it stands. */
const noteFacts = (row: RowReader): Facts => {
  const note = row.read('note', longText);
  const contact = row.read('contactNote', longText);
  return { note: [note, contact].filter((each) => each !== undefined).join('\n') || undefined };
};

/** Every fact that a row states; what it does not state is absent. */
export const factsIn = (row: RowReader, settings: ImportSettings): Facts => {
  const name = nameFacts(row);
  const capacity = row.read('capacity', readCount);
  const facts: Facts = {
    ...name,
    ...typeFacts(row, settings.types, settings.typeOfFile),
    ...addressFacts(row, settings.city),
    ...placeFacts(row),
    ...contactFacts(row),
    capacity,
    ...agesFacts(row),
    ...hoursFacts(row),
    ...careFacts(row),
    ...noteFacts(row),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
};

/** Columns of a kind that the import notes and does not keep as a fact of the facility. */
export const hintsIn = (row: RowReader): { vacancy?: boolean; vacancyAsOf?: string } => {
  const vacancy = row.read('vacancyFlag', readFlag);
  const vacancyAsOf = row.read('vacancyDate', readDateCell);
  return { ...(vacancy === undefined ? {} : { vacancy }), ...(vacancyAsOf ? { vacancyAsOf } : {}) };
};
