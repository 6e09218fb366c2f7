/** Why something in a file was not understood, or is doubtful. The words are in `shared/words/<language>/facility-import.json`. */
export const IMPORT_REASONS = [
  'nameMissing',
  'figuresOnly',
  'rowIsHeader',
  'rowIsTotal',
  'nothingButName',
  'rowRepeated',
  'columnsDisagree',
  'codeWrong',
  'codeOfOtherMunicipality',
  'typeUnknown',
  'typeUnsure',
  'ageNotUnderstood',
  'ageUnitMissing',
  'ageUpperEndMissing',
  'ageEndsBeforeItStarts',
  'timeNotUnderstood',
  'timeHalfMissing',
  'closesBeforeItOpens',
  'closesNextDay',
  'openRoundTheClock',
  'daysNotUnderstood',
  'remarkLeftOut',
  'flagNotUnderstood',
  'numberNotUnderstood',
  'numberAboutOnly',
  'locationOutsideJapan',
  'locationSwapped',
  'locationsDisagree',
  'phoneNotUnderstood',
  'phoneWithoutAreaCode',
  'phonesSeveral',
  'mailNotUnderstood',
  'mailMaybeMistyped',
  'webNotUnderstood',
  'postalCodeNotUnderstood',
  'dateNotUnderstood',
  'dateWithoutYear',
  'ownershipNotUnderstood',
  'kanaNotUnderstood',
  'corporateNumberWrong',
  'valueTooLong',
] as const;
export type ImportReasonKey = (typeof IMPORT_REASONS)[number];

/** A reason with the values for its words. */
export type ImportReason = { key: ImportReasonKey; values?: Readonly<Record<string, string | number>> };

export const reason = (key: ImportReasonKey, values?: ImportReason['values']): ImportReason =>
  values ? { key, values } : { key };
