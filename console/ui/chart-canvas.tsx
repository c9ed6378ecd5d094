import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from './chart.tsx'
import { useShade } from './theme.ts'
import type { Shade } from './theme.ts'

register([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
])

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Colours, type and lines of the house, read from its tokens when the shade changes. */
function themeOfTokens(shade: Shade) {
  const axis = {
    axisLine: { lineStyle: { color: token('--line') } },
    axisTick: { show: false },
    axisLabel: { color: token('--soft') },
    splitLine: { lineStyle: { color: token('--line') } },
  }
  return {
    darkMode: shade === 'dark',
    color: ['--oak', '--sky', '--ember', '--creator', '--owner', '--brick'].map((name) => token(name)),
    textStyle: { fontFamily: token('--sans'), color: token('--ink') },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: { ...axis, splitLine: { show: false } },
    legend: { textStyle: { color: token('--soft') } },
    tooltip: {
      backgroundColor: token('--card'),
      borderColor: token('--line'),
      textStyle: { color: token('--ink') },
    },
  }
}

interface ChartCanvasProps {
  readonly option: ChartOption
  readonly height: number
}

export function ChartCanvas({ option, height }: ChartCanvasProps) {
  const place = useRef<HTMLDivElement>(null)
  const shade = useShade()
  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current, themeOfTokens(shade), { renderer: 'svg' })
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.setOption({ animation: !still, animationDuration: 200, ...option })
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(place.current)
    return () => {
      sizes.disconnect()
      chart.dispose()
    }
  }, [option, shade])
  return <div ref={place} style={{ height }} />
}
