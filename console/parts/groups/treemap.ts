/** A field of tiles: each as large as its part of the whole, none long and thin. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * Boxes that fill `width` × `height` exactly, in the order of `weights` (which come largest first): rows are laid along
 * the shorter side for as long as that makes their worst box squarer.
 */
export function treemap(weights: readonly number[], width: number, height: number): readonly Box[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total <= 0 || width <= 0 || height <= 0) return []
  const areas = weights.map((weight) => (weight / total) * width * height)
  const boxes: Box[] = []
  let free: Box = { left: 0, top: 0, width, height }
  for (let start = 0; start < areas.length;) {
    const end = endOfRow(areas, start, Math.min(free.width, free.height))
    const row = areas.slice(start, end)
    const area = row.reduce((sum, each) => sum + each, 0)
    boxes.push(...boxesOf(row, area, free))
    free = restOf(free, area)
    start = end
  }
  return boxes
}

/** How far from a square the worst box of a row is: 1 is a square. */
function worst(least: number, most: number, sum: number, side: number): number {
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least))
}

function endOfRow(areas: readonly number[], start: number, side: number): number {
  let [least, most, sum, before] = [Infinity, 0, 0, Infinity]
  for (let end = start; end < areas.length; end += 1) {
    const area = areas[end] ?? 0
    least = Math.min(least, area)
    most = Math.max(most, area)
    sum += area
    const now = worst(least, most, sum, side)
    if (now > before) return end
    before = now
  }
  return areas.length
}

function boxesOf(row: readonly number[], area: number, { left, top, width, height }: Box): Box[] {
  const upright = width >= height
  const thick = area / (upright ? height : width)
  let at = upright ? top : left
  return row.map((each) => {
    const long = each / thick
    const box = upright
      ? { left, top: at, width: thick, height: long }
      : { left: at, top, width: long, height: thick }
    at += long
    return box
  })
}

function restOf({ left, top, width, height }: Box, area: number): Box {
  if (width >= height) {
    const thick = area / height
    return { left: left + thick, top, width: Math.max(0, width - thick), height }
  }
  const thick = area / width
  return { left, top: top + thick, width, height: Math.max(0, height - thick) }
}
