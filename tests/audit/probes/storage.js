// Nobody is tracked: nothing is kept in the reader's browser. (Cookies are counted from outside.)
() => {
  const found = [];
  for (const name of ["localStorage", "sessionStorage"]) {
    const keys = Object.keys(window[name]);
    if (keys.length) found.push({ selector: "html", words: `${name} holds ${keys.join(", ")}` });
  }
  if (document.cookie) found.push({ selector: "html", words: `a cookie is set: ${document.cookie}` });
  return found;
}
