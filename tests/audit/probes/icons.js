// WCAG 1.4.1: a shape or a colour never speaks alone; its word stands beside it.
(tools) => {
  const found = [];
  const wordsBeside = (drawing) => {
    let at = drawing;
    for (let steps = 0; steps < 3 && at && at !== document.body; steps++, at = at.parentElement) {
      if (/\p{L}|\p{N}/u.test(at.textContent)) return true;
    }
    return false;
  };
  for (const drawing of document.querySelectorAll("svg, img, [role='img'], i[class]")) {
    if (!tools.seen(drawing)) continue;
    const box = drawing.getBoundingClientRect();
    if (box.width > 64 || box.height > 64) continue;
    const named = drawing.getAttribute("aria-label") || drawing.getAttribute("alt") ||
      drawing.querySelector?.(":scope > title");
    if (!named && !wordsBeside(drawing)) found.push(tools.finding(drawing, "a sign without a word"));
  }
  return found;
}
