// Gives the focus to each element that takes it, in the order of the document, and looks at it there.
// Where the Tab key leads is another question, and the same in every mode.
(tools, look) => {
  window.__stops = [];
  window.__place = null;
  const found = [];
  for (const element of document.querySelectorAll(tools.TARGETS)) {
    element.focus();
    if (document.activeElement !== element) continue;
    const stop = look(tools);
    for (const words of stop.problems) found.push({ selector: stop.selector, words });
  }
  document.activeElement?.blur();
  return found;
}
