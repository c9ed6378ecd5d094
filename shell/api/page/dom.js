/**
 * Builds an element: `h('p.note', { title: 'x' }, 'text', child)`. Text is always text, never markup.
 * Properties that begin with `on` are listeners; null and false children are left out.
 */
export function h(shape, properties = {}, ...children) {
  const [tag, ...classes] = shape.split('.')
  const element = document.createElement(tag || 'div')
  if (classes.length > 0) element.className = classes.join(' ')
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element && name !== 'list' && name !== 'form') element[name] = value
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  )
  return element
}

/** Shapes of roles: each has one of its own, so that colour never speaks alone. */
const SHAPES = { owner: '◆', manager: '▲', creator: '●', activist: '■', member: '○' }

export const roleMark = (role, title) =>
  h(
    'span.mark',
    { 'data-role': role, title, 'aria-label': title, role: 'img' },
    SHAPES[role] ?? SHAPES.member,
  )
