/** The style of the page: one column of text, colour only where it says something, wide tables that become lists on a narrow screen. */
export const STYLE: string = `
:root{color-scheme:light dark;--paper:#fff;--tint:#f5f6f8;--ink:#1a1e23;--quiet:#545d68;--line:#d3d8de;--link:#0a558c;--good:#14632f;--careful:#874200;--bad:#a3122a}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--tint:#1d2127;--ink:#e7e9ec;--quiet:#a3acb7;--line:#363d46;--link:#86bdf5;--good:#74cf90;--careful:#f2b266;--bad:#ff9b97}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP","Noto Sans JP",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.25rem 1rem 4rem;max-width:80rem;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.25;margin:.1rem 0 .8rem}
h2{font-size:1.2rem;margin:2.6rem 0 .7rem;padding-top:.7rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
h4{font-size:.87rem;margin:1rem 0 .2rem;color:var(--quiet)}
p,ul,dl{margin:.35rem 0}
ul{padding-left:1.2rem}ul.plain{list-style:none;padding:0}
a{color:var(--link)}
a:focus-visible,button:focus-visible,summary:focus-visible,select:focus-visible,input:focus-visible,.drawing:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code{overflow-wrap:anywhere;font:.9em/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
small{display:block;font-size:.87rem;color:var(--quiet)}
.of{font-weight:400;color:var(--quiet);margin-left:.6em}
.kind,.quiet,.legend{color:var(--quiet);margin:0}
.good{color:var(--good)}.careful{color:var(--careful)}.bad{color:var(--bad)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.bar{margin-bottom:.6rem;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem}
button,select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:3px;padding:.2rem .6rem;min-height:2rem}
button[aria-pressed=true]{background:var(--ink);color:var(--paper)}
[hidden]{display:none!important}
.verdict{font-size:1.12rem;border-left:5px solid;padding:.5rem .9rem;background:var(--tint)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.5rem 1rem;margin:1rem 0}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--quiet);font-size:.87rem;line-height:1.3}
.figures dd{margin:0;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.figures .plain dd,.figures .none dd{color:var(--ink)}
nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;list-style:none;padding:0}
nav a{display:inline-block;padding:.2rem 0}
table{border-collapse:collapse;width:100%;margin:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.34rem .7rem .34rem 0;border-bottom:1px solid var(--line)}
th{color:var(--quiet);font-size:.87rem;font-weight:600}
td p,td ul{margin:0}
.openings{table-layout:fixed}.openings .c-device{width:17%}.openings .c-reach{width:15%}.openings .c-port{width:12%}.openings .c-stands{width:26%}.openings .c-standing{width:11%}
.openings small code{display:inline-block}
.openings tr.unguarded b{color:var(--careful)}
.openings b.closed,.openings b.partly{color:var(--bad)}.openings b.unknown{color:var(--careful)}
.rules{table-layout:fixed}
.rules .c-change{width:5.5rem}.rules .c-direction{width:6.8rem}.rules .c-from{width:19%}.rules .c-port{width:9rem}.rules .c-fidelity{width:27%}
.rules .why td{background:var(--tint);padding:.7rem .8rem;border-top:2px solid var(--line)}
.rules td:first-child{padding-left:.8rem}
.rules th:first-child{padding-left:.8rem}
.id .need{color:var(--quiet);font-size:.87rem;margin-left:.7em}.id code{font-weight:600}
.quote{font-size:1rem;margin:.1rem 0}.gloss{margin:.1rem 0;color:var(--quiet)}.source,.note{margin:.1rem 0;font-size:.87rem;color:var(--quiet)}
.c-fidelity.widened b,.c-fidelity.narrowed b,.c-change.altered{color:var(--careful)}.c-fidelity.exact b{color:var(--good)}
.c-change.gone{color:var(--bad)}.c-change.opened{color:var(--good)}
.filter{display:flex;flex-wrap:wrap;gap:.7rem 1rem;align-items:end;margin:.6rem 0}
.filter label{display:flex;flex-direction:column;font-size:.87rem;color:var(--quiet);gap:.15rem}
.filter select,.filter input{color:var(--ink)}.filter .wide{flex:1 1 16rem}.filter input{width:100%}
output{color:var(--quiet);padding:.35rem 0}
article{margin:0 0 1.3rem}
summary{cursor:pointer;padding:.2rem 0}
details li{margin:.6rem 0}
.drawing{overflow-x:auto;border:1px solid var(--line);border-radius:3px;padding:.4rem;max-height:44rem;overflow-y:auto}
svg{display:block;margin:0 auto}
svg text{fill:var(--ink);text-anchor:middle;font:13px system-ui,"Hiragino Sans","Noto Sans CJK JP",sans-serif}
svg .name{fill:var(--quiet);font:12px ui-monospace,Menlo,Consolas,monospace}
svg .ports{font-size:11.5px;paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round}
svg rect{fill:var(--paper);stroke:var(--quiet)}svg .source rect{fill:var(--tint);stroke:var(--ink);stroke-width:2}
.flow{fill:none;stroke:var(--good);stroke-width:1.6}.flow.wider{stroke:var(--careful);stroke-dasharray:7 4}.flow.closed{stroke:var(--quiet);stroke-dasharray:1.5 4}
.head{fill:var(--good)}.head.wider{fill:var(--careful)}.head.closed{fill:var(--quiet)}
.key{display:inline-block;width:2.2em;border-top:2px solid var(--good);margin:0 .5em .25em 0}.key.wider{border-top:2px dashed var(--careful)}.key.closed{border-top:2px dotted var(--quiet)}
.legend span:not(.key){margin-right:1.2em}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:2rem;margin-top:2.5rem}
.sign p{border-top:1px solid var(--ink);padding-top:.2rem;margin:1.5rem 0 0}
@media (min-width:60rem){.why td>div{display:inline-block;vertical-align:top}.why .id{width:24%;padding-right:1rem}.why .said{width:75%}}
@media (max-width:44rem){
.rules thead{position:absolute;left:-99rem}
.rules,.rules tbody{display:block}
.rules tr{display:grid;grid-template-columns:auto 1fr;gap:0 .6rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
.rules td{border:0;padding:0 0 0 .4rem;grid-column:1/-1}.rules td[class]{width:auto}.rules td:first-child{padding-left:.4rem}
.rules .why{display:block}.rules .why td{display:block;padding:.6rem}
.rules td.c-direction{grid-column:1;color:var(--quiet)}.rules td.c-from{grid-column:2}.rules td.c-to::before{content:"→ "}
.openings,.openings tbody,.openings tr,.openings td{display:block}.openings thead{position:absolute;left:-99rem}.openings td,.openings td[class]{width:auto;border:0;padding:.05rem 0}.openings tr{border-bottom:1px solid var(--line);padding:.5rem 0}
}
@media print{
:root{--paper:#fff;--tint:#f3f4f6;--ink:#000;--quiet:#444;--line:#bbb;--link:#000;--good:#14532d;--careful:#7a3b00;--bad:#8f0f24}
@page{margin:14mm 12mm}
html{font-size:10.5px}body{padding:0;max-width:none}
.filter,#languages,nav,.skip{display:none!important}
h2,h3,.why{break-after:avoid}tr,article,.sign{break-inside:avoid}
.drawing{border:0;max-height:none;overflow:visible}svg{max-width:100%;height:auto}
}
`;
