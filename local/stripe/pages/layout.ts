import { type Html, html } from "./html.ts"

const style = html`<style>
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#16181d;--quiet:#5b6270;--line:#dfe2e8;--accent:#4a3fd1;--on:#fff;--bad:#b3261e;--good:#157347;--field:#fff}
@media(prefers-color-scheme:dark){:root{--page:#111318;--card:#1a1d24;--text:#eef0f4;--quiet:#a3abba;--line:#343a46;--accent:#8f88ff;--on:#14121f;--bad:#ff8a80;--good:#6fd69a;--field:#14171d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;-webkit-font-smoothing:antialiased}
main{width:100%;max-width:30rem;margin:0 auto;padding:1.25rem 1rem 3rem}
main.wide{max-width:56rem}
.test{display:block;background:#f5a623;color:#241a00;text-align:center;font-size:.8rem;font-weight:600;padding:.25rem}
h1{font-size:1.05rem;font-weight:500;margin:1rem 0 .25rem;color:var(--quiet)}
h2{font-size:1rem;margin:1.5rem 0 .5rem}
.amount{font-size:2.25rem;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums;margin:0 0 1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:1rem;margin:0 0 1rem}
.row{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;font-variant-numeric:tabular-nums}
.row.total{border-top:1px solid var(--line);margin-top:.35rem;padding-top:.7rem;font-weight:600}
.quiet{color:var(--quiet);font-size:.875rem}
label{display:block;font-size:.875rem;font-weight:500;margin:.85rem 0 .3rem}
input,select{width:100%;font:inherit;color:inherit;background:var(--field);border:1px solid var(--line);border-radius:8px;padding:.7rem .75rem;min-height:48px}
input:focus,button:focus-visible,a:focus-visible,select:focus{outline:3px solid color-mix(in srgb,var(--accent) 45%,transparent);outline-offset:1px;border-color:var(--accent)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
button,.button{display:block;width:100%;font:inherit;font-weight:600;text-align:center;text-decoration:none;background:var(--accent);color:var(--on);border:0;border-radius:8px;padding:.8rem 1rem;min-height:48px;margin-top:1rem;cursor:pointer}
button.plain,.button.plain{background:transparent;color:var(--text);border:1px solid var(--line)}
button.small{width:auto;min-height:40px;padding:.4rem .8rem;margin:0}
.back{display:inline-block;color:var(--quiet);text-decoration:none;padding:.5rem 0}
.error{border:1px solid var(--bad);color:var(--bad);border-radius:8px;padding:.7rem .85rem;margin:0 0 1rem}
.good{color:var(--good)}
table{width:100%;border-collapse:collapse;font-size:.875rem}
td,th{text-align:left;padding:.45rem .5rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top}
code{font:.8125rem ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
details{margin-top:1rem}summary{cursor:pointer;padding:.5rem 0}
</style>`

/** A whole page. It needs no script, no font and nothing from elsewhere. */
export function layout(title: string, body: Html, wide = false): string {
  return html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>${style}</head>
<body><span class="test">Test mode: no money moves</span><main${wide && html` class="wide"`}>${body}</main></body>
</html>`.text
}
