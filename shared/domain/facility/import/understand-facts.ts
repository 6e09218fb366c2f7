import type { FacilityType } from '../facility-type.ts';
import { facilityTypeOf } from '../known-types.ts';
import { FacilityId, type Location, type SpecialCare } from '../schema.ts';
import { addressFacts } from './address-facts.ts';
import { emptyCell, readingOf, readText } from './cell.ts';
import { type Facts, readLine, readLines } from './facts.ts';
import { hoursFacts } from './hours-facts.ts';
import { readAgeFrom, readAges, readAgeUntil } from './read-ages.ts';
import { readMailCell, readPhoneCell, readWebCell } from './read-contact.ts';
import { readFlag } from './read-flag.ts';
import { placed } from './read-location.ts';
import { readCount, readDegrees } from './read-number.ts';
import { readCorporateNumber, readDateCell, readKanaCell, readOwnership, readTypeWith } from './read-word.ts';
import type { RowReader } from './row-reader.ts';
import type { ImportSettings } from './settings.ts';

const nameFacts = (row: RowReader): Facts => ({
  name: row.read('name', readText(200)),
  kana: row.read('kana', readKanaCell),
  nameEnglish: row.read('nameEnglish', readLine),
  externalNumber: row.read('externalNumber', readExternalNumber),
});

/** 施設番号. An id of our own in its place (we publish one where there is no number) is not a number of the city's. */
const readExternalNumber = readingOf<string>((tidy) =>
  FacilityId.safeParse(tidy).success ? emptyCell : readText(40)(tidy),
);

/** The id of ours that a file carries in place of a number. */
export const idIn = (row: RowReader): FacilityId | undefined =>
  FacilityId.safeParse(row.textOf('externalNumber').trim()).data;

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
  return { location, access: row.read('access', readLine), parking: row.read('parking', readLine) };
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
  row.read('typeDetail', readLine);
  const already = named !== undefined && /kodomoen|workplace/.test(named);
  const flagged = isKodomoen ? 'kodomoen' : isWorkplace && named === 'unlicensed' ? 'workplace' : undefined;
  return {
    type: already ? named : ((flagged && facilityTypeOf(flagged, types)?.type) ?? named),
    typeAsPublished: published,
    ownership: row.read('ownership', readOwnership),
    owner: row.read('owner', readLine),
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

const careFacts = (row: RowReader): Facts => {
  const declared: SpecialCare = {};
  const disability = row.read('disabilityCare', readFlag);
  const medical = row.read('medicalCare', readFlag);
  const allergy = row.read('allergyCare', readFlag);
  if (disability !== undefined) declared.disability = disability;
  if (medical !== undefined) declared['medical care'] = medical;
  if (allergy !== undefined) declared.allergy = allergy;
  const partner = row.read('partner', readLine);
  return {
    temporaryCare: row.read('temporaryCare', readFlag),
    sickChildCare: row.read('sickChildCare', readFlag),
    specialCare: Object.keys(declared).length > 0 ? declared : undefined,
    partnerFacilities: partner?.split(/[、,;／/]\s*/).filter((name) => name !== ''),
  };
};

/** A note may say what a flag cannot (18:30～19:30); it is kept as it stands. */
const noteFacts = (row: RowReader): Facts => {
  const note = row.read('note', readLines);
  const contact = row.read('contactNote', readLines);
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
