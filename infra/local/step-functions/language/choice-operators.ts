const RELATIONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

/** Every operator that a JSONPath test of a Choice may have. Source: the Amazon States Language, "Choice state". */
export const CHOICE_OPERATORS: ReadonlySet<string> = new Set([
  'IsPresent',
  'IsNull',
  'IsNumeric',
  'IsString',
  'IsBoolean',
  'IsTimestamp',
  'StringMatches',
  'BooleanEquals',
  'BooleanEqualsPath',
  ...['String', 'Numeric', 'Timestamp'].flatMap((kind) =>
    RELATIONS.flatMap((relation) => [`${kind}${relation}`, `${kind}${relation}Path`]),
  ),
]);
