// WCAG 2.5.5 (AAA): what can be clicked is at least 44 by 44 px, links within a sentence excepted.
(tools) => {
  const SIDE = 44;
  // A link of a sentence: a word that is no link stands with it in its block (“See all changes.”).
  const inASentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = tools.blockOf(element);
    const copy = block.cloneNode(true);
    for (const target of copy.querySelectorAll(tools.TARGETS)) target.remove();
    return (copy.textContent.match(/\p{L}{2,}/gu) || []).length >= 1;
  };
  const bounds = (element) => {
    const boxes = [...element.getClientRects()];
    return {
      left: Math.min(...boxes.map((box) => box.left)),
      right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  };
  // A label, a wrapper or a stretched ::after can make the place that answers larger than the box.
  const answersAround = (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = bounds(element);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const answers = (atX, atY) => {
      const hit = document.elementFromPoint(atX, atY);
      return hit && (hit === element || element.contains(hit) || hit.closest("label")?.control === element);
    };
    const reach = (dx, dy) => {
      let far = 0;
      while (far < SIDE && answers(x + dx * (far + 1), y + dy * (far + 1))) far += 1;
      return far;
    };
    return reach(-1, 0) + reach(1, 0) >= SIDE - 1 && reach(0, -1) + reach(0, 1) >= SIDE - 1;
  };
  const found = [];
  for (const element of tools.targets()) {
    if (element.id === "main" || element.tabIndex < 0) continue;
    // The skip link waits outside the window until it has the focus; its own size counts.
    const { left, right, top, bottom } = bounds(element);
    const [wide, high] = [right - left, bottom - top];
    if (wide >= SIDE - 0.5 && high >= SIDE - 0.5) continue;
    if (inASentence(element) || answersAround(element)) continue;
    const size = `${Math.round(wide)} × ${Math.round(high)} px`;
    found.push(tools.finding(element, `${tools.quote(tools.textOf(element) || element.tagName)} is ${size}, less than 44 × 44`));
  }
  scrollTo(0, 0);
  return found;
}
