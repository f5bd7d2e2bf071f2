// What can be said of the element that has the focus now; null when no element has it.
(tools) => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const problems = [];
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const name = tools.quote(tools.textOf(element) || element.getAttribute("aria-label") || element.tagName);
  const wide = document.documentElement.clientWidth;
  if (!boxes.length || !tools.seen(element)) problems.push(`${name} has the focus and cannot be seen`);
  else {
    const inView = boxes.filter((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < wide);
    if (!inView.length) problems.push(`${name} has the focus outside the window`);
    // WCAG 2.4.12 (AAA): no part of it is covered.
    const covered = inView.some((box) => {
      const y0 = Math.max(box.top, 0) + 2, y1 = Math.min(box.bottom, innerHeight) - 2;
      return [[box.left + 2, y0], [box.right - 2, y1], [(box.left + box.right) / 2, (y0 + y1) / 2]].some(([x, y]) => {
        const hit = document.elementFromPoint(Math.min(Math.max(x, 0), wide - 1), y);
        if (!hit || hit === element || element.contains(hit)) return false;
        // Rounded corners leave the corner to what lies around.
        return !hit.contains(element);
      });
    });
    if (covered) problems.push(`${name} has the focus and is covered`);
    // WCAG 2.4.13 (AAA), and 3 px of ours: the ring.
    const ring = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || ring < 3) problems.push(`${name} has no focus ring of 3 px`);
    else {
      const offset = parseFloat(style.outlineOffset);
      const paper = tools.paper(offset + ring > 0 ? element.parentElement : element);
      const ratio = paper && tools.contrast(tools.over(tools.colour(style.outlineColor), paper), paper);
      if (paper && ratio < 3) problems.push(`${name} has a focus ring of ${ratio.toFixed(1)}:1, less than 3:1`);
      const reach = Math.max(0, offset + ring - 1);
      const cutAt = (left, right, by) => boxes.some((box) => box.left - reach < left - 0.5 || box.right + reach > right + 0.5) &&
        problems.push(`${name} has a focus ring that is cut off by ${by}`);
      cutAt(0, wide, "the window");
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== "visible") {
          const frame = at.getBoundingClientRect();
          cutAt(frame.left, frame.right, tools.selectorOf(at));
        }
      }
    }
  }
  if (element.tabIndex > 0) problems.push(`${name} has a tabindex above 0`);
  window.__stops ??= [];
  const all = window.__stops;
  const before = all[all.length - 1];
  if (!all.includes(element)) all.push(element);
  const box = (boxes[0] ?? element.getBoundingClientRect());
  const place = { left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
  if (before && before !== element && all[all.length - 1] === element) {
    if (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) {
      problems.push(`${name} comes after ${tools.quote(tools.textOf(before))}, which stands behind it in the page`);
    } else if (window.__place && place.bottom < window.__place.top - 4 && place.left < window.__place.right - 4) {
      problems.push(`${name} comes after ${tools.quote(tools.textOf(before))}, and stands above it`);
    }
  }
  window.__place = place;
  return { selector: tools.selectorOf(element), index: all.indexOf(element), name, problems, player: element.matches("video, audio") };
}
