import { createHash } from 'node:crypto';

/**
 * A4, black on white. One page for a sheet as it usually is; with a long introduction it goes on to a second one, and nothing is
 * cut. Boxes are 5 mm and lines 0.4 mm and more: a FAX in standard mode has about four lines to the millimetre (ITU-T T.4:
 * 3.85), and offices fax copies of copies.
 */
export const sheetStyle = `
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.35 "Noto Sans CJK JP", "Yu Gothic", Meiryo, sans-serif; }
.sheet { width: 186mm; min-height: 276mm; margin: 0 auto; break-after: page; display: flex; flex-direction: column; gap: 1.6mm; }
.sheet:last-of-type { break-after: auto; }
.screen { max-width: 186mm; margin: 4mm auto; padding: 3mm; border: 1px solid #000; }
header { display: flex; gap: 4mm; }
header > div { flex: 1; }
h1 { font-size: 17pt; margin: 0 0 1mm; }
h2 { font-size: 14pt; margin: 0; overflow-wrap: anywhere; }
p { margin: 0; break-inside: avoid; }
.qr { width: 33mm; height: 33mm; flex: none; }
.qr path { fill: #000; }
.return { border: 0.8mm solid #000; padding: 1.5mm 3mm; font-size: 12pt; display: flex; flex-wrap: wrap; gap: 0 6mm; align-items: baseline; }
.return strong { font-size: 17pt; }
.web { display: flex; flex-wrap: wrap; gap: 0 5mm; overflow-wrap: anywhere; font-size: 9.5pt; }
.web b { font-size: 13pt; letter-spacing: 0.06em; }
.intro { white-space: pre-line; overflow-wrap: anywhere; }
.box { display: inline-block; width: 5mm; height: 5mm; border: 0.5mm solid #000; vertical-align: -1.2mm; margin-right: 1.5mm; }
.unchanged { border: 0.5mm solid #000; padding: 1.5mm 3mm; font-size: 11.5pt; display: flex; align-items: center; gap: 0 2mm; }
.unchanged .box { width: 8mm; height: 8mm; flex: none; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
tr { break-inside: avoid; }
th, td { border: 0.4mm solid #000; padding: 0.4mm 1.5mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
thead th { font-size: 10pt; text-align: center; }
thead th:first-child { width: 48mm; text-align: left; }
thead small { display: block; font-weight: normal; }
tbody th { font-size: 11pt; }
tbody th small { font-weight: normal; white-space: nowrap; float: right; }
tbody th .box { margin-right: 1mm; }
.classes tbody tr { height: 9mm; }
.classes td { font-size: 9pt; vertical-align: top; }
.days tbody th { font-size: 10pt; font-weight: normal; }
.days td { text-align: center; padding: 0.4mm 0; white-space: nowrap; }
.days .box { margin: 0.4mm; }
.offer { display: flex; gap: 3mm; align-items: baseline; }
.offer > strong { width: 56mm; flex: none; }
.offer > span { display: flex; flex-wrap: wrap; gap: 0.6mm 4.5mm; }
.offer span span { white-space: nowrap; }
.remark { flex: 1; min-height: 12mm; border: 0.4mm solid #000; padding: 1mm 2mm; }
.by { display: flex; gap: 6mm; padding-top: 3mm; border-bottom: 0.4mm solid #000; }
.by span { flex: 1; }
.by .same { flex: none; }
@media print { .screen { display: none; } }
`.trim();

const version = createHash('sha256').update(sheetStyle).digest('hex').slice(0, 12);

/** Of the desk itself, so that a sheet loads nothing from elsewhere. */
export const SHEET_STYLE_PATH = `/desk/survey-sheets/${version}.css`;
