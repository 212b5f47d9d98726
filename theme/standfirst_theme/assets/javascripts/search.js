/* The door to the search: small, on every page. What searches is loaded once somebody turns to the box, or is on the
   page for it. Opened from a disk, where a browser reads no files beside a page, the box says what to do. */
(() => {
  "use strict";

  const box = document.querySelector(".sf-search");
  const opener = document.querySelector(".sf-search-open");
  if (!box || !opener) return;
  const form = box.querySelector("form");
  const input = form.querySelector("input");
  const panel = box.querySelector(".sf-search-panel");
  const status = box.querySelector("[role=status]");
  const pageOf = () => document.querySelector(".sf-search-page:not([data-sf-ready])");
  const fresh = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const typing = (element) =>
    element?.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName) && !/^(radio|checkbox|button)$/.test(element.type));
  const words = () => JSON.parse(box.dataset.sfWords);
  let load;
  let loaded = false;

  /* At once, in the reader's own gesture: else a telephone shows no keys. */
  const show = () => {
    if (matchMedia("(max-width: 59.9844em)").matches) box.dataset.sfFull = "";
    panel.hidden = false;
    input.focus();
    input.select();
  };
  const open = () => {
    const from = document.activeElement;
    show();
    load()?.then((script) => script?.opened(from));
  };

  /* Until the script is there, and where it never comes, the box can be put away all the same. */
  const close = () => {
    if (loaded || panel.hidden) return;
    panel.hidden = true;
    if (!("sfFull" in box.dataset)) return;
    delete box.dataset.sfFull;
    opener.focus();
  };
  box.querySelector(".sf-search-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => box.contains(event.target) || close());

  if (location.protocol === "file:") {
    const { disk } = words();
    load = () => {
      panel.hidden = false;
      status.textContent = disk;
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    const page = pageOf();
    if (page) page.querySelector("[role=status]").textContent = disk;
  } else {
    for (const name of ["sfSite", "sfPage", "sfScripts"]) {
      box.dataset[name] = new URL(box.dataset[name], location.href).href; // the address may change under a page
    }
    form.action = box.dataset.sfPage;
    const script = (name) => import(`${box.dataset.sfScripts}${name}.js`);
    let loading;
    load = () => {
      loading ||= Promise.all(["box", "index", "results", "settings"].map(script)).then(
        ([found]) => {
          loaded = true;
          return found;
        },
        () => {
          loading = undefined;
          panel.hidden = false;
          status.textContent = words().failed;
        },
      );
      return loading;
    };
    const start = async () => {
      if (!pageOf()) return;
      try {
        const { startPage } = await script("page");
        if (pageOf()) startPage(pageOf());
      } catch {
        pageOf().querySelector("[role=status]").textContent = words().failed;
      }
    };
    start();
    addEventListener("load", () => window.document$?.subscribe(start)); // pages that Material puts in place of others
  }

  const early = location.protocol === "file:" ? ["focusin"] : ["pointerenter", "focusin"];
  for (const element of [form, opener]) {
    for (const name of early) element.addEventListener(name, () => load());
  }
  opener.addEventListener("click", (event) => {
    if (!fresh(event)) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const letter =
      event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !letter) return;
    event.preventDefault();
    open();
  });
})();
