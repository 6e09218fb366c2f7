import { type Facts, readLine } from './facts.ts';
import { addressFrom, postalCodeBefore, wardIn } from './read-address.ts';
import { readPostalCell } from './read-contact.ts';
import type { RowReader } from './row-reader.ts';

/** 所在地_市区町村 of a designated city holds the ward too: 横浜市港北区. */
const cityAndWard = (city: string | undefined): readonly [string | undefined, string | undefined] => {
  const parts = /^(.+?市)([^市]+区)$/.exec(city ?? '');
  return parts ? [parts[1], parts[2]] : [city, undefined];
};

/** Where a facility is, from whichever columns a file spreads it over. */
export const addressFacts = (row: RowReader, cityOfFile: string | undefined): Facts => {
  const [city, wardOfCity] = cityAndWard(row.read('city', readLine) ?? cityOfFile);
  const prefecture = row.read('prefecture', readLine);
  const building = row.read('building', readLine);
  const full = row.read('address', readLine);
  const parts = [row.read('address1', readLine), row.read('address2', readLine)].filter(
    (part) => part !== undefined,
  );
  const address = addressFrom({
    rest: parts,
    ...(full ? { full } : {}),
    ...(prefecture ? { prefecture } : {}),
    ...(city ? { city } : {}),
    ...(building ? { building } : {}),
  });
  const wardOfAddress = address && wardIn(address.full);
  const ward = row.read('ward', readLine) ?? wardOfCity ?? wardOfAddress;
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
