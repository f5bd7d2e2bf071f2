// Whoever jumps from landmark to landmark misses nothing: every piece of content stands in one.
(tools) => {
  const LANDMARKS =
    'main, nav, aside, body > header, body > footer, [role="banner"], [role="main"], ' +
    '[role="contentinfo"], [role="navigation"], [role="complementary"], [role="search"], search';
  const found = [];
  for (const { node, parent } of tools.textNodes()) {
    if (!parent.closest(LANDMARKS)) {
      found.push(tools.finding(parent, `${tools.quote(node.data.trim())} stands in no landmark`));
    }
  }
  const mains = document.querySelectorAll('main, [role="main"]').length;
  if (mains !== 1) found.push({ selector: "body", words: `there are ${mains} main parts, not one` });
  return found;
}
