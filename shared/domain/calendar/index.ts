export * from './age-class.ts';
export * from './due-date.ts';
export * from './fiscal-year.ts';
export * from './local-date.ts';
export * from './minimum-age.ts';
export * from './working-days.ts';
