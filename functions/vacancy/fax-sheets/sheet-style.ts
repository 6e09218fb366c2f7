import { createHash } from 'node:crypto';

/**
 * A4, one sheet per page, black on white. Boxes are 8 mm and lines 0.5 mm and more: a FAX in standard mode has about four
 * lines to the millimetre (ITU-T T.4: 3.85), and offices fax copies of copies.
 */
export const sheetStyle = `
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.35 "Noto Sans CJK JP", "Yu Gothic", Meiryo, sans-serif; }
.sheet { width: 186mm; height: 276mm; margin: 0 auto; overflow: hidden; break-after: page; display: flex; flex-direction: column; gap: 2.2mm; }
.sheet:last-of-type { break-after: auto; }
.screen { max-width: 186mm; margin: 4mm auto; padding: 3mm; border: 1px solid #000; }
header { display: flex; gap: 4mm; }
header > div { flex: 1; }
h1 { font-size: 17pt; margin: 0 0 1mm; }
h2 { font-size: 14pt; margin: 0; overflow-wrap: anywhere; }
p { margin: 0; }
.qr { width: 33mm; height: 33mm; flex: none; }
.qr path { fill: #000; }
.return { border: 0.8mm solid #000; padding: 1.5mm 3mm; font-size: 12pt; display: flex; flex-wrap: wrap; gap: 0 6mm; align-items: baseline; }
.return strong { font-size: 17pt; }
.web { display: flex; flex-wrap: wrap; gap: 0 5mm; overflow-wrap: anywhere; font-size: 9.5pt; }
.web b { font-size: 13pt; letter-spacing: 0.06em; }
.box { display: inline-block; width: 6mm; height: 6mm; border: 0.6mm solid #000; vertical-align: -1.4mm; margin-right: 1.5mm; }
.unchanged { border: 0.5mm solid #000; padding: 2mm 3mm; font-size: 12pt; }
.unchanged .box { width: 8mm; height: 8mm; vertical-align: -2mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.4mm solid #000; padding: 0.6mm 1.5mm; text-align: left; vertical-align: middle; }
thead th { font-size: 10pt; text-align: center; }
tbody tr { height: 10.5mm; }
td.last { font-size: 9pt; vertical-align: top; }
th .box { width: 5mm; height: 5mm; vertical-align: -1mm; margin-right: 1mm; }
th small { font-weight: normal; white-space: nowrap; }
tbody th:first-child { font-size: 11pt; }
.offer { display: flex; flex-wrap: wrap; gap: 1mm 5mm; align-items: baseline; }
.offer > strong { min-width: 42mm; }
.offer span { white-space: nowrap; }
.remark { flex: 1; min-height: 12mm; border: 0.4mm solid #000; padding: 1mm 2mm; }
.by { display: flex; gap: 6mm; }
.by span { flex: 1; border-bottom: 0.4mm solid #000; padding-top: 3mm; }
@media print { .screen { display: none; } }
`.trim();

const version = createHash('sha256').update(sheetStyle).digest('hex').slice(0, 12);

/** Of the desk itself, so that a sheet loads nothing from elsewhere. */
export const SHEET_STYLE_PATH = `/desk/survey-sheets/${version}.css`;
