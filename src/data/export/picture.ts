/*
 * A figure of the page as a file of its own: its charts with what the style sheets say written into them, and its words
 * as text at the place where they stand.
 */

/** Properties that a picture needs from the page's styles. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'paint-order',
  'stop-color',
  'stop-opacity',
] as const
const SVG = 'http://www.w3.org/2000/svg'
/** Of a PNG: pixels for each pixel of the page. */
const PIXELS = 2

/** The figure as SVG text. O(elements of the figure). */
export function svgOf(figure: Element): string {
  const box = figure.getBoundingClientRect()
  const picture = document.createElementNS(SVG, 'svg')
  set(picture, {
    xmlns: SVG,
    width: `${Math.ceil(box.width)}`,
    height: `${Math.ceil(box.height)}`,
    viewBox: `0 0 ${Math.ceil(box.width)} ${Math.ceil(box.height)}`,
  })
  const paper = document.createElementNS(SVG, 'rect')
  set(paper, { width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor })
  picture.append(paper)
  for (const chart of chartsOf(figure)) picture.append(chartAt(chart, box))
  for (const line of linesOf(figure)) picture.append(wordsAt(line, box))
  return new XMLSerializer().serializeToString(picture)
}

/** The same as a PNG at twice its size. Rejects where the browser cannot draw it. */
export async function pngOf(figure: Element): Promise<Blob> {
  const box = figure.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(figure))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(box.width) * PIXELS
  canvas.height = Math.ceil(box.height) * PIXELS
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture could not be made')) : resolve(blob)),
      'image/png',
    ),
  )
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

function chartsOf(figure: Element): readonly SVGSVGElement[] {
  return figure instanceof SVGSVGElement ? [figure] : [...figure.querySelectorAll('svg')]
}

/** A copy of a chart where it stands in the figure, its styles written into it. */
function chartAt(chart: SVGSVGElement, figure: DOMRect): SVGSVGElement {
  const copy = document.importNode(chart, true)
  const from = [chart, ...chart.querySelectorAll<SVGElement>('*')]
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  from.forEach((element, i) => {
    const computed = getComputedStyle(element)
    for (const name of STYLES) to[i]?.setAttribute(name, computed.getPropertyValue(name))
    to[i]?.removeAttribute('class')
  })
  const box = chart.getBoundingClientRect()
  set(copy, { x: `${box.left - figure.left}`, y: `${box.top - figure.top}`, overflow: 'visible' })
  return copy
}

/** A run of words on one line of the page. */
interface Line {
  readonly text: string
  readonly box: DOMRect
  readonly style: CSSStyleDeclaration
}

/** Words of the figure outside its charts, line by line as they are broken now. Hidden ones are left out. */
function linesOf(figure: Element): readonly Line[] {
  const lines: { text: string; box: DOMRect; style: CSSStyleDeclaration }[] = []
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent === null || parent.closest('svg, .hidden, [data-no-picture]') !== null) continue
    const style = getComputedStyle(parent)
    let start = true
    for (const word of (node.textContent ?? '').matchAll(/\S+\s*/g)) {
      const range = document.createRange()
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].trimEnd().length)
      const box = range.getBoundingClientRect()
      if (box.width === 0) continue
      const last = lines[lines.length - 1]
      if (!start && last !== undefined && Math.abs(last.box.top - box.top) < 2) last.text += word[0]
      else lines.push({ text: word[0], box, style })
      start = false
    }
  }
  return lines
}

/** How far below the middle of a line its letters stand, as a share of their size. */
const BASELINE = 0.34

function wordsAt({ text, box, style }: Line, figure: DOMRect): SVGTextElement {
  const words = document.createElementNS(SVG, 'text')
  set(words, {
    x: `${box.left - figure.left}`,
    y: `${box.top - figure.top + box.height / 2 + BASELINE * Number.parseFloat(style.fontSize)}`,
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'font-style': style.fontStyle,
  })
  words.textContent = text.trimEnd()
  return words
}
