export * from './accepted-ages.ts';
export * from './facility-type.ts';
export * from './known-types.ts';
export * from './municipality-code.ts';
export * from './opening-hours.ts';
export * from './schema.ts';
export * from './type-names.ts';
