// What html-validate looks for: all that it recommends, for whole documents and for access.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // A hash guards what another host sends; here all comes from one host, with the page.
    "require-sri": "off",
    // A title says which page it is and where one is; search results may shorten it.
    "long-title": "off",
    // A number in a link stays as the publisher wrote it, so that it can be found and copied.
    "tel-non-breaking": "off",
  },
};
