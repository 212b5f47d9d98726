/* What a reader does with a page, in a few lines: copy a quote with its source or how to cite it, put an explanation away with Esc, press
   with keys what is drawn as a button, and print what is folded. Nothing here is needed to read; the buttons that need it
   are hidden without scripts. */
(() => {
  "use strict";

  const root = document.documentElement.dataset;
  if ("sfReading" in root) return; // a page that Material puts in place of another brings this script again
  root.sfReading = "";
  const words = document.currentScript.dataset;
  const status = document.body.appendChild(document.createElement("p"));
  status.className = "sf-unseen";
  status.setAttribute("role", "status");

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /* As plain text and as HTML: “words” – speaker, publisher, date, address. */
  const copyOf = (button) => {
    const figure = button.closest(".sf-quote");
    const said = figure.querySelector("blockquote");
    const ours = figure.querySelector(".sf-translated")?.textContent.trim();
    const note = (place) => (ours && !place ? ` (${ours})` : ""); // nobody said these words: the desk put them so
    const paragraphs = [...said.querySelectorAll("p")];
    const address = new URL(button.dataset.sfAt, location.href).href;
    const by = button.dataset.sfBy;
    const html = paragraphs.map((one, place) => {
      const { lang } = one.closest("[lang]"); // the page's own language is said of a copy, which leaves the page
      return `<p lang="${escaped(lang)}" dir="${getComputedStyle(one).direction}">${escaped(one.textContent + note(place))}</p>`;
    });
    const cite = escaped(said.getAttribute("cite") || address);
    const link = `<a href="${escaped(address)}">${escaped(address)}</a>`;
    return {
      "text/plain": `${paragraphs.map((one, place) => one.textContent + note(place)).join("\n")}\n– ${by}, ${address}`,
      "text/html": `<blockquote cite="${cite}">${html.join("")}</blockquote><p>– ${escaped(by)}, ${link}</p>`,
    };
  };

  /* Older browsers, and pages that are not served over https or from this machine, have no clipboard to write to. */
  const copyByEvent = (copy) => {
    let done = false;
    const fill = (event) => {
      Object.entries(copy).forEach(([type, text]) => event.clipboardData.setData(type, text));
      event.preventDefault();
      event.stopImmediatePropagation(); // another's listener would put its own words there
      done = true;
    };
    document.addEventListener("copy", fill, true);
    const ran = document.execCommand("copy");
    document.removeEventListener("copy", fill, true);
    return ran && done;
  };

  const written = async (copy) => {
    try {
      const blobs = Object.entries(copy).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByEvent(copy);
    }
  };

  let last;
  const told = (button, text) => {
    clearTimeout(last);
    document.querySelectorAll(".sf-copied").forEach((other) => other.classList.remove("sf-copied"));
    status.textContent = "";
    button.classList.add("sf-copied");
    requestAnimationFrame(() => (status.textContent = text)); // the same words again are news only after none
    last = setTimeout(() => button.classList.remove("sf-copied"), 2500);
  };

  /* How to cite: the text beside the button goes to the clipboard, or into a file, whose lines end as its form wants. */
  const cited = (button) => button.closest(".sf-cite-form").querySelector("pre").textContent;

  const save = (button) => {
    const name = button.dataset.sfFile;
    const lines = `${cited(button)}\n`;
    const text = name.endsWith(".ris") ? lines.replaceAll("\n", "\r\n") : lines;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a browser may ask its reader first where to put it
  };

  document.addEventListener("click", async (event) => {
    const saves = event.target.closest?.(".sf-save-text");
    if (saves) save(saves);
    const button = event.target.closest?.(".sf-copy-text");
    if (!button) return;
    if (await written({ "text/plain": cited(button) })) {
      told(button, button.dataset.sfSaid);
    } else {
      const details = button.closest(".sf-cite-form").querySelector("details");
      details.open = true;
      getSelection().selectAllChildren(details.querySelector("pre"));
    }
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".sf-copy-quote");
    if (!button) return;
    if (await written(copyOf(button))) {
      told(button, words.sfCopied);
    } else {
      getSelection().selectAllChildren(button.closest(".sf-quote").querySelector("blockquote"));
      status.textContent = words.sfSelected;
    }
  });

  const quiet = (on) => document.documentElement.classList.toggle("sf-quiet", on);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") quiet(true);
  });
  for (const name of ["focusin", "pointerover"]) {
    document.addEventListener(name, (event) => event.target.closest?.(".sf-term") && quiet(false));
  }

  /* The switch of light and dark is a group of radio buttons, drawn as one button: the one that is drawn has the focus,
     and is pressed as a button is. */
  const choices = () => [...document.querySelectorAll("[name=__palette]")];
  const drawn = (choice) => choice.nextElementSibling?.matches("label:not([hidden])");
  document.addEventListener("focusin", ({ target }) => {
    if (target.name !== "__palette" || drawn(target)) return;
    const shown = choices().find(drawn);
    if (!shown) return;
    shown.checked = true;
    shown.focus();
  });
  const press = (event) => {
    if (event.target.name !== "__palette" || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // Material's script, once it is here, would switch back at Enter
    const all = choices();
    const next = all[(all.indexOf(event.target) + 1) % all.length];
    next.click();
    next.focus();
  };
  document.addEventListener("keydown", press, true);

  /* The menu of small screens: its first link has the focus, Esc gives it back, and who leaves it closes it. */
  const menu = document.getElementById("__drawer");
  const opener = document.querySelector(".sf-press:has([for=__drawer])");
  if (menu && opener) {
    const inside = (element) => element?.closest?.(".md-sidebar--primary");
    const say = () => opener.setAttribute("aria-expanded", menu.checked);
    const close = () => menu.checked && menu.click();
    say();
    menu.addEventListener("change", () => {
      say();
      if (menu.checked) document.querySelector(".md-sidebar--primary a")?.focus({ preventScroll: true });
    });
    document.addEventListener("focusin", ({ target }) => inside(target) || target === opener || close());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.checked) return;
      close();
      opener.focus();
    });
  }

  /* Every sheet says where it is from, and all but the first, which has the masthead, what it is of. All signs are
     written as numbers, so that no title and no address ends its string. */
  const content = (text) => [...text].map((sign) => `\\${sign.codePointAt(0).toString(16)} `).join("");
  const running = document.head.appendChild(document.createElement("style"));
  const line = "font: 8pt system-ui, sans-serif; color: #555; white-space: nowrap; content:";
  const run = () => {
    const from = document.querySelector("link[rel=canonical]")?.href || location.href.replace(/[?#].*/, "");
    running.textContent = `@page{@top-left{${line} "${content(document.title)}"}@bottom-left{${line} "${content(from)}"}}
      @page:first{@top-left{content:none}}`;
  };
  run();

  /* On paper nothing can be unfolded. */
  let folded = [];
  addEventListener("beforeprint", () => {
    run();
    folded = [...document.querySelectorAll(".sf details:not([open])")];
    folded.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));
})();
