// WCAG 1.4.4, 1.4.12: text is never cut off, and never lies upon other text.
(tools) => {
  const found = [];
  const cuts = (style) => [style.overflowX, style.overflowY].some((o) => o === "hidden" || o === "clip");
  for (const { node, parent } of tools.textNodes()) {
    for (let at = parent; at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (!cuts(style)) continue;
      const frame = at.getBoundingClientRect();
      const cut = tools.boxesOf(node).some(
        (box) =>
          (style.overflowX !== "visible" && (box.right > frame.right + 2 || box.left < frame.left - 2)) ||
          (style.overflowY !== "visible" && (box.bottom > frame.bottom + 2 || box.top < frame.top - 2)),
      );
      if (cut) {
        found.push(tools.finding(parent, `${tools.quote(node.data.trim())} is cut off by ${tools.selectorOf(at)}`));
        break;
      }
    }
  }

  // Two texts of different blocks may not share more than a sliver.
  const boxes = [];
  for (const { node, parent, block } of tools.textNodes()) {
    const layer = parent.closest("[popover]");
    for (const box of tools.boxesOf(node)) boxes.push({ box, parent, block, layer, text: node.data.trim() });
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  const told = new Set();
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.block === b.block || a.layer !== b.layer || told.has(a.block)) continue;
      const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      if (wide > 2 && high > 0.35 * Math.min(a.box.height, b.box.height)) {
        told.add(a.block);
        found.push(tools.finding(a.parent, `${tools.quote(a.text)} lies upon ${tools.quote(b.text)}`));
      }
    }
  }
  return found;
}
