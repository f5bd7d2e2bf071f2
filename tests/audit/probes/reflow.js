// WCAG 1.4.10: a page never scrolls sideways, and nothing sticks out of it.
(tools) => {
  const found = [];
  const root = document.documentElement;
  const wide = root.clientWidth;
  const sideways = Math.max(root.scrollWidth, document.body.scrollWidth) - wide;
  if (sideways > 0) {
    found.push({ selector: "html", words: `the page scrolls sideways by ${sideways} px` });
  }
  for (const { node, parent } of tools.textNodes()) {
    const out = tools.boxesOf(node).some((box) => box.right > wide + 1 || box.left < -1);
    if (out && !parent.matches("a[href^='#']")) {
      found.push(tools.finding(parent, `${tools.quote(node.data.trim())} sticks out of the window`));
    }
  }
  return found;
}
