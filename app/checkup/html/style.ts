/** How the page looks: light and dark, from a phone to a desk, and on paper. */
import { CHART_STYLE } from './style-charts.ts'
import { PRINT_STYLE } from './style-print.ts'

const TOKENS = `
:root{color-scheme:light dark;--paper:#FAF8F4;--card:#FFFFFF;--line:#E7E2D9;--ink:#22261F;--soft:#5E655B;--oak:#1F6B52;--ember:#B9480F;--sky:#2C6AA6;--brick:#B3362B;--plum:#7A4F86;--straw:#8A6A12;--tint:#F2EEE6}
@media (prefers-color-scheme:dark){:root{--paper:#141713;--card:#1C201B;--line:#2C322A;--ink:#ECEBE4;--soft:#A3A99D;--oak:#58B894;--ember:#F08A55;--sky:#79AEE0;--brick:#E57368;--plum:#C49AD0;--straw:#D3B25B;--tint:#232822}}
`

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:16px}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
:lang(zh-CN) body,body:lang(zh-CN){font-family:"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;line-height:1.7;text-autospace:normal}
.head,main{max-width:1120px;margin:0 auto;padding:0 24px}
h1,h2,h3,h4,h5,p,dl,dd,ul,ol,figure,blockquote{margin:0}
ul,ol{padding:0;list-style:none}
h1{font-size:40px;line-height:1.2;font-weight:650;text-wrap:balance}
h2{font-size:26px;line-height:1.4;font-weight:620;text-wrap:pretty;max-width:34em}
h3{font-size:20px;line-height:1.4;font-weight:620;margin:40px 0 12px}
h4{font-size:16px;line-height:1.4;font-weight:600}
h5{font-size:14px;font-weight:600}
a{color:var(--oak);text-underline-offset:3px;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--oak);outline-offset:3px;border-radius:4px}
code{font:14px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--tint);padding:2px 6px;border-radius:4px}
small,.small{font-size:14px}
.soft{color:var(--soft)}
.num{text-align:right}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:16px;background:var(--card);padding:8px 16px;z-index:1}
summary{cursor:pointer;color:var(--soft);font-size:14px;padding:4px 0}
details p{font-size:14px;color:var(--soft);margin:4px 0 0}
.plain{padding-left:20px;list-style:disc}
.plain li{margin:4px 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px}
`

const HEAD = `
.head{padding-top:32px;padding-bottom:8px}
.brand{display:flex;align-items:center;gap:8px;font-weight:600;margin-bottom:32px}
.brand .soft{font-weight:400}
.mark{width:28px;height:28px;fill:var(--oak)}
.mark .ember{fill:var(--ember)}
.lead{font-size:20px;line-height:1.55;margin-top:16px;max-width:46em}
.facts{display:flex;flex-wrap:wrap;gap:16px 40px;margin-top:32px;padding-top:20px;border-top:1px solid var(--line)}
.facts dt{font-size:14px;color:var(--soft)}
.facts dd{font-size:20px;font-weight:600;line-height:1.4}
.facts dd .small{font-size:16px}
.facts small{display:block;font-size:12px;font-weight:400;color:var(--soft)}
.dials{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:12px;margin-top:24px}
.dial-card{display:flex;flex-direction:column;align-items:center;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:20px 16px 16px;color:inherit;text-decoration:none}
.dial-card:hover{border-color:var(--soft)}
.dial-card .about{display:flex;flex-direction:column;gap:4px;width:100%;flex:1;margin-top:8px;text-align:center;align-items:center}
.dial-card .found{font-size:14px;line-height:1.5;color:var(--soft);display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden;margin-top:4px}
.dial-card .sure{margin-top:auto;padding-top:8px}
.dial{width:108px;flex:none}
.dial path{fill:none;stroke-width:9;stroke-linecap:round}
.dial .rest{stroke:var(--line)}
.dial .none{stroke-width:3;stroke-dasharray:1 8;stroke:var(--soft)}
.dial .val.good{stroke:var(--oak)}.dial .val.watch{stroke:var(--ember)}.dial .val.act{stroke:var(--brick)}
.dial .grade{font-size:28px;font-weight:650;fill:var(--ink)}
.standing{font-size:14px;font-weight:600}
.standing.good{color:var(--oak)}.standing.watch{color:var(--ember)}.standing.act{color:var(--brick)}.standing.unknown{color:var(--soft)}
.sure{display:inline-flex;align-items:center;gap:6px;font-size:12px;color:var(--soft)}
.dots{display:inline-flex;gap:3px}
.dots i{width:6px;height:6px;border-radius:50%;border:1px solid var(--soft)}
.dots .on{background:var(--soft)}
@media (max-width:980px){
.dials{grid-template-columns:1fr;gap:8px}
.dial-card{flex-direction:row;gap:16px;padding:12px 16px}
.dial-card .about{align-items:flex-start;text-align:left;margin:0;display:grid;grid-template-columns:auto auto 1fr;gap:0 12px}
.dial-card .found{grid-column:1/-1}
.dial-card .sure{padding:0;margin:0;justify-self:end;grid-row:1;grid-column:3}
.dial-card .dial{width:84px}
}
@media (max-width:560px){
.head,main{padding-left:16px;padding-right:16px}
h1{font-size:28px}h2{font-size:20px}.lead{font-size:16px}
.brand{margin-bottom:24px}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:16px}
.dial-card .about{grid-template-columns:auto 1fr}
.dial-card .sure{grid-column:1/-1;justify-self:start;grid-row:3;padding-top:4px}
.parts thead{position:absolute;left:-9999px}
.parts tr{display:grid;grid-template-columns:auto 1fr auto;gap:0 12px;border-bottom:1px solid var(--line);padding:10px 0}
.parts th,.parts td{border:0;padding:0}
.parts th[scope=row]{grid-column:1/-1;margin-bottom:2px}
.parts td.num{padding:0;text-align:left}
.parts td.weight{display:none}
.parts td.num.soft::before{content:'('}.parts td.num.soft::after{content:')'}
.parts td.points{padding:0;width:auto}
.parts .meter{width:72px}
}
`

const BODY = `
main>section{margin-top:64px;padding-top:40px;border-top:1px solid var(--line)}
main{padding-bottom:64px}
.problem>header{display:flex;justify-content:space-between;gap:32px;align-items:flex-start}
.problem>header .dial{width:120px}
.kicker{font-weight:600;color:var(--oak);margin-bottom:8px}
.kicker .soft{font-weight:400;margin-left:8px}
.verdict{display:flex;gap:16px;align-items:center;margin-top:12px}
.wide{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.45}
th,td{padding:8px 12px 8px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-weight:400;color:var(--soft);white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:500}
th.num,td.num{text-align:right;white-space:nowrap;padding-left:12px}
.parts .points{white-space:nowrap;width:180px}
.parts thead th:last-child,.parts td.points{padding-left:24px}
.meter{display:inline-block;width:104px;height:8px;border-radius:4px;background:var(--line);vertical-align:1px;margin-right:6px;overflow:hidden}
.meter i{display:block;height:100%;background:var(--oak);border-radius:4px}
.meter.watch i{background:var(--ember)}.meter.act i{background:var(--brick)}
.formula{margin-top:8px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(212px,1fr));gap:12px}
.cards li{display:flex}
.metric{display:flex;flex-direction:column;width:100%}
.metric h4{font-size:14px;font-weight:500;color:var(--soft)}
.metric .value{font-size:14px;color:var(--soft);line-height:1.2;margin:6px 0 8px}
.metric .value b{font-size:28px;font-weight:620;color:var(--ink)}
.metric .finding{font-size:14px;line-height:1.55;margin-bottom:12px}
.metric .footing{display:flex;flex-wrap:wrap;gap:0 12px;font-size:12px;color:var(--soft);margin-top:auto}
.metric .guess{color:var(--ember)}
.metric details{margin-top:4px}
.metric summary{font-size:12px}
.metric details p{font-size:12px;line-height:1.55}
.metric:target{border-color:var(--oak);box-shadow:0 0 0 1px var(--oak)}
.more{margin-top:12px}
.more>summary{padding:8px 0}
.more[open]>summary{margin-bottom:4px}
.unsaid{margin-top:16px;font-size:14px;color:var(--soft)}
.unsaid h4{font-size:14px;color:var(--soft)}
.unsaid ul{columns:2 340px;column-gap:32px;margin-top:4px}
.unsaid li{break-inside:avoid;padding:4px 0}
.unsaid strong{font-weight:600;color:var(--ink);margin-right:4px}
.evidence{columns:2 320px;column-gap:16px;margin-top:16px}
.evidence>*{break-inside:avoid;margin-bottom:16px;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;display:inline-block;width:100%;vertical-align:top}
.forecast>.chart{margin-bottom:8px}
.examples ol{margin-top:8px}
.examples li{padding:12px 0;border-top:1px solid var(--line)}
.examples li:first-child{border-top:0;padding-top:4px}
.examples li:last-child{padding-bottom:0}
.examples li:target{background:var(--tint);margin:0 -16px;padding:12px 16px}
.by{font-size:14px;display:flex;flex-wrap:wrap;gap:0 8px;align-items:baseline}
.who{font-weight:600}
.by time{color:var(--soft);font-size:12px;margin-left:auto}
blockquote{font-size:14px;line-height:1.6;white-space:pre-line;border-left:2px solid var(--line);padding-left:12px;margin:4px 0;overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:5;-webkit-box-orient:vertical;overflow:hidden}
[lang=""]{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.said{font-size:14px}
.place{font-size:12px;color:var(--soft);display:flex;justify-content:space-between;gap:12px}
.place a{color:inherit;overflow-wrap:anywhere;margin-left:auto}
.cures ol{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:12px}
.cures li{display:flex}
.cure{display:flex;flex-direction:column;width:100%}
.cure .win{font-size:12px;color:var(--soft);margin-bottom:4px}
.cure .win b{font-size:20px;color:var(--oak)}
.cure p{font-size:14px;line-height:1.6;margin-top:4px}
.cure .why{color:var(--soft)}
.cure .avail{margin-top:auto;padding-top:12px;font-size:12px}
.cure .avail::before{content:"";display:inline-block;width:8px;height:8px;border-radius:50%;margin-right:6px;border:1.5px solid currentColor}
.cure .now{color:var(--oak)}.cure .now::before{background:currentColor}
.cure .later{color:var(--soft)}
.groups .says{min-width:240px;color:var(--soft)}
.groups th[scope=row]{min-width:120px}
.pill{display:inline-block;min-width:36px;text-align:center;border-radius:6px;padding:0 6px;font-weight:600;border:1px solid currentColor}
.pill.good{color:var(--oak)}.pill.watch{color:var(--ember)}.pill.act{color:var(--brick)}.pill.unknown{color:var(--soft);border-color:transparent}
.topics h4{margin-bottom:8px}
.topics h5{margin-top:12px;color:var(--soft)}
.topics ul{display:flex;flex-wrap:wrap;gap:6px}
.topics li{background:var(--tint);border-radius:6px;padding:2px 10px;font-size:14px}
.topics li .soft{font-size:12px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 40px}
.two h3{margin-top:24px}
.two p,.two li,#method>.plain{font-size:14px}
.two p{margin:4px 0}
.flag{font-size:12px;border:1px solid var(--ember);color:var(--ember);border-radius:4px;padding:0 6px}
footer{margin-top:40px}
#groups h2,#vitals h2{margin-bottom:16px}
@media (max-width:700px){
.groups thead{position:absolute;left:-9999px}
.groups tr{display:grid;grid-template-columns:repeat(5,1fr);gap:6px 4px;border-bottom:1px solid var(--line);padding:12px 0}
.groups th,.groups td{border:0;padding:0;min-width:0}
.groups th[scope=row],.groups td.says{grid-column:1/-1;min-width:0}
.groups td.num{text-align:left;padding:0}
.groups td.num::before{content:attr(data-of);display:block;font-size:12px;color:var(--soft)}
.groups td.many{display:none}
.two{grid-template-columns:1fr}
.problem>header{gap:16px}
.problem>header .dial{width:80px}
.kicker .soft{display:block;margin:0}
main>section{margin-top:40px;padding-top:32px}
.evidence{columns:1}
.cards{grid-template-columns:1fr}
}
`

export const STYLE = [TOKENS, BASE, HEAD, BODY, CHART_STYLE, PRINT_STYLE].join('').replaceAll('\n', '')
