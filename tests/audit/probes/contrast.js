// WCAG 1.4.6 (AAA), worked out without axe: text stands out 7:1, large text 4.5:1.
(tools) => {
  const found = [];
  const told = new Set();
  for (const { node, parent } of tools.textNodes()) {
    if (parent.closest("svg")) continue;
    const paper = tools.paper(parent);
    if (!paper) continue;
    const style = getComputedStyle(parent);
    const ratio = tools.contrast(tools.over(tools.colour(style.color), paper), paper);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    const least = large ? 4.5 : 7;
    const key = tools.selectorOf(parent);
    if (ratio < least - 0.01 && !told.has(key)) {
      told.add(key);
      found.push(tools.finding(parent, `${tools.quote(node.data.trim())} stands out ${ratio.toFixed(1)}:1, less than ${least}:1`));
    }
  }
  return found;
}
