/** One record of a file: the line (or feature number, from 1) a person finds it under, and a text per column. */
export type SheetRow = { line: number; cells: readonly string[] };

/**
 * A file as rows and columns, whatever it was written in. `titles` are the lines above the header. A GeoJSON feature is
 * a row whose geometry stands in the columns named below.
 */
export type Sheet = { columns: readonly string[]; rows: readonly SheetRow[]; titles: readonly string[] };

/** The columns in which the point of a GeoJSON feature stands, first and second number. */
export const GEOMETRY_COLUMNS = ['geometry.coordinates[0]', 'geometry.coordinates[1]'] as const;
