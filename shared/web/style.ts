/**
 * The look of every page, after the Digital Agency's design system. Its token values stand here because the package
 * ships them with 400 kB of metadata; a test holds each against the package.
 */
export const tokens = {
  'color-primitive-blue-50': '#e8f1fe',
  'color-primitive-blue-900': '#0017c1',
  'color-primitive-blue-1000': '#00118f',
  'color-primitive-yellow-300': '#ffd43d',
  'color-primitive-yellow-50': '#fbf5e0',
  'color-primitive-red-50': '#fdeeee',
  'color-primitive-red-900': '#ce0000',
  'color-primitive-green-900': '#115a36',
  'color-neutral-white': '#ffffff',
  'color-neutral-black': '#000000',
  'color-neutral-solid-gray-50': '#f2f2f2',
  'color-neutral-solid-gray-420': '#949494',
  'color-neutral-solid-gray-700': '#4d4d4d',
  'color-neutral-solid-gray-900': '#1a1a1a',
} as const;

const variables = Object.entries(tokens)
  .map(([name, value]) => `--${name}:${value};`)
  .join('');

export const styleSheet = `:root{${variables}
--text:var(--color-neutral-solid-gray-900);--ground:var(--color-neutral-white);--soft:var(--color-neutral-solid-gray-50);
--line:var(--color-neutral-solid-gray-420);--key:var(--color-primitive-blue-900);--key-strong:var(--color-primitive-blue-1000);
--quiet:var(--color-neutral-solid-gray-700);--error:var(--color-primitive-red-900);--good:var(--color-primitive-green-900);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--text:#f2f2f2;--ground:#1a1a1a;--soft:#333;--line:#949494;--key:#9db7f9;--key-strong:#c5d7fb;--quiet:#ccc;--error:#ff9696;--good:#9bd4b5;
--color-primitive-yellow-50:#604b00;--color-primitive-red-50:#620000;--color-primitive-blue-50:#000060}}
*{box-sizing:border-box}
html{font-size:100%}
body{margin:0;font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","BIZ UDPGothic",Meiryo,sans-serif;line-height:1.7;color:var(--text);background:var(--ground);overflow-wrap:anywhere}
main,.band{max-width:60rem;margin:0 auto;padding:0 1rem}
main{padding-bottom:4rem}
.wide main,.wide .band{max-width:84rem}
header{border-bottom:1px solid var(--line)}
header .band{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-block:.75rem}
header nav ul,footer ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
.service{font-weight:700;font-size:1.125rem;margin:0}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.5rem 1rem}
.demo{background:var(--color-primitive-yellow-50);margin:0}
.demo p{margin:0 auto;padding-block:.25rem;font-size:.875rem}
footer{border-top:1px solid var(--line);font-size:.875rem}
footer .band{padding-block:1.5rem}
h1{font-size:1.75rem;line-height:1.4;margin:1.5rem 0 1rem}
h2{font-size:1.375rem;line-height:1.5;margin:2rem 0 .75rem}
h3{font-size:1.125rem;margin:1.5rem 0 .5rem}
a{color:var(--key)}
a:visited{color:var(--key)}
a:hover{color:var(--key-strong);text-decoration-thickness:3px}
:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px var(--color-primitive-yellow-300);border-radius:.25rem}
a:focus-visible{background:var(--color-primitive-yellow-300);color:#000}
button,.button{display:inline-block;font:inherit;font-weight:700;min-height:3rem;min-width:8rem;padding:.5rem 1rem;border-radius:.5rem;border:1px solid var(--key);background:var(--key);color:var(--ground);text-decoration:underline transparent;cursor:pointer;text-align:center}
button:hover,.button:hover{background:var(--key-strong);text-decoration-color:currentColor}
.button,.button:visited{color:var(--ground)}
button.second,.button.second{background:var(--ground);color:var(--key)}
button.danger{background:var(--error);border-color:var(--error)}
.who{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;margin:0 0 0 auto;font-size:.9375rem}
.reference{white-space:nowrap}
.timeline{list-style:none;padding:0}
.timeline>li{border-top:1px solid var(--line);padding:.5rem 0}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 3rem}
.timeline p{margin:.25rem 0}
.late{color:var(--error)}
.words{white-space:pre-wrap}
button.small{min-height:2.25rem;min-width:0;padding:.125rem .75rem;font-weight:400}
.actions{display:flex;flex-wrap:wrap;gap:1rem;margin:1.5rem 0;align-items:center}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend,label.title{font-weight:700;padding:0;display:block}
.field{margin:1.5rem 0}
.hint{color:var(--quiet);margin:0;font-size:.9375rem}
.need{color:var(--error);font-weight:400;font-size:.875rem;margin-left:.5rem}
.may{color:var(--quiet);font-weight:400;font-size:.875rem;margin-left:.5rem}
.fault{color:var(--error);font-weight:700;margin:.25rem 0}
input,select,textarea{font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:.5rem;min-height:3rem;padding:.5rem .75rem;max-width:100%}
input[type=text],input[type=email],input[type=tel],input[type=search],input:not([type]),textarea{width:min(100%,28rem)}
input.narrow{width:5.5rem}
input.number{width:4.5rem;text-align:right}
textarea{min-height:8rem;width:min(100%,42rem)}
[aria-invalid=true]{border-color:var(--error);border-width:2px}
.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.375rem 0}
.choice input{min-height:0;width:1.5rem;height:1.5rem;margin:.125rem 0 0;flex:none}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end}
.box{border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}
.notice{border-left:.5rem solid var(--key);background:var(--color-primitive-blue-50);padding:.75rem 1rem;margin:1rem 0}
.warning{border-left:.5rem solid var(--color-primitive-yellow-300);background:var(--color-primitive-yellow-50);padding:.75rem 1rem;margin:1rem 0}
.errors{border:3px solid var(--error);border-radius:.75rem;background:var(--color-primitive-red-50);padding:1rem;margin:1rem 0}
.errors h2{margin-top:0}
a[href^='tel:']{white-space:nowrap}
.big{font-size:1.75rem;font-weight:700;letter-spacing:.05em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;padding:.5rem 0}
th,td{border-bottom:1px solid var(--line);padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top}
ul.plain{list-style:none;margin:0;padding:0}
.search .row .field{margin:.75rem 0}
table.classes{width:auto}
.classes th,.classes td{font-size:.875rem;padding:.25rem .5rem .25rem 0;text-align:center}
abbr{text-decoration:none}
summary{font-weight:700;padding:.5rem 0;cursor:pointer}
table.figures{width:auto}
.figures.past th,.figures.past td{white-space:nowrap;padding-right:.75rem}
.months{max-width:100%;height:auto}
.months rect{fill:var(--key)}
.months text{fill:var(--text);font-size:.75rem;text-anchor:middle}
.figures th,.figures td{padding:.25rem .375rem .25rem 0;vertical-align:middle}
.figures thead th{font-size:.8125rem;vertical-align:bottom}
.figures input{width:3.25rem;padding:.5rem .25rem;text-align:right}
.figures input[type=checkbox]{width:1.5rem;height:1.5rem;min-height:0;vertical-align:middle}
.steps{white-space:nowrap}
.steps button{min-width:1.75rem;min-height:1.75rem;padding:0;margin:.125rem .125rem 0 0;font-weight:400;line-height:1}
.figures label{display:block;font-weight:400;font-size:.8125rem}
.figures .whole{word-break:keep-all}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
dl.answers{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.5rem 1rem}
dl.answers dt{font-weight:700}
dl.answers dd{margin:0}
@media (max-width:30rem){.row input.narrow{width:4.5rem}.figures th,.figures td{padding-right:.25rem}.figures input{width:2.25rem;padding:.5rem .125rem}.figures thead th,.figures label{font-size:.75rem}dl.answers{grid-template-columns:1fr}dl.answers dd{margin-bottom:.75rem}h1{font-size:1.5rem}.actions button,.actions .button{width:100%}}
@media print{.search,details{display:none}.box{break-inside:avoid}header nav,footer nav,.actions,.skip{display:none}}
@media (forced-colors:active){:focus-visible{outline:4px solid Highlight}}
`;
