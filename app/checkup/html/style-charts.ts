/** How pictures look: series differ in colour and in stroke. */
export const CHART_STYLE = `
.chart h4{margin-bottom:4px}
.chart svg{display:block;width:100%;max-width:600px;height:auto}
.chart .frame{container-type:inline-size;margin-top:8px}
.on-wide{display:none}
@container (min-width:430px){.on-narrow{display:none}.on-wide{display:block}}
svg text{font-family:inherit}
.lb{font-size:11px;fill:var(--soft)}
.nm{font-size:12px;fill:var(--ink)}
.nn{fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.gr{stroke:var(--line)}
.ax{stroke:var(--soft)}
.rf{stroke:var(--ink);stroke-dasharray:4 4}
.rl{fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:3px}
.ln{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.dt,.br{fill:currentColor}
.bn{fill:currentColor;opacity:.14}
.wh{stroke:var(--ink);stroke-width:1.5}
.tr{fill:var(--line)}
.s0{color:var(--oak)}.s1{color:var(--sky)}.s2{color:var(--ember)}.s3{color:var(--plum)}.s4{color:var(--straw)}.s5{color:var(--soft)}
.ln.s1{stroke-dasharray:6 4}.ln.s2{stroke-dasharray:2 4}.ln.s3{stroke-dasharray:10 4 2 4}.ln.s4{stroke-dasharray:1 5}
.h0{fill:var(--tint)}
.h1,.h2,.h3,.h4,.h5{fill:var(--oak)}
.h1{opacity:.18}.h2{opacity:.36}.h3{opacity:.56}.h4{opacity:.78}
.hv{fill:var(--ink)}.hv.on{fill:var(--card)}
.tie{fill:none;stroke:var(--soft)}
.nd{fill:var(--card);stroke:var(--soft);stroke-width:1.5}
.nd.owner{fill:var(--ember);stroke:var(--card)}
.nd.manager{fill:var(--sky);stroke:var(--card)}
.nd.bot{stroke-dasharray:2 2}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;font-size:12px;color:var(--soft)}
.legend span{display:inline-flex;align-items:center;gap:6px}
.chart .key{width:14px;height:14px;flex:none;display:inline-block}
.chart .kb{width:10px;height:10px;border-radius:2px;background:currentColor}
.chart .kl{width:18px;height:0;border-top:2px solid currentColor}
.kl.s1{border-top-style:dashed}.kl.s2{border-top-style:dotted}
.data{margin-top:8px}
.data .wide{max-height:320px;overflow:auto}
.data table{font-size:12px}
`
