// What can be reached by keyboard and was not, after a walk through the page.
(tools) => {
  const visited = new Set(window.__stops ?? []);
  const radios = (element) => element.type === "radio";
  return tools.targets()
    .filter((element) => element.tabIndex >= 0 && !element.disabled && !radios(element) && !visited.has(element))
    .map((element) => tools.finding(element, `${tools.quote(tools.textOf(element) || element.tagName)} is never reached with the Tab key`));
}
