/** On paper: light, one problem after another, nothing cut in two, formulas open. */
export const PRINT_STYLE = `
@page{margin:14mm}
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--line:#D8D3C9;--ink:#22261F;--soft:#5E655B;--oak:#1F6B52;--ember:#B9480F;--sky:#2C6AA6;--brick:#B3362B;--plum:#7A4F86;--straw:#8A6A12;--tint:#F4F1EB}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:11pt}
.head,main{max-width:none;padding:0}
.head{padding-top:0}
main{padding-bottom:0}
.skip,.data{display:none}
main>section{margin-top:0;border-top:0;padding-top:0;break-before:page}
.dials{grid-template-columns:1fr;gap:8px}
.dial-card{flex-direction:row;gap:16px;padding:10px 16px;break-inside:avoid}
.dial-card .about{align-items:flex-start;text-align:left;margin:0}
.dial-card .found{-webkit-line-clamp:none;display:block}
.dial-card .dial{width:72px}
.dial-card .sure{padding:0;margin:0}
h2,h3,h4{break-after:avoid}
.card,.examples li,tr,.chart{break-inside:avoid}
.evidence{columns:2;column-gap:12px}
.cards{grid-template-columns:repeat(3,1fr)}
.cures ol{grid-template-columns:repeat(3,1fr)}
.wide{overflow:visible}
table{font-size:9pt}
th,td{padding:4px 8px 4px 0}
.groups .says,.groups th[scope=row]{min-width:0;overflow-wrap:anywhere}
.parts .points{width:auto}
.parts .meter{width:64px}
.groups thead,.parts thead{position:static}
a{color:inherit;text-decoration:none}
summary{list-style:none}
.formula::details-content,.more::details-content,.metric details::details-content{content-visibility:visible;block-size:auto}
}
`
